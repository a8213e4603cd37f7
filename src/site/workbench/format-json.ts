import type { JsonValue } from '#kernel';

const longest = 4_000;

/** JSON for people: indented, and cut where it would fill the page. */
export function formatJson(value: JsonValue): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : JSON.stringify(value, null, 2);
  return text.length > longest ? `${text.slice(0, longest)}\n… ${text.length - longest} characters more` : text;
}
