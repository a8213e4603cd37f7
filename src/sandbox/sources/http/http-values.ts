import { decodeBase64ToLatin1, type JsonObject, type JsonValue, latin1ToBytes, utf8DecodeStrictly } from '#kernel';
import type { HttpRequest } from '../../exercise-spec.ts';

/** Names and values of the query string, in order; a repeated name comes again. */
export function queryPairs({ query }: HttpRequest): readonly (readonly [string, string])[] {
  return Object.entries(query).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((single) => [name, single] as const),
  );
}

export function lowerCaseKeys(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Headers of an answer as texts: what is neither text, number nor boolean is left out. */
export function headerTexts(headers: JsonObject): Record<string, string> {
  const entries = Object.entries(headers).filter(([, value]) => value !== null && typeof value !== 'object');
  return lowerCaseKeys(
    Object.fromEntries(
      entries.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    ),
  );
}

/** The status of an answer, which may be written as text; undefined where it is none. */
export function readStatus(statusCode: JsonValue | undefined): number | undefined {
  const status = typeof statusCode === 'string' && /^\d+$/.test(statusCode) ? Number(statusCode) : statusCode;
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Such as `23/Nov/2026:10:00:00 +0000`. */
export function formatLogTime(epochMs: number): string {
  const iso = new Date(epochMs).toISOString();
  const month = months[Number(iso.slice(5, 7)) - 1] ?? '';
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}

/** The body of a response that came in Base64: as text where its bytes are UTF-8, else one character a byte. */
export function decodeBody(encoded: string): { readonly body: string; readonly isBinary?: true } {
  const latin1 = decodeBase64ToLatin1(encoded);
  const text = utf8DecodeStrictly(latin1ToBytes(latin1));
  return text === undefined ? { body: latin1, isBinary: true } : { body: text };
}
