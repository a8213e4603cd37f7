import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonValue } from '#kernel';
import { toComparable } from './comparable.ts';
import type { RecordedCall } from './recorded-call.ts';

/** A place where two results are not the same. */
export interface Difference {
  /** Such as `output.Items.0`. */
  readonly at: string;
  /** Undefined where there is nothing. */
  readonly ours: JsonValue | undefined;
  readonly theirs: JsonValue | undefined;
}

/** Says where two results differ. Empty when they are the same. */
export function differencesOf(ours: RecordedCall, theirs: RecordedCall): readonly Difference[] {
  return differ(toComparable(ours), toComparable(theirs), '');
}

function differ(ours: JsonValue | undefined, theirs: JsonValue | undefined, at: string): readonly Difference[] {
  if (isDeepStrictEqual(ours, theirs)) return [];
  if (isBranch(ours) && isBranch(theirs) && Array.isArray(ours) === Array.isArray(theirs)) {
    const [one, other] = [membersOf(ours), membersOf(theirs)];
    return [...new Set([...one.keys(), ...other.keys()])].flatMap((name) =>
      differ(one.get(name), other.get(name), at === '' ? name : `${at}.${name}`),
    );
  }
  return [{ at, ours, theirs }];
}

function isBranch(value: JsonValue | undefined): value is Exclude<JsonValue, string | number | boolean | null> {
  return Array.isArray(value) || isJsonObject(value ?? null);
}

function membersOf(value: object): ReadonlyMap<string, JsonValue> {
  return new Map(Object.entries(value) as [string, JsonValue][]);
}

/** A difference as a line for people. */
export function describeDifference({ at, ours, theirs }: Difference): string {
  return `${at}: ours ${show(ours)}, theirs ${show(theirs)}`;
}

const longestShown = 400;

function show(value: JsonValue | undefined): string {
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  return shown.length > longestShown ? `${shown.slice(0, longestShown)}…` : shown;
}
