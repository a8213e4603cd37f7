/** One figure of the table: what was measured, against what it must stay below. */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  /** Absent for a figure that is for information. */
  readonly limit?: number;
  readonly format: (value: number) => string;
}

export const kilobytes = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} KB`;
export const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;
export const milliseconds = (ms: number): string => `${ms.toFixed(2)} ms`;
export const count = (value: number): string => String(value);

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The figures as a table for the terminal. */
export function formatFigures(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, measured, limit, format }) => [
    name,
    format(measured),
    limit === undefined ? '' : format(limit),
    limit === undefined ? '' : measured <= limit ? 'yes' : 'NO',
  ]);
  const table = [['figure', 'measured', 'at most', 'holds'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [line(table[0] ?? []), widths.map((width) => '-'.repeat(width)).join('  '), ...table.slice(1).map(line)].join(
    '\n',
  );
}
