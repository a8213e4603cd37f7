import type { Bill } from '#simulators';
import type { JSX } from 'preact';
import { formatCount, formatDollars } from './format-number.ts';
import { TableBox } from './table-box.tsx';

export interface BillTableProps {
  readonly caption: string;
  readonly bill: Bill;
  /** What stands beside the total. */
  readonly sum?: string;
}

/** A bill, line by line, with how each comes about. */
export function BillTable({ caption, ...rest }: BillTableProps): JSX.Element {
  return (
    <TableBox caption={caption}>
      <BillRows {...rest} />
    </TableBox>
  );
}

/** What is in the table of a bill, below its caption. */
export function BillRows({ bill, sum = 'A month' }: Omit<BillTableProps, 'caption'>): JSX.Element {
  return (
    <>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">How much</th>
          <th scope="col">Amount</th>
        </tr>
      </thead>
      <tbody>
        {bill.lines.map(({ what, quantity, unit, unitPrice, amount }) => (
          <tr>
            <th scope="row">{what}</th>
            <td>
              {formatCount(quantity)} {unit} × $
              {Number(unitPrice.toPrecision(6)).toLocaleString('en', { maximumFractionDigits: 12 })}
            </td>
            <td>{formatDollars(amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {sum}
          </th>
          <td>{formatDollars(bill.total)}</td>
        </tr>
      </tfoot>
    </>
  );
}
