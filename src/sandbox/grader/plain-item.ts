import type { JsonValue } from '#kernel';

/** Reads a value of DynamoDB JSON as plain JSON: numbers as numbers, sets as lists. */
export function toPlainJson(value: JsonValue): JsonValue {
  const [entry] = Object.entries(value as Readonly<Record<string, JsonValue>>);
  if (entry === undefined) return null;
  const [type, inner] = entry;
  switch (type) {
    case 'N':
      return Number(inner);
    case 'NULL':
      return null;
    case 'NS':
      return (inner as readonly JsonValue[]).map(Number);
    case 'L':
      return (inner as readonly JsonValue[]).map(toPlainJson);
    case 'M':
      return toPlainItem(inner as Readonly<Record<string, JsonValue>>);
    default:
      return inner;
  }
}

export function toPlainItem(item: Readonly<Record<string, JsonValue>>): Readonly<Record<string, JsonValue>> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toPlainJson(value)]));
}
