import type { Bill } from './bill.ts';

/** Bills as CSV, a line of a bill in each row, as a spreadsheet adds it up again: amounts are not rounded. */
export function billsAsCsv(bills: Readonly<Record<string, Bill>>): string {
  const rows = Object.entries(bills).flatMap(([name, { lines, total }]) => [
    ...lines.map(({ what, quantity, unit, unitPrice, amount }) => [name, what, quantity, unit, unitPrice, amount]),
    [name, 'Total', '', '', '', total],
  ]);
  const header = ['bill', 'what', 'quantity', 'unit', 'US dollars a unit', 'US dollars'];
  return [header, ...rows].map((row) => row.map(field).join(',')).join('\r\n') + '\r\n';
}

function field(value: string | number): string {
  const text = typeof value === 'number' ? plain(value) : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without exponents, which some spreadsheets take for text. */
function plain(value: number): string {
  return value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 12 });
}
