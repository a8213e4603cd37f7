import type { JsonValue } from '#kernel';

/** Undefined where there is no text, or it is no JSON. */
export function parseJson(text: string | undefined): JsonValue | undefined {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
