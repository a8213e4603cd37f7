import type { CostPoint } from '#simulators';
import type { JSX } from 'preact';
import { formatDollars } from './format-number.ts';
import { Plot, pointsOf } from './plot.tsx';
import { logScale, roundTicks } from './scale.ts';
import { trafficTicks } from './traffic-ticks.ts';

export interface CostChartProps {
  readonly points: readonly CostPoint[];
  readonly breakEven: number | undefined;
  /** Where the reader is. */
  readonly requestsPerDay: number;
  /** What the chart shows, in words. */
  readonly label: string;
}

/** A month's bill over the requests a day: the function rises with them, the servers do not. */
export function CostChart({ points, breakEven, requestsPerDay, label }: CostChartProps): JSX.Element {
  const range = [points[0]?.requestsPerDay ?? 1, points.at(-1)?.requestsPerDay ?? 10] as const;
  const servers = points[0]?.servers ?? 0;
  const ticks = roundTicks(servers * 2.5);
  const most = ticks.at(-1) ?? 1;
  const x = logScale(range, 1);
  const y = (dollars: number): number => dollars / most;
  const isShown = breakEven !== undefined && breakEven >= range[0] && breakEven <= range[1];
  const here = x(requestsPerDay) * 100;
  return (
    <Plot
      label={label}
      xTitle="requests a day"
      yTitle="US dollars a month"
      xTicks={trafficTicks(range, x)}
      yTicks={ticks.map((tick) => ({ at: y(tick), text: formatDollars(tick).replace('.00', '') }))}
      points={isShown ? [[x(breakEven), y(servers)]] : []}
    >
      <line class="model-servers" x2={100} y1={100 - y(servers) * 100} y2={100 - y(servers) * 100} />
      <polyline
        class="model-lambda"
        points={pointsOf(points.map(({ requestsPerDay: at, lambda }) => [x(at), y(lambda)]))}
      />
      <line class="model-here" x1={here} x2={here} y2={100} />
    </Plot>
  );
}
