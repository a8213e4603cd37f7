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
  if (atLeast !== undefined && atLeast === atMost) return atLeast === 0 ? 'never' : often(atLeast);
  if (atMost === 0) return 'never';
  const parts = [
    ...(atLeast === undefined ? [] : [`at least ${often(atLeast)}`]),
    ...(atMost === undefined ? [] : [`at most ${often(atMost)}`]),
  ];
  return parts.join(' and ');
}

export function times(count: number): string {
  return count === 0 ? 'never' : often(count);
}

/** Also `0 times`, where "never" would not fit into the sentence. */
export function often(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
