/** Virtual time. It stands still until somebody advances it. */
export interface Clock {
  /** Milliseconds since the epoch; not always whole. */
  now(): number;
  /** Moves time forward by this many milliseconds. Throws a RangeError for a negative or non-finite number. */
  advance(milliseconds: number): void;
}

/** Creates a {@link Clock} that shows `startMs` (milliseconds since the epoch). */
export function createClock(startMs: number): Clock {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance(milliseconds) {
      if (!(milliseconds >= 0 && Number.isFinite(milliseconds))) {
        throw new RangeError(`A clock only goes forward by a finite time, not by ${String(milliseconds)} ms.`);
      }
      nowMs += milliseconds;
    },
  };
}
