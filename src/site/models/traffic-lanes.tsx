import type { Lane } from '#simulators';
import type { JSX } from 'preact';
import { formatAfter } from '../workbench/format-after.ts';
import { percent, XAxis } from './plot.tsx';
import { timeMarks } from './scale.ts';
import { stretchesOf } from './traffic-chart.ts';

export interface TrafficLanesProps {
  readonly lanes: readonly Lane[];
  readonly watchedMs: number;
  /** What the picture shows, in words. */
  readonly label: string;
}

/** The execution environments as swim lanes: the start of each, its work, and when it was dropped. */
export function TrafficLanes({ lanes, watchedMs, label }: TrafficLanesProps): JSX.Element {
  const ticks = timeMarks(watchedMs);
  const longest = ticks.at(-1) ?? watchedMs;
  return (
    <div class="model-plot model-traffic" role="img" aria-label={label}>
      <span class="model-axis">execution environment</span>
      <div class="model-lanes">
        {lanes.map((lane, index) => (
          <LaneView lane={lane} name={String(index + 1)} watchedMs={watchedMs} longestMs={longest} />
        ))}
      </div>
      <XAxis
        title="time since the beginning"
        ticks={ticks.map((time, index) => ({ at: time / longest, text: formatAfter(time), isMinor: index % 2 === 1 }))}
      />
    </div>
  );
}

interface LaneViewProps {
  readonly lane: Lane;
  readonly name: string;
  readonly watchedMs: number;
  readonly longestMs: number;
}

function LaneView({ lane, name, watchedMs, longestMs }: LaneViewProps): JSX.Element {
  const { start, invocations, endMs } = lane;
  const between = (fromMs: number, toMs: number): string => {
    const [from, to] = [Math.min(fromMs, longestMs), Math.min(toMs, longestMs)];
    return `left:${percent(from / longestMs)};width:${percent((to - from) / longestMs)}`;
  };
  const isDropped = endMs !== undefined && endMs <= longestMs;
  return (
    <div class="model-lane">
      <span class="model-lane-name">{name}</span>
      <span class="model-idle" style={between(start?.fromMs ?? 0, endMs ?? watchedMs)} />
      {stretchesOf(invocations, watchedMs).map(({ fromMs, toMs }) => (
        <span class="model-invoke" style={between(fromMs, toMs)} />
      ))}
      {start !== undefined && <span class="model-init" style={between(start.fromMs, start.toMs)} />}
      {isDropped && <span class="model-dropped" style={`left:${percent(endMs / longestMs)}`} />}
    </div>
  );
}
