import { describe, expect, it } from 'vitest';
import { brokenAxis } from './broken-axis.ts';

const share = (value: number): number => Math.round(value * 1_000) / 1_000;

describe('an axis of time', () => {
  it('is even where no stretch is long', () => {
    const { place, breaks, ticks } = brokenAxis(
      [
        [0, 400],
        [1_000, 1_400],
      ],
      2_000,
    );
    expect(breaks).toEqual([]);
    expect([0, 500, 1_000, 2_000].map((time) => share(place(time)))).toEqual([0, 0.25, 0.5, 1]);
    expect(ticks.map(({ text }) => text)).toEqual(['0 ms', '500 ms', '1 s', '1.5 s']);
  });

  it('cuts short what is long and empty, says how long it is, and keeps the scale on both sides', () => {
    const { place, breaks, ticks } = brokenAxis(
      [
        [0, 500],
        [900_500, 901_000],
      ],
      901_000,
    );
    expect(breaks.map(({ from, to, text }) => [share(from), share(to), text])).toEqual([[0.45, 0.55, '15 min']]);
    expect(share(place(250))).toBe(0.225);
    expect(share(place(901_000) - place(900_750))).toBe(0.225);
    expect(share(place(450_500))).toBe(0.5);
    expect(ticks.at(-1)?.text).toBe('15 min 1 s');
  });

  it('gives cuts no more than two fifths, however many there are', () => {
    const spans = Array.from({ length: 10 }, (_, index) => [index * 1e6, index * 1e6 + 100] as const);
    const { breaks, place } = brokenAxis(spans, 9e6 + 100);
    expect(breaks).toHaveLength(9);
    expect(share(breaks.reduce((sum, { from, to }) => sum + to - from, 0))).toBe(0.4);
    expect(share(place(9e6 + 100))).toBe(1);
  });

  it('never goes back', () => {
    const { place } = brokenAxis(
      [
        [0, 300],
        [100, 700],
        [50_000, 50_100],
      ],
      700_000,
    );
    const places = Array.from({ length: 1_000 }, (_, index) => place(index * 700));
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('is there where nothing happens', () => {
    const { place } = brokenAxis([], 0);
    expect([place(0), place(1)].every((value) => value >= 0 && value <= 1)).toBe(true);
  });
});
