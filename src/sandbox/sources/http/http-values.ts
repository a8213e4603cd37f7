import { type JsonObject, type JsonValue, latin1ToBytes, utf8DecodeStrictly, utf8Encode } from '#kernel';
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
  const [year = '', month = '', day = ''] = new Date(epochMs).toISOString().slice(0, 10).split('-');
  return `${day}/${months[Number(month) - 1] ?? ''}/${year}:${new Date(epochMs).toISOString().slice(11, 19)} +0000`;
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Text, as UTF-8, in Base64. The pure rooms have neither btoa nor Buffer. */
export function encodeBase64(text: string): string {
  const bytes = utf8Encode(text);
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [one = 0, two, three] = bytes.subarray(at, at + 3);
    const bits = (one << 16) | ((two ?? 0) << 8) | (three ?? 0);
    encoded += `${base64Digits[bits >> 18] ?? ''}${base64Digits[(bits >> 12) & 63] ?? ''}`;
    encoded += two === undefined ? '=' : (base64Digits[(bits >> 6) & 63] ?? '');
    encoded += three === undefined ? '=' : (base64Digits[bits & 63] ?? '');
  }
  return encoded;
}

/** Decodes Base64 to text: UTF-8 where it is that, else one character a byte. */
export function decodeBase64(encoded: string): string {
  const latin1 = decodeBase64ToLatin1(encoded);
  return utf8DecodeStrictly(latin1ToBytes(latin1)) ?? latin1;
}

/** Decodes Base64 to one character a byte. */
export function decodeBase64ToLatin1(encoded: string): string {
  const bytes: string[] = [];
  let bits = 0;
  let count = 0;
  for (const digit of encoded) {
    const value = base64Digits.indexOf(digit);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push(String.fromCharCode((bits >> count) & 0xff));
    }
  }
  return bytes.join('');
}
