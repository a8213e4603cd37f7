import type { Random } from '#kernel';

/** A measured time, in milliseconds: all that is known of its samples. */
export interface Spread {
  readonly mean: number;
  readonly min: number;
  readonly max: number;
}

/** A time that is always the same. */
export function always(ms: number): Spread {
  return { mean: ms, min: ms, max: ms };
}

/**
 * Draws a time: below the mean, each is as likely as any other, and so it is above; the odds of the two sides are those that
 * give the mean.
 */
export function draw({ mean, min, max }: Spread, random: Random): number {
  if (max <= min) return mean;
  const isBelow = random.next() * (max - min) < max - mean;
  const [low, high] = isBelow ? [min, mean] : [mean, max];
  return low + random.next() * (high - low);
}
