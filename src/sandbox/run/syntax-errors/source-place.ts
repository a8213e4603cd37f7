import type { SourcePosition } from '../../transcript.ts';

/** A piece of a file, as Node.js shows it: the line that it begins in, underlined. */
export interface SourcePlace {
  readonly position: SourcePosition;
  readonly line: string;
  readonly underline: string;
}

const lineBreak = /\r\n|[\n\r\u2028\u2029]/;

/** `start` and `end` count characters of the source. */
export function placeIn(file: string, source: string, start: number, end: number): SourcePlace {
  const before = source.slice(0, start).split(lineBreak);
  const column = before.at(-1)?.length ?? 0;
  const line = source.split(lineBreak)[before.length - 1] ?? '';
  const length = Math.max(1, Math.min(end - start, line.length - column));
  return {
    position: { file, line: before.length, column: column + 1 },
    line,
    underline: column < line.length ? ' '.repeat(column) + '^'.repeat(length) : '',
  };
}
