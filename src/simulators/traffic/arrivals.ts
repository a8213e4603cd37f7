import type { Random } from '#kernel';

/** When requests arrive. Rates are means: single requests come at random, as those of many independent callers do. */
export type ArrivalPattern =
  | { readonly kind: 'steady'; readonly perSecond: number }
  /** Busiest at noon and quietest at midnight; `swing` is how far the rate goes from its mean, from 0 to 1. */
  | { readonly kind: 'daily-wave'; readonly perSecond: number; readonly swing: number }
  /** A steady rate, and so many requests more at one moment. */
  | { readonly kind: 'burst'; readonly perSecond: number; readonly requests: number; readonly atSecond: number }
  /** So many requests at once, again and again. */
  | { readonly kind: 'cron'; readonly everySeconds: number; readonly requests: number }
  /** Milliseconds from the beginning, in any order. */
  | { readonly kind: 'list'; readonly timesMs: readonly number[] };

const msOfSecond = 1_000;
const secondsOfDay = 86_400;

/** Returns when requests arrive within so many seconds: milliseconds from the beginning, ascending. */
export function makeArrivals(pattern: ArrivalPattern, seconds: number, random: Random): Float64Array {
  switch (pattern.kind) {
    case 'steady':
      return Float64Array.from(atRandom(pattern.perSecond, seconds, random));
    case 'daily-wave':
      return Float64Array.from(inWaves(pattern, seconds, random));
    case 'burst': {
      const burst = pattern.atSecond < seconds ? Math.max(0, pattern.requests) : 0;
      const times = atRandom(pattern.perSecond, seconds, random);
      for (let count = 0; count < burst; count++) times.push(pattern.atSecond * msOfSecond);
      return Float64Array.from(times).sort();
    }
    case 'cron':
      return Float64Array.from(atIntervals(pattern.everySeconds, pattern.requests, seconds));
    case 'list':
      return Float64Array.from(pattern.timesMs.filter((time) => time >= 0 && time < seconds * msOfSecond)).sort();
  }
}

/** The gaps of a Poisson process are exponential. No generator: of a million times, it would take half the time of the model. */
function atRandom(perSecond: number, seconds: number, random: Random): number[] {
  const times: number[] = [];
  if (perSecond <= 0) return times;
  const meanGapMs = msOfSecond / perSecond;
  const endMs = seconds * msOfSecond;
  for (let time = nextGap(); time < endMs; time += nextGap()) times.push(time);
  return times;

  function nextGap(): number {
    return -Math.log(1 - random.next()) * meanGapMs;
  }
}

/** Requests at the highest rate, of which each is kept with the odds of the rate at its time. */
function inWaves(
  { perSecond, swing }: Extract<ArrivalPattern, { kind: 'daily-wave' }>,
  seconds: number,
  random: Random,
): number[] {
  const highest = 1 + swing;
  return atRandom(perSecond * highest, seconds, random).filter((time) => {
    const partOfDay = time / msOfSecond / secondsOfDay;
    const rate = 1 - swing * Math.cos(2 * Math.PI * partOfDay);
    return random.next() * highest < rate;
  });
}

/** The first ones come after one interval. */
export function* atIntervals(everySeconds: number, atOnce: number, seconds: number): Generator<number> {
  if (everySeconds <= 0) return;
  for (let second = everySeconds; second < seconds; second += everySeconds) {
    for (let count = 0; count < atOnce; count++) yield second * msOfSecond;
  }
}
