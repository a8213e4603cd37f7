import type { JSX } from 'preact';
import { TableBox } from './table-box.tsx';

/** What is counted, and how many there were. */
export function CountTable({ rows }: { readonly rows: readonly (readonly [string, string])[] }): JSX.Element {
  return (
    <TableBox caption="What became of the requests">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">How many</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, count]) => (
          <tr>
            <th scope="row">{what}</th>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}
