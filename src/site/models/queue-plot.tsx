import type { JSX } from 'preact';
import { formatAfter } from '../workbench/format-after.ts';
import { Plot, pointsOf } from './plot.tsx';
import { describeQueue, somePoints, type QueueChart, type QueuePoint } from './queue-chart.ts';
import { roundTicks, timeMarks } from './scale.ts';
import { TableBox } from './table-box.tsx';

type Series = Exclude<keyof QueuePoint, 'afterMs'>;

const series: readonly Series[] = ['visible', 'inFlight', 'done', 'dead'];

/** How many messages are in sight, in flight, done and dead over time. */
export function QueuePlot({ chart }: { readonly chart: QueueChart }): JSX.Element {
  const { points, endMs } = chart;
  const countTicks = roundTicks(Math.max(4, ...points.flatMap((point) => series.map((name) => point[name]))));
  const most = countTicks.at(-1) ?? 1;
  const timeTicks = timeMarks(endMs);
  const longest = timeTicks.at(-1) ?? 1;
  // Where a count stays as it is, its line goes on: that keeps the page small.
  const line = (name: Series): string =>
    pointsOf(
      points
        .filter((point, index) => index === 0 || point[name] !== points[index - 1]?.[name])
        .flatMap((point, index, changes): [number, number][] => [
          [point.afterMs / longest, point[name] / most],
          [(changes[index + 1]?.afterMs ?? longest) / longest, point[name] / most],
        ]),
    );
  return (
    <Plot
      label={describeQueue(chart)}
      xTitle="time since the first message"
      yTitle="messages"
      xTicks={timeTicks.map((time, index) => ({
        at: time / longest,
        text: formatAfter(time),
        isMinor: index % 2 === 1,
      }))}
      yTicks={countTicks.map((count) => ({ at: count / most, text: String(count) }))}
    >
      {series.map((name) => (
        <polyline class={`model-line model-line-${name}`} points={line(name)} />
      ))}
    </Plot>
  );
}

const mostRows = 24;

function leftOut(shown: number, all: number, what: string): string {
  return shown < all ? ` (${shown} of ${all} ${what})` : '';
}

/** What the chart shows, as numbers. */
export function QueueTable({ chart }: { readonly chart: QueueChart }): JSX.Element {
  const rows = somePoints(chart.points, mostRows);
  return (
    <TableBox caption={`Messages over time${leftOut(rows.length, chart.points.length, 'changes')}`}>
      <thead>
        <tr>
          <th scope="col">After</th>
          <th scope="col">In sight</th>
          <th scope="col">In flight</th>
          <th scope="col">Done</th>
          <th scope="col">Dead letters</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ afterMs, visible, inFlight, done, dead }) => (
          <tr>
            <th scope="row">{formatAfter(afterMs)}</th>
            <td>{visible}</td>
            <td>{inFlight}</td>
            <td>{done}</td>
            <td>{dead}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

/** The invocations, one for each batch. */
export function BatchTable({ chart }: { readonly chart: QueueChart }): JSX.Element {
  const rows = chart.batches.slice(0, mostRows);
  return (
    <TableBox caption={`Batches that the function got${leftOut(rows.length, chart.batches.length, 'batches')}`}>
      <thead>
        <tr>
          <th scope="col">After</th>
          <th scope="col">Messages</th>
          <th scope="col">Environment</th>
          <th scope="col">Start</th>
          <th scope="col">Took</th>
          <th scope="col">Outcome</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ afterMs, messages, environment, isCold, durationMs, hasFailed }) => (
          <tr>
            <th scope="row">{formatAfter(afterMs)}</th>
            <td>{messages}</td>
            <td>{environment}</td>
            <td>{isCold ? 'cold' : 'warm'}</td>
            <td>{formatAfter(durationMs)}</td>
            <td>{hasFailed ? 'failed' : 'answered'}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
