/** The first whole number after `from`, and `to` at most, for which it holds; it has to hold for `to`, and for all behind the first. */
export function firstOf(holds: (value: number) => boolean, from: number, to: number): number {
  let [before, at] = [from, to];
  while (at - before > 1) {
    const middle = Math.floor((before + at) / 2);
    if (holds(middle)) at = middle;
    else before = middle;
  }
  return at;
}
