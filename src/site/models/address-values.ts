/** A whole number within bounds; the other one where there is none. */
export function within(text: string | undefined, { min, max }: { min: number; max: number }, other: number): number {
  const value = Math.round(Number(text));
  return text === undefined || text.trim() === '' || Number.isNaN(value) ? other : Math.min(max, Math.max(min, value));
}

/** `true` or `false` as a text; the other one where it is neither. */
export function flag(text: string | undefined, other: boolean): boolean {
  return text === 'true' || (text !== 'false' && other);
}
