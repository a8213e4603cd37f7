import type { CloudState } from '#sandbox';
import type { JSX } from 'preact';
import { counted } from './counted.ts';
import { formatJson } from './format-json.ts';

type Events = CloudState['buses'][string];

/** The events that were put on a bus, and which rules matched each. */
export function BusView({ name, events }: { name: string; events: Events }): JSX.Element {
  const lost = events.filter(({ rules }) => rules.every(({ matched }) => !matched)).length;
  return (
    <details>
      <summary>
        Event bus {name}{' '}
        <span class="wb-dim">
          {counted(events.length, 'event')}
          {lost > 0 && `, ${lost === 1 ? 'one' : lost} matched by no rule`}
        </span>
      </summary>
      {events.length === 0 ? (
        <p class="wb-note">No event was put on it.</p>
      ) : (
        <ul class="wb-list">
          {events.slice(0, mostShown).map((event) => (
            <li>
              <EventView event={event} />
            </li>
          ))}
          {events.length > mostShown && <li class="wb-note">… and {events.length - mostShown} more.</li>}
        </ul>
      )}
    </details>
  );
}

/** As many as somebody may want to open. */
const mostShown = 50;

function EventView({ event: { putAt: _putAt, rules, ...event } }: { event: Events[number] }): JSX.Element {
  const matched = rules.filter((rule) => rule.matched).length;
  return (
    <details>
      <summary>
        <code>{event['detail-type']}</code> from <code>{event.source}</code>{' '}
        <span class="wb-dim">
          {rules.length === 0 ? 'no rule' : `${matched} of ${counted(rules.length, 'rule')} matched`}
        </span>
      </summary>
      <ul class="wb-rules" aria-label="Rules">
        {rules.map((rule) => (
          <li>
            The rule {rule.rule}{' '}
            {rule.matched ? (
              <>
                <strong>matches</strong>, and tells{' '}
                {rule.targets.length === 0 ? 'nobody, as it has no target' : rule.targets.join(', ')}.
                {rule.inputs?.map(({ target, text }) => (
                  <>
                    {' '}
                    In place of the event, the {target} gets <code>{text}</code>.
                  </>
                ))}
              </>
            ) : (
              'does not match.'
            )}{' '}
            Its pattern: <code>{JSON.stringify(rule.eventPattern)}</code>
          </li>
        ))}
        {rules.length === 0 && <li>The bus has no rule, so nobody gets the event.</li>}
      </ul>
      <pre tabIndex={0} role="group" aria-label="The event">
        {formatJson(event)}
      </pre>
    </details>
  );
}
