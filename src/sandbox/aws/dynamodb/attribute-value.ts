import { isJsonObject, type JsonValue } from '#kernel';

/** A value in DynamoDB JSON, such as `{ S: 'text' }`; binary is base64. */
export type AttributeValue = Readonly<Record<string, JsonValue>>;

/** An item, or a key of one. */
export type AttributeMap = Readonly<Record<string, AttributeValue>>;

/** Writes a plain JSON value as `marshall` of `@aws-sdk/util-dynamodb` does. */
export function toAttributeValue(value: JsonValue): AttributeValue {
  if (value === null) return { NULL: true };
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'number') return { N: String(value) };
  if (typeof value === 'boolean') return { BOOL: value };
  if (isJsonObject(value)) return { M: toAttributeMap(value) };
  return { L: value.map(toAttributeValue) };
}

export function toAttributeMap(item: Readonly<Record<string, JsonValue>>): AttributeMap {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toAttributeValue(value)]));
}
