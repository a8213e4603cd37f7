import type { Transcript } from '#sandbox';
import type { JSX } from 'preact';
import { formatAfter } from './format-after.ts';
import { timelineOf } from './timeline.ts';

/** What happened around the function over virtual time: who called it, what failed, was tried again, or was given up. */
export function TimelineView({ transcript }: { readonly transcript: Transcript }): JSX.Element | null {
  const timeline = timelineOf(transcript);
  if (timeline === undefined) return null;
  const { rows, more, summary } = timeline;
  const end = Math.max(...rows.map(({ afterMs, durationMs }) => afterMs + durationMs), 1);
  return (
    <details class="wb-cloud" open={rows.some(({ mood }) => mood === 'bad')}>
      <summary>
        Timeline <span class="wb-dim">{summary}</span>
      </summary>
      <div class="wb-scroll" tabIndex={0} role="group" aria-label="Timeline">
        <table>
          <thead>
            <tr>
              <th scope="col">After</th>
              <th scope="col">What happened</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ afterMs, durationMs, title, detail, mood }) => (
              <tr class={`wb-row-${mood}`}>
                <td class="wb-number">{formatAfter(afterMs)}</td>
                <td>
                  <strong>{title}</strong>
                  <br />
                  {detail}
                  <span
                    class="wb-bar-line"
                    aria-hidden="true"
                    style={`--from:${(afterMs / end) * 99}%;--long:${Math.max(1, (durationMs / end) * 100)}%`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {more > 0 && <p class="wb-note">… and {more} more that are not shown.</p>}
      </div>
    </details>
  );
}
