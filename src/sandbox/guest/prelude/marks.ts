import { mapGet, mapHas, mapSet, RealMap } from './intrinsics.ts';

const values = new RealMap<number, unknown>();
let last: number | undefined;

/** What sources that are marked for exact places call: keeps the value, and returns it. */
export function mark(value: unknown, number?: number): unknown {
  if (number !== undefined) {
    mapSet(values, number, value);
    last = number;
  }
  return value;
}

/** The mark that code came by last. */
export function lastMark(): number | undefined {
  return last;
}

/** A new invocation has come by none. */
export function forgetLastMark(): void {
  last = undefined;
}

export function isMarked(number: number | undefined): number is number {
  return number !== undefined && mapHas(values, number);
}

/** The value that the code at a mark had last. */
export function markedValue(number: number): unknown {
  return mapGet(values, number);
}
