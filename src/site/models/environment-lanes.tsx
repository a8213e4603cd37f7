import type { JSX } from 'preact';
import { formatAfter } from '../workbench/format-after.ts';
import { brokenAxis, type BrokenAxis } from './broken-axis.ts';
import { describeEnvironments, type EnvironmentChart, type Lane, type Work } from './environment-chart.ts';
import { percent, XAxis } from './plot.tsx';
import { TableBox } from './table-box.tsx';

/** The execution environments as swim lanes: each with its INIT, its invocations, and what lies between. */
export function EnvironmentLanes({ chart }: { readonly chart: EnvironmentChart }): JSX.Element {
  const work = chart.lanes.flatMap((lane) => lane.work);
  const axis = brokenAxis(
    work.map(({ afterMs, initMs, invokeMs }) => [afterMs, afterMs + initMs + invokeMs]),
    chart.endMs,
  );
  return (
    <div class="model-plot" role="img" aria-label={describeEnvironments(chart)}>
      <span class="model-axis">execution environment</span>
      <div class="model-lanes">
        {chart.lanes.map((lane, index) => (
          <LaneView lane={lane} name={String(index + 1)} axis={axis} endMs={chart.endMs} />
        ))}
        {axis.breaks.map(({ from, to, text }) => (
          <span class="model-break" style={`left:${percent(from)};width:${percent(to - from)}`}>
            <span>{text}</span>
          </span>
        ))}
      </div>
      <XAxis title="time since the first request" ticks={axis.ticks} />
    </div>
  );
}

interface LaneViewProps {
  readonly lane: Lane;
  readonly name: string;
  readonly axis: BrokenAxis;
  readonly endMs: number;
}

function LaneView({ lane: { openedMs, end, work }, name, axis, endMs }: LaneViewProps): JSX.Element {
  return (
    <div class="model-lane">
      <span class="model-lane-name">{name}</span>
      <span class="model-idle" style={between(axis, openedMs, end?.afterMs ?? endMs)} />
      {work.map((one) => (
        <WorkView work={one} axis={axis} />
      ))}
      {end !== undefined && <span class="model-dropped" style={`left:${percent(axis.place(end.afterMs))}`} />}
    </div>
  );
}

function WorkView({ work, axis }: { readonly work: Work; readonly axis: BrokenAxis }): JSX.Element {
  const { request, afterMs, initMs, invokeMs, isCold, hasFailed } = work;
  const invokedMs = afterMs + initMs;
  return (
    <>
      {isCold && <span class="model-init" style={between(axis, afterMs, invokedMs)} />}
      <span
        class={hasFailed ? 'model-invoke model-failed' : 'model-invoke'}
        style={between(axis, invokedMs, invokedMs + invokeMs)}
      >
        {request}
      </span>
    </>
  );
}

function between(axis: BrokenAxis, fromMs: number, toMs: number): string {
  const from = axis.place(fromMs);
  return `left:${percent(from)};width:${percent(axis.place(toMs) - from)}`;
}

/** What the chart shows, request by request. */
export function EnvironmentTable({ chart }: { readonly chart: EnvironmentChart }): JSX.Element {
  const rows = chart.lanes
    .flatMap(({ work }, index) => work.map((one) => ({ ...one, environment: index + 1 })))
    .sort((one, other) => one.request - other.request);
  return (
    <TableBox caption="Requests in the order in which they came">
      <thead>
        <tr>
          <th scope="col">Request</th>
          <th scope="col">After</th>
          <th scope="col">Environment</th>
          <th scope="col">Start</th>
          <th scope="col">INIT</th>
          <th scope="col">INVOKE</th>
          <th scope="col">Answer</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ request, afterMs, environment, isCold, initMs, invokeMs, answer, hasFailed }) => (
          <tr>
            <th scope="row">{request}</th>
            <td>{formatAfter(afterMs)}</td>
            <td>{environment}</td>
            <td>{isCold ? 'cold' : 'warm'}</td>
            <td>{isCold ? formatAfter(initMs) : '–'}</td>
            <td>{formatAfter(invokeMs)}</td>
            <td>
              {hasFailed && 'failed: '}
              <code>{answer}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
