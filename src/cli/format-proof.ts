import { type Cell, cellOf, type Proof } from './prove-exercise.ts';

const symbols: Readonly<Record<Cell, string>> = {
  green: '✓',
  red: '✗',
  'function-failed': '!',
  'not-reached': '–',
  mixed: '~',
};

/** What the symbols of {@link formatProof} mean. */
export const legend =
  '✓ passes   ✗ fails   ! fails because the function did   – not reached   ~ not the same under every seed\n' +
  'The check that is named for a mistake is tried under every seed, its other ones under the first.';

/** Draws the matrix: a row for each answer, a column for each check. */
export function formatProof({ exercise, checkIds, rows }: Proof): string {
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const numbers = checkIds.map((_, index) => String(index + 1));
  const columnWidth = Math.max(...numbers.map(({ length }) => length)) + 2;
  const line = (name: string, cells: readonly string[], note = ''): string =>
    `  ${name.padEnd(nameWidth)}${cells.map((cell) => cell.padStart(columnWidth)).join('')}${note}`;
  return [
    ...checkIds.map((checkId, index) => `  ${numbers[index]?.padStart(columnWidth) ?? ''}  ${checkId}`),
    '',
    line('', numbers),
    ...rows.map((row) => {
      const caughtBy = exercise.mistakes.find(({ name }) => row.kind === 'mistake' && name === row.name)?.caughtBy;
      const note = caughtBy === undefined ? '' : `   caught by ${numbers[checkIds.indexOf(caughtBy)] ?? '?'}`;
      return line(
        row.name,
        checkIds.map((checkId) => symbols[cellOf(row, checkId)]),
        note,
      );
    }),
  ].join('\n');
}
