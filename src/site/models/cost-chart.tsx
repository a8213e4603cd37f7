import type { CostPoint } from '#simulators';
import type { JSX } from 'preact';
import { formatDollars, formatPower } from './format-number.ts';
import { logScale, powersOfTen, roundTicks } from './scale.ts';

export interface CostChartProps {
  readonly points: readonly CostPoint[];
  readonly breakEven: number | undefined;
  /** Where the reader is. */
  readonly requestsPerDay: number;
  readonly title: string;
}

const width = 640;
const height = 320;
const margin = { top: 16, right: 16, bottom: 48, left: 64 };
const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };

/** A month's bill over the requests a day: the function rises with them, the servers do not. */
export function CostChart({ points, breakEven, requestsPerDay, title }: CostChartProps): JSX.Element {
  const range = [points[0]?.requestsPerDay ?? 1, points.at(-1)?.requestsPerDay ?? 10] as const;
  const servers = points[0]?.servers ?? 0;
  const ticks = roundTicks(servers * 2.5);
  const most = ticks.at(-1) ?? 1;
  const x = logScale(range, inner.width);
  const y = (dollars: number): number => inner.height - (Math.min(dollars, most) / most) * inner.height;
  const lambda = points.map(({ requestsPerDay: at, lambda: cost }) => `${x(at).toFixed(1)},${y(cost).toFixed(1)}`);
  return (
    <svg class="model-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
      <g transform={`translate(${margin.left},${margin.top})`}>
        {ticks.map((tick) => (
          <g transform={`translate(0,${y(tick).toFixed(1)})`}>
            <line class="model-grid" x2={inner.width} />
            <text class="model-tick" x={-8} dy="0.32em" text-anchor="end">
              {tick === 0 ? '$0' : formatDollars(tick).replace('.00', '')}
            </text>
          </g>
        ))}
        {powersOfTen(range).map((power) => (
          <g transform={`translate(${x(power).toFixed(1)},${inner.height})`}>
            <line class="model-grid" y2={5} />
            <text class="model-tick" y={20} text-anchor="middle">
              {formatPower(power)}
            </text>
          </g>
        ))}
        <text class="model-axis" x={inner.width / 2} y={inner.height + 42} text-anchor="middle">
          requests a day
        </text>
        <text class="model-axis" transform={`translate(-52,${inner.height / 2}) rotate(-90)`} text-anchor="middle">
          US dollars a month
        </text>
        <line class="model-servers" x2={inner.width} y1={y(servers)} y2={y(servers)} />
        <polyline class="model-lambda" points={lambda.join(' ')} />
        {breakEven !== undefined && breakEven >= range[0] && breakEven <= range[1] && (
          <circle class="model-meeting" cx={x(breakEven)} cy={y(servers)} r={6} />
        )}
        <line class="model-here" x1={x(requestsPerDay)} x2={x(requestsPerDay)} y2={inner.height} />
      </g>
    </svg>
  );
}
