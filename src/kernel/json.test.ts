import { expect, it } from 'vitest';
import { isJsonObject, type JsonValue } from './index.ts';

it.each<[JsonValue | undefined, boolean]>([
  [{}, true],
  [{ length: 0 }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['{}', false],
  [0, false],
  [true, false],
])('of %j, it is %s that it is a JSON object', (value, expected) => {
  expect(isJsonObject(value)).toBe(expected);
});
