import { describe, expect, it } from 'vitest';
import { logScale, powersOfTen, roundTicks, timeMarks } from './scale.ts';

describe('a logarithmic axis', () => {
  it('has its ends at the ends, and equal factors at equal distances', () => {
    const x = logScale([1, 10_000], 400);
    expect([1, 10, 100, 1_000, 10_000].map((value) => Math.round(x(value)))).toEqual([0, 100, 200, 300, 400]);
  });

  it('is marked at the powers of ten in its range', () => {
    expect(powersOfTen([1, 1_000])).toEqual([1, 10, 100, 1_000]);
    expect(powersOfTen([3, 999])).toEqual([10, 100]);
  });
});

describe('round marks', () => {
  it.each([
    [133, [0, 50, 100, 150]],
    [4, [0, 1, 2, 3, 4]],
    [0.7, [0, 0.2, 0.4, 0.6, 0.8]],
    [9_500, [0, 5_000, 10_000]],
  ])('reach %d', (most, ticks) => {
    expect(roundTicks(most).map((tick) => Number(tick.toPrecision(6)))).toEqual(ticks);
  });
});

describe('marks of time', () => {
  it.each([
    [0, [0, 10]],
    [900, [0, 200, 400, 600, 800, 1_000]],
    [92_000, [0, 30_000, 60_000, 90_000, 120_000]],
    [3_600_000, [0, 900_000, 1_800_000, 2_700_000, 3_600_000]],
  ])('reach %d ms', (mostMs, marks) => {
    expect(timeMarks(mostMs)).toEqual(marks);
  });
});
