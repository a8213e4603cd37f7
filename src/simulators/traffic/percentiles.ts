/** Of a number of times, in milliseconds. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** Nearest rank: the smallest time that so many percent do not exceed. Undefined where there is none. Sorts the times. */
export function percentilesOf(times: Float64Array): Percentiles | undefined {
  if (times.length === 0) return undefined;
  times.sort();
  const at = (percent: number): number => times[Math.ceil((percent / 100) * times.length) - 1] ?? NaN;
  return { p50: at(50), p95: at(95), p99: at(99), max: at(100) };
}
