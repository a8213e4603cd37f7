import { describe, expect, it } from 'vitest';
import { createRandom, deriveSeed, type Random } from './index.ts';

function take<Value>(count: number, draw: () => Value): Value[] {
  return Array.from({ length: count }, draw);
}

function numbers(random: Random): number[] {
  return take(20, () => random.next());
}

describe('a random source', () => {
  it('yields the same sequence for the same seed', () => {
    expect(numbers(createRandom(42))).toEqual(numbers(createRandom(42)));
  });

  it('yields the sequence of mulberry32, so that a seed means the same in every version', () => {
    const random = createRandom(1);
    expect(take(3, () => random.next())).toMatchInlineSnapshot(`
      [
        0.6270739405881613,
        0.002735721180215478,
        0.5274470399599522,
      ]
    `);
  });

  it('yields another sequence for another seed', () => {
    expect(numbers(createRandom(42))).not.toEqual(numbers(createRandom(43)));
  });

  it('stays in [0, 1)', () => {
    const random = createRandom(7);
    for (const value of take(10_000, () => random.next())) {
      expect(value >= 0 && value < 1).toBe(true);
    }
  });

  it('draws every integer of a range, ends included, and no other', () => {
    const random = createRandom(7);
    const drawn = new Set(take(1_000, () => random.integer(-1, 3)));
    expect([...drawn].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2, 3]);
  });

  it('picks every item of a list', () => {
    const random = createRandom(7);
    expect(new Set(take(200, () => random.pick(['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']));
  });

  it('refuses to pick from nothing', () => {
    expect(() => createRandom(7).pick([])).toThrow('Random.pick needs at least one item.');
  });
});

describe('a derived seed', () => {
  it('is the same for the same parts and a 32-bit unsigned integer', () => {
    const seed = deriveSeed(5, 1, 2);
    expect(deriveSeed(5, 1, 2)).toBe(seed);
    expect(seed).toBe(seed >>> 0);
  });

  it('differs by the seed, by each part and by their order', () => {
    const seeds = [
      deriveSeed(5, 1, 2),
      deriveSeed(6, 1, 2),
      deriveSeed(5, 1, 3),
      deriveSeed(5, 3, 2),
      deriveSeed(5, 2, 1),
      deriveSeed(5, 1),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('is another one for each scenario of an exercise', () => {
    for (const seed of [0, 1, 2, 2 ** 32 - 1]) {
      const seeds = take(10, () => 0).flatMap((_, task) =>
        take(10, () => 0).map((__, scenario) => deriveSeed(seed, task, scenario)),
      );
      expect(new Set(seeds).size).toBe(100);
    }
  });
});
