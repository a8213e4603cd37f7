/** Places values along an axis of `length`, by their logarithm. */
export function logScale([from, to]: readonly [number, number], length: number): (value: number) => number {
  const span = Math.log10(to) - Math.log10(from);
  return (value) => ((Math.log10(value) - Math.log10(from)) / span) * length;
}

/** The powers of ten of a range, both ends included. */
export function powersOfTen([from, to]: readonly [number, number]): readonly number[] {
  const [first, last] = [Math.ceil(Math.log10(from)), Math.floor(Math.log10(to))];
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}

/** Round values from zero that reach `most`, some four of them: 1, 2 or 5 times a power of ten apart. */
export function roundTicks(most: number): readonly number[] {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}

const second = 1_000;
const minute = 60 * second;
const steps = [
  ...[10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30, 60, 120, 240].map((count) => count * minute),
];

/** Round times from zero that reach `mostMs`, six of them at most below four hours: milliseconds, seconds or minutes apart. */
export function timeMarks(mostMs: number): readonly number[] {
  const step = steps.find((one) => one * 5 >= mostMs) ?? 240 * minute;
  return Array.from({ length: Math.max(1, Math.ceil(mostMs / step)) + 1 }, (_, index) => index * step);
}
