/** What a pasted list of times came to: milliseconds from the first of them, or the first line that is none. */
export type ReadTimestamps =
  | { readonly kind: 'read'; readonly timesMs: readonly number[] }
  | { readonly kind: 'unreadable'; readonly line: number; readonly text: string; readonly message: string };

/** More are cut from no log by hand, and would only make the page wait. */
const mostLines = 100_000;
const msOfSecond = 1_000;

/**
 * Reads a time from each line: ISO 8601 (such as `2026-11-25T08:00:00Z`) or seconds since 1970 or since any other moment,
 * with fractions. What follows a space or comma behind the time is left out, so that lines of a log can be pasted whole.
 */
export function readTimestamps(text: string): ReadTimestamps {
  const lines = text.split(/\r?\n/);
  if (lines.length > mostLines)
    return unreadable(mostLines + 1, '', `There are more than ${mostLines.toLocaleString('en')} lines.`);
  const times: number[] = [];
  for (const [index, line] of lines.entries()) {
    const [written = ''] = line.trim().split(/[\s,;]/);
    if (written === '') continue;
    const time = /^-?\d+(?:\.\d+)?$/.test(written) ? Number(written) * msOfSecond : Date.parse(written);
    if (Number.isNaN(time))
      return unreadable(index + 1, written, 'Write a time as 2026-11-25T08:00:00Z, or as a number of seconds.');
    times.push(time);
  }
  const first = times.reduce((least, time) => Math.min(least, time), Infinity);
  return { kind: 'read', timesMs: times.map((time) => time - first).sort((one, other) => one - other) };
}

function unreadable(line: number, text: string, message: string): ReadTimestamps {
  return { kind: 'unreadable', line, text, message };
}
