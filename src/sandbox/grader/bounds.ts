/** How often something is to be. */
export interface Bounds {
  readonly atLeast?: number;
  readonly atMost?: number;
}

export function isWithin(count: number, { atLeast = 0, atMost = Number.POSITIVE_INFINITY }: Bounds): boolean {
  return count >= atLeast && count <= atMost;
}

/** Such as `at least once and at most 3 times`. */
export function describeBounds({ atLeast, atMost }: Bounds): string {
  if (atLeast !== undefined && atLeast === atMost) return atLeast === 0 ? 'never' : times(atLeast);
  if (atMost === 0) return 'never';
  const parts = [
    ...(atLeast === undefined ? [] : [`at least ${times(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${times(atMost)}`]),
  ];
  return parts.join(' and ');
}

export function times(count: number): string {
  return count === 1 ? 'once' : count === 0 ? 'never' : `${count} times`;
}
