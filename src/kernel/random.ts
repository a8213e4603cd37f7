/** A seeded source of pseudo-random numbers: the same seed yields the same sequence on every machine. */
export interface Random {
  /** Returns the next number in [0, 1). */
  next(): number;
  /** Returns an integer from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** Returns one of the items. The list must not be empty. */
  pick<Item>(items: readonly Item[]): Item;
}

/** Creates a {@link Random} (algorithm: mulberry32) from a 32-bit unsigned seed. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    pick(items) {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError('Random.pick needs at least one item.');
      return item;
    },
  };
}

/** Derives a seed of its own for each part of a run, so that parts do not share a sequence, nor runs a part. */
export function deriveSeed(seed: number, ...parts: readonly number[]): number {
  return parts.reduce((mixed, part) => mix(mixed + Math.imul(part + 1, 0x9e3779b9)), mix(seed));
}

/** The finalizer of MurmurHash3: every bit of the input changes every bit of the result with even odds. */
function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
