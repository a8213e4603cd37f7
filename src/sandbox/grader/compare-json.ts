import { isJsonObject, type JsonValue } from '#kernel';

/** The first place where two JSON values differ. */
export interface Difference {
  /** Such as `message` or `items[2].id`; empty for the value itself. */
  readonly path: string;
  /** Undefined where there is nothing at that place. */
  readonly expected: JsonValue | undefined;
  readonly received: JsonValue | undefined;
}

/**
 * Finds the first difference; undefined when the values say the same. The order of an object's keys says nothing.
 * With `includes`, what is received may hold more keys than are expected.
 */
export function findDifference(
  expected: JsonValue,
  received: JsonValue,
  mode: 'equals' | 'includes',
  path = '',
): Difference | undefined {
  if (Array.isArray(expected) && Array.isArray(received)) {
    return firstOf(Math.max(expected.length, received.length), (index) =>
      compareMember(
        expected[index] as JsonValue | undefined,
        received[index] as JsonValue | undefined,
        mode,
        `${path}[${index}]`,
      ),
    );
  }
  if (isJsonObject(expected) && isJsonObject(received)) {
    const keys =
      mode === 'includes' ? Object.keys(expected) : [...new Set([...Object.keys(expected), ...Object.keys(received)])];
    return firstOf(keys.length, (index) => {
      const key = keys[index] ?? '';
      return compareMember(own(expected, key), own(received, key), mode, path === '' ? key : `${path}.${key}`);
    });
  }
  return Object.is(expected, received) || (expected === 0 && received === 0) ? undefined : { path, expected, received };
}

function compareMember(
  expected: JsonValue | undefined,
  received: JsonValue | undefined,
  mode: 'equals' | 'includes',
  path: string,
): Difference | undefined {
  if (expected === undefined || received === undefined) return { path, expected, received };
  return findDifference(expected, received, mode, path);
}

function own(object: Readonly<Record<string, JsonValue>>, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function firstOf(count: number, find: (index: number) => Difference | undefined): Difference | undefined {
  for (let index = 0; index < count; index++) {
    const difference = find(index);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Says in words where two values differ. `what` names the whole, such as "The body". */
export function describeDifference({ path, expected, received }: Difference, what: string): string {
  const place = path === '' ? what : `${what}'s "${path}"`;
  if (received === undefined) return `${place} is missing; expected ${show(expected)}.`;
  if (expected === undefined) return `${place} should not be there; it is ${show(received)}.`;
  return `${place} is ${show(received)}; expected ${show(expected)}.`;
}

/** A value as text of bounded length. */
export function show(value: JsonValue | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** The form of a value: two of the same form differ in what they say, not in what they are. */
export function formOf(value: JsonValue | undefined): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
