import type { CloudState } from '#sandbox';
import type { JSX } from 'preact';
import { counted } from './counted.ts';

type Published = CloudState['topics'][string];

/** What was published to a topic, who got it, and whom a filter policy kept it from. */
export function TopicView({ name, published }: { name: string; published: Published }): JSX.Element {
  const deliveries = published.reduce((sum, { deliveredTo }) => sum + deliveredTo.length, 0);
  const filtered = published.reduce((sum, { filteredOut }) => sum + filteredOut.length, 0);
  return (
    <details>
      <summary>
        Topic {name}{' '}
        <span class="wb-dim">
          {counted(published.length, 'message')}, {deliveries} delivered
          {filtered > 0 && `, ${filtered} filtered out`}
        </span>
      </summary>
      {published.length === 0 ? (
        <p class="wb-note">Nothing was published.</p>
      ) : (
        <ul class="wb-list">
          {published.slice(0, mostShown).map(({ message, subject, attributes, deliveredTo, filteredOut }) => (
            <li>
              {subject !== undefined && <p class="wb-scenario-name">{subject}</p>}
              <pre tabIndex={0}>{message}</pre>
              <p class="wb-note">
                {Object.entries(attributes).map(([key, value]) => `${key}: ${value}. `)}
                {deliveredTo.length === 0 ? 'Delivered to nobody.' : `Delivered to ${deliveredTo.join(', ')}.`}
                {filteredOut.length > 0 && ` Filtered out for ${filteredOut.join(', ')}.`}
              </p>
            </li>
          ))}
          {published.length > mostShown && <li class="wb-note">… and {published.length - mostShown} more.</li>}
        </ul>
      )}
    </details>
  );
}

/** As many as somebody may want to read. */
const mostShown = 50;
