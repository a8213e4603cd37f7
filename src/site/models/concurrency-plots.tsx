import type { ConcurrencyResult, HistoryPoint } from '#simulators';
import type { JSX } from 'preact';
import { formatAfter } from '../workbench/format-after.ts';
import { CountTable } from './count-table.tsx';
import { formatCount, formatPower } from './format-number.ts';
import { Plot, pointsOf, type Tick } from './plot.tsx';
import { roundTicks, timeMarks } from './scale.ts';
import { TableBox } from './table-box.tsx';

interface PlotsProps {
  readonly result: ConcurrencyResult;
  readonly connectionLimit: number;
  /** What the charts show, in words. */
  readonly label: string;
}

/** Two charts over the same time: what runs at once, under its limits; and what waits or has come to nothing. */
export function ConcurrencyPlots({ result, connectionLimit, label }: PlotsProps): JSX.Element {
  const { history, limit, peakConcurrency, settledMs } = result;
  const times = timeMarks(Math.max(settledMs, 1_000));
  const longest = times.at(-1) ?? 1;
  const xTicks = times.map((time, index) => ({
    at: time / longest,
    text: formatAfter(time),
    isMinor: index % 2 === 1,
  }));
  const x = ({ atMs }: HistoryPoint): number => atMs / longest;
  // A limit that is far above all that happens is left out, so that what happens can be seen.
  const nearby = [limit, connectionLimit].filter((one) => one <= 2 * Math.max(peakConcurrency, 5));
  const running = countAxis(Math.max(5, peakConcurrency, ...nearby));
  const standing = countAxis(Math.max(5, ...history.flatMap(({ waiting, notDone }) => [waiting, notDone])));
  const lineAt = (count: number, name: string): JSX.Element | false =>
    count <= running.most && (
      <line class={name} x2={100} y1={100 - (count / running.most) * 100} y2={100 - (count / running.most) * 100} />
    );
  return (
    <>
      <Plot
        label={label}
        xTitle="time since the beginning"
        yTitle="invocations at once"
        xTicks={xTicks}
        yTicks={running.ticks}
      >
        {lineAt(connectionLimit, 'model-connections')}
        {lineAt(limit, 'model-limit')}
        <polyline
          class="model-running"
          points={pointsOf(history.map((point) => [x(point), point.running / running.most]))}
        />
      </Plot>
      <ul class="model-legend">
        <li class="model-key-running">Invocations that run</li>
        <li class="model-key-limit">The function's limit: {describeLimit(limit, running.most)}</li>
        <li class="model-key-connections">
          Connections of the database: {describeLimit(connectionLimit, running.most)}
        </li>
      </ul>
      <Plot
        label="What waits over time, and what has come to nothing. The table has the numbers."
        xTitle="time since the beginning"
        yTitle="requests"
        xTicks={xTicks}
        yTicks={standing.ticks}
      >
        <polyline
          class="model-waiting"
          points={pointsOf(history.map((point) => [x(point), point.waiting / standing.most]))}
        />
        <polyline
          class="model-not-done"
          points={pointsOf(history.map((point) => [x(point), point.notDone / standing.most]))}
        />
      </Plot>
      <ul class="model-legend">
        <li class="model-key-waiting">Waiting</li>
        <li class="model-key-not-done">Refused, failed, given up, or dead letters, so far</li>
      </ul>
    </>
  );
}

/** A limit, and whether it lies beyond what is drawn. */
function describeLimit(count: number, most: number): string {
  return count <= most ? formatCount(count) : `${formatCount(count)}, above the chart`;
}

function countAxis(most: number): { readonly most: number; readonly ticks: readonly Tick[] } {
  const counts = roundTicks(most);
  const highest = counts.at(-1) ?? 1;
  return { most: highest, ticks: counts.map((count) => ({ at: count / highest, text: formatPower(count) })) };
}

/** Of the stretches of time, so many are in the table. */
const everySo = 6;

/** What the charts show, as numbers. */
export function ConcurrencyTable({ history }: { readonly history: readonly HistoryPoint[] }): JSX.Element {
  return (
    <TableBox caption="Over time">
      <thead>
        <tr>
          <th scope="col">After</th>
          <th scope="col">Running</th>
          <th scope="col">Waiting</th>
          <th scope="col">Come to nothing</th>
        </tr>
      </thead>
      <tbody>
        {history
          .filter((_, index) => index % everySo === 0)
          .map(({ atMs, running, waiting, notDone }) => (
            <tr>
              <th scope="row">{formatAfter(atMs)}</th>
              <td>{formatCount(running)}</td>
              <td>{formatCount(waiting)}</td>
              <td>{formatCount(notDone)}</td>
            </tr>
          ))}
      </tbody>
    </TableBox>
  );
}

/** What became of the requests. Each is in one of the rows above the line of attempts. */
export function OutcomeTable({ result }: { readonly result: ConcurrencyResult }): JSX.Element {
  const rows = [
    ['Done', result.done],
    ['Refused: status 429', result.refused],
    ['Failed for good: no connection', result.lostByErrors],
    ['Given up: too old', result.tooOld],
    ['In the dead-letter queue', result.deadLettered],
    ['Requests in all', result.requests],
    ['Attempts that were throttled', result.throttledAttempts],
    ['Attempts that found no connection', result.failedAttempts],
    ['Invocations at once, at most', result.peakConcurrency],
    ['Left for other functions', result.leftForOthers],
  ] as const;
  return <CountTable rows={rows.map(([what, count]) => [what, formatCount(count)])} />;
}
