const formats = new Map<string, Intl.DateTimeFormat>();

/** What a wall clock shows, as the milliseconds that UTC would have then. */
export type WallClockMs = number;

/** Whether it is the name of a time zone in the IANA database, such as `Europe/Berlin`. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
}

/** What the wall clocks of a zone show at a time. */
export function toWallClock(timeMs: number, timeZone: string): WallClockMs {
  if (timeZone === 'UTC') return timeMs;
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(timeMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((timeMs % 1_000) + 1_000) % 1_000);
}

/**
 * When the wall clocks of a zone show this. The first of two times where clocks were set back; undefined where they were set
 * forward over it.
 */
export function fromWallClock(wallClockMs: WallClockMs, timeZone: string): number | undefined {
  if (timeZone === 'UTC') return wallClockMs;
  // A change of the clock is between a day before and a day after, or there is none.
  const times = [-1, 1].map((days) => {
    const near = wallClockMs + days * 86_400_000;
    return wallClockMs - (toWallClock(near, timeZone) - near);
  });
  const right = times.filter((time) => toWallClock(time, timeZone) === wallClockMs);
  return right.length === 0 ? undefined : Math.min(...right);
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
