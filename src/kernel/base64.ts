import { utf8Encode } from './utf8.ts';

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
