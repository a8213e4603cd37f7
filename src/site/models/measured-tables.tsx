import type { MeasuredColdStart } from '#aws-facts';
import type { JSX } from 'preact';
import { measurementsOf, shownRuntimeNames, shownRuntimes } from './measured-init.ts';
import { TableBox } from './table-box.tsx';

interface MeasuredProps {
  readonly all: readonly MeasuredColdStart[];
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
