import type { PowerPoint, PowerTuning } from '#simulators';
import type { JSX } from 'preact';
import { formatAfter } from '../workbench/format-after.ts';
import { formatCount, formatDollars } from './format-number.ts';
import { percent, Plot, pointsOf } from './plot.tsx';
import { logScale, roundTicks } from './scale.ts';

export interface PowerChartProps {
  readonly tuning: PowerTuning;
  /** What the chart shows, in words. */
  readonly label: string;
}

/** Sizes that are written at the axis. */
const written = [128, 256, 512, 1_024, 1_769, 4_096, 10_240];

/** Time and cost over the memory size, each with an axis of its own, and three sizes that are marked. */
export function PowerChart({ tuning, label }: PowerChartProps): JSX.Element {
  const { points } = tuning;
  const x = logScale([written[0] ?? 128, written.at(-1) ?? 10_240], 1);
  const timeTicks = roundTicks(Math.max(...points.map(({ durationMs }) => durationMs), 1));
  const costTicks = roundTicks(Math.max(...points.map(({ dollars }) => dollars), 0.000_001));
  const time = ({ durationMs }: PowerPoint): number => durationMs / (timeTicks.at(-1) ?? 1);
  const cost = ({ dollars }: PowerPoint): number => dollars / (costTicks.at(-1) ?? 1);
  const line = (y: (point: PowerPoint) => number): string =>
    pointsOf(points.map((point) => [x(point.memoryMb), y(point)]));
  return (
    <Plot
      label={label}
      xTitle="memory in MB"
      yTitle="duration of a warm invocation"
      xTicks={written.map((memoryMb, index) => ({
        at: x(memoryMb),
        text: formatCount(memoryMb),
        isMinor: index % 2 === 1,
      }))}
      yTicks={timeTicks.map((tick) => ({ at: tick / (timeTicks.at(-1) ?? 1), text: formatAfter(tick) }))}
      right={{
        title: 'US dollars for a million invocations',
        ticks: costTicks.map((tick) => ({ at: tick / (costTicks.at(-1) ?? 1), text: formatDollars(tick) })),
      }}
      above={marksOf(tuning).map(({ memoryMb, names }) => (
        <span class={`model-pick${x(memoryMb) > 0.6 ? ' model-pick-left' : ''}`} style={`left:${percent(x(memoryMb))}`}>
          <span>{names.join(', ')}</span>
        </span>
      ))}
    >
      <polyline class="model-time" points={line(time)} />
      <polyline class="model-cost" points={line(cost)} />
    </Plot>
  );
}

/** The sizes that are picked, each once, with what they are picked for. */
export function marksOf({ cheapest, fastest, balanced }: PowerTuning): readonly {
  readonly memoryMb: number;
  readonly names: readonly string[];
}[] {
  const picks = [
    ['cheapest', cheapest],
    ['balanced', balanced],
    ['fastest', fastest],
  ] as const;
  return [...new Set(picks.map(([, { memoryMb }]) => memoryMb))]
    .sort((one, other) => one - other)
    .map((size) => ({
      memoryMb: size,
      names: picks.flatMap(([name, { memoryMb }]) => (memoryMb === size ? [name] : [])),
    }));
}
