import type { Bill, Way } from '#simulators';
import type { JSX } from 'preact';
import { formatPower } from './format-number.ts';
import { Plot, pointsOf } from './plot.tsx';
import { logScale, powersOfTen } from './scale.ts';
import { trafficTicks } from './traffic-ticks.ts';

/** What each way costs at some traffic. */
export interface ExplorerPoint {
  readonly requestsPerDay: number;
  readonly bills: Readonly<Record<Way, Bill>>;
}

export interface CostExplorerChartProps {
  readonly points: readonly ExplorerPoint[];
  /** Where a fleet first costs less than Lambda. */
  readonly meetings: readonly ExplorerPoint[];
  /** Where the reader is. */
  readonly requestsPerDay: number;
  /** What the chart shows, in words. */
  readonly label: string;
}

/** Below a dollar a month, nothing is compared any more: there is the floor of the chart. */
const least = 1;
const ways: readonly Way[] = ['ec2', 'fargate', 'lambda'];

/** A month's bill of three ways over the requests a day, both in powers of ten. */
export function CostExplorerChart({ points, meetings, requestsPerDay, label }: CostExplorerChartProps): JSX.Element {
  const range = [points[0]?.requestsPerDay ?? 1, points.at(-1)?.requestsPerDay ?? 10] as const;
  const most = Math.max(10, ...points.flatMap(({ bills }) => ways.map((way) => bills[way].total)));
  const dollars = [least, 10 ** Math.ceil(Math.log10(most))] as const;
  const x = logScale(range, 1);
  const height = logScale(dollars, 1);
  const y = (total: number): number => height(Math.max(least, total));
  const here = x(requestsPerDay) * 100;
  return (
    <Plot
      label={label}
      xTitle="requests a day"
      yTitle="US dollars a month"
      xTicks={trafficTicks(range, x)}
      yTicks={powersOfTen(dollars).map((power) => ({
        at: y(power),
        text: power === least ? `≤ $${power}` : `$${formatPower(power)}`,
      }))}
      points={meetings.map(({ requestsPerDay: at, bills }) => [x(at), y(bills.lambda.total)])}
    >
      {ways.map((way) => (
        <polyline
          class={`model-${way === 'ec2' ? 'servers' : way}`}
          points={pointsOf(points.map(({ requestsPerDay: at, bills }) => [x(at), y(bills[way].total)]))}
        />
      ))}
      <line class="model-here" x1={here} x2={here} y2={100} />
    </Plot>
  );
}
