import type { MeasuredColdStart } from '#aws-facts';
import type { JSX } from 'preact';
import { barsOf, describeBars, measurementsOf, shownRuntimeNames, shownRuntimes } from './measured-init.ts';
import { percent, XAxis } from './plot.tsx';
import { roundTicks } from './scale.ts';
import { TableBox } from './table-box.tsx';

interface MeasuredProps {
  readonly all: readonly MeasuredColdStart[];
}

/** What a cold start of an empty function takes in each runtime: INIT, and the first invocation behind it. */
export function MeasuredBars({ all }: MeasuredProps): JSX.Element {
  const runtimes = barsOf(all);
  const ticks = roundTicks(Math.max(...runtimes.flatMap(({ bars }) => bars.map((bar) => bar.initMs + bar.invokeMs))));
  const most = ticks.at(-1) ?? 1;
  return (
    <div class="model-plot" role="img" aria-label={describeBars(runtimes)}>
      <span class="model-axis">runtime, and memory in MB</span>
      <div class="model-lanes">
        {runtimes.map(({ name, bars }) => (
          <>
            <span class="model-group">{shownRuntimes[name]}</span>
            {bars.map(({ memoryMb, initMs, invokeMs }) => (
              <div class="model-lane model-bar">
                <span class="model-lane-name">{memoryMb}</span>
                <span class="model-init" style={`left:0;width:${percent(initMs / most)}`} />
                <span class="model-invoke" style={`left:${percent(initMs / most)};width:${percent(invokeMs / most)}`} />
              </div>
            ))}
          </>
        ))}
      </div>
      <XAxis
        title="mean time in ms"
        ticks={ticks.map((tick, index) => ({ at: tick / most, text: String(tick), isMinor: index % 2 === 1 }))}
      />
    </div>
  );
}

/** What the chart rests on, and the memory sizes between. */
export function MeasuredTable({ all }: MeasuredProps): JSX.Element {
  return (
    <TableBox caption="Cold starts of an empty function, zip package, x86_64, in ms">
      <thead>
        <tr>
          <th scope="col">Runtime</th>
          <th scope="col">Memory</th>
          <th scope="col">INIT, least</th>
          <th scope="col">INIT, mean</th>
          <th scope="col">INIT, most</th>
          <th scope="col">First invocation, mean</th>
        </tr>
      </thead>
      <tbody>
        {shownRuntimeNames.flatMap((name) =>
          measurementsOf(all, name, { architecture: 'x86_64', packageType: 'zip' }).map(
            ({ memoryMb, init: { min, mean, max }, invokeMean }) => (
              <tr>
                <th scope="row">{shownRuntimes[name]}</th>
                <td>{memoryMb} MB</td>
                <td>{min.toFixed(0)}</td>
                <td>{mean.toFixed(0)}</td>
                <td>{max.toFixed(0)}</td>
                <td>{invokeMean.toFixed(1)}</td>
              </tr>
            ),
          ),
        )}
      </tbody>
    </TableBox>
  );
}

const memoryMb = 512;

/** Whether the architecture and the kind of package make a difference. */
export function PackageTable({ all }: MeasuredProps): JSX.Element {
  const columns = (['x86_64', 'arm64'] as const).flatMap((architecture) =>
    (['zip', 'image'] as const).map((packageType) => ({ architecture, packageType })),
  );
  return (
    <TableBox caption={`Mean INIT at ${memoryMb} MB, in ms`}>
      <thead>
        <tr>
          <th scope="col">Runtime</th>
          {columns.map(({ architecture, packageType }) => (
            <th scope="col">
              {packageType}, {architecture}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shownRuntimeNames.map((name) => (
          <tr>
            <th scope="row">{shownRuntimes[name]}</th>
            {columns.map((column) => (
              <td>
                {measurementsOf(all, name, column)
                  .find((one) => one.memoryMb === memoryMb)
                  ?.init.mean.toFixed(0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
