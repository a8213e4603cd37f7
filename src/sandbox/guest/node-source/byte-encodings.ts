import { nativeBytes, nativeValue } from '../modules/native-call.ts';

// Text to bytes and back, by the names that Node.js gives its encodings. Long ones are the host's work.

/** How much of a text is encoded before it is known whether it fits. */
const piece = 65_536;
/** From here on a call of the host is faster. */
const long = 128;

const encodeInHost = (text: string, encoding: string): Uint8Array<ArrayBuffer> =>
  nativeBytes('bytes.encode', [text, encoding]) as Uint8Array<ArrayBuffer>;
const decodeInHost = (bytes: Uint8Array, encoding: string): string =>
  nativeValue('bytes.decode', [encoding], bytes) as string;

/** The bytes of a text in UTF-8; half a surrogate pair becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  if (text.length >= long) return encodeInHost(text, 'utf8');
  const bytes = new Uint8Array(utf8Length(text));
  writeUtf8(text, bytes, 0, bytes.length);
  return bytes;
}

export function utf8Length(text: string): number {
  if (text.length >= long) return nativeValue('bytes.utf8Length', [text]) as number;
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) length += 1;
    else if (unit < 0x800) length += 2;
    else if (unit >= 0xd800 && unit < 0xdc00 && isLow(text.charCodeAt(index + 1))) {
      length += 4;
      index += 1;
    } else length += 3;
  }
  return length;
}

/** Writes as many whole characters as fit. Returns how many bytes were written, and how many units of the text were read. */
export function writeUtf8(
  text: string,
  bytes: Uint8Array,
  offset: number,
  length: number,
): { readonly written: number; readonly read: number } {
  const end = Math.min(bytes.length, offset + length);
  let at = offset;
  let index = 0;
  while (text.length - index >= long) {
    const isHalved = (text.charCodeAt(index + piece - 1) & 0xfc00) === 0xd800;
    const next = text.slice(index, index + (isHalved ? piece - 1 : piece));
    const encoded = encodeInHost(next, 'utf8');
    if (at + encoded.length > end) break;
    bytes.set(encoded, at);
    at += encoded.length;
    index += next.length;
  }
  for (; index < text.length; index++) {
    const point = text.codePointAt(index) ?? 0;
    const isLone = point >= 0xd800 && point < 0xe000;
    const code = isLone ? 0xfffd : point;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (at + size > end) break;
    if (size === 1) bytes[at++] = code;
    else {
      const lead = size === 2 ? 0xc0 : size === 3 ? 0xe0 : 0xf0;
      bytes[at++] = lead | (code >> (6 * (size - 1)));
      for (let rest = size - 2; rest >= 0; rest--) bytes[at++] = 0x80 | ((code >> (6 * rest)) & 0x3f);
    }
    if (size === 4) index += 1;
  }
  return { written: at - offset, read: index };
}

/** Decodes UTF-8 as the Encoding Standard says: each ill-formed part becomes U+FFFD. `fatal` yields undefined instead. */
export function decodeUtf8(bytes: Uint8Array, fatal = false): string | undefined {
  if (bytes.length >= long) {
    return (nativeValue('bytes.read', ['utf-8', fatal, true, false], bytes) as string | null) ?? undefined;
  }
  const units: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at] as number;
    const { code, size } = byte < 0x80 ? { code: byte, size: 1 } : readSequence(bytes, at);
    if (code === undefined && fatal) return undefined;
    const point = code ?? 0xfffd;
    if (point >= 0x10000) units.push(0xd7c0 + (point >> 10), 0xdc00 + (point & 0x3ff));
    else units.push(point);
    at += size;
  }
  return String.fromCharCode(...units);
}

/** A sequence of several bytes; without a code where it is ill-formed, and then `size` bytes stand for one U+FFFD. */
function readSequence(bytes: Uint8Array, at: number): { readonly code: number | undefined; readonly size: number } {
  const lead = bytes[at] as number;
  const needed =
    lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
  if (needed === 0) return { code: undefined, size: 1 };
  let code = lead & (0x3f >> needed);
  for (let index = 1; index <= needed; index++) {
    const byte = bytes[at + index];
    const lowest = index === 1 ? (lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80) : 0x80;
    const highest = index === 1 ? (lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf) : 0xbf;
    if (byte === undefined || byte < lowest || byte > highest) return { code: undefined, size: index };
    code = (code << 6) | (byte & 0x3f);
  }
  return { code, size: needed + 1 };
}

/** Bytes as text, one unit each, with the bits that `mask` leaves. */
export function decodeUnits(bytes: Uint8Array, mask: 0x7f | 0xff): string {
  if (bytes.length >= long) return decodeInHost(bytes, mask === 0xff ? 'latin1' : 'ascii');
  return String.fromCharCode(...(mask === 0xff ? bytes : bytes.map((byte) => byte & mask)));
}

export function decodeUtf16(bytes: Uint8Array): string {
  if (bytes.length >= long) return decodeInHost(bytes, 'utf16le');
  const units: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    units.push((bytes[at] as number) | ((bytes[at + 1] as number) << 8));
  }
  return String.fromCharCode(...units);
}

export function encodeUtf16(text: string): Uint8Array<ArrayBuffer> {
  if (text.length >= long) return encodeInHost(text, 'utf16le');
  const bytes = new Uint8Array(text.length * 2);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes[index * 2] = unit & 0xff;
    bytes[index * 2 + 1] = unit >> 8;
  }
  return bytes;
}

export function encodeLatin1(text: string): Uint8Array<ArrayBuffer> {
  if (text.length >= long) return encodeInHost(text, 'latin1');
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

export function decodeHex(bytes: Uint8Array): string {
  if (bytes.length >= long) return decodeInHost(bytes, 'hex');
  let text = '';
  for (const byte of bytes) text += byte < 16 ? `0${byte.toString(16)}` : byte.toString(16);
  return text;
}

/** Stops at the first pair that is none. */
export function encodeHex(text: string): Uint8Array<ArrayBuffer> {
  if (text.length >= long) return encodeInHost(text, 'hex');
  const bytes: number[] = [];
  for (let at = 0; at + 1 < text.length; at += 2) {
    const pair = text.slice(at, at + 2);
    if (!/^[0-9a-fA-F]{2}$/.test(pair)) break;
    bytes.push(Number.parseInt(pair, 16));
  }
  return Uint8Array.from(bytes);
}

const base64Letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base64UrlLetters = `${base64Letters.slice(0, 62)}-_`;
const base64Values = new Map(
  [...Array.from(base64Letters).entries(), [62, '-'] as const, [63, '_'] as const].map(([value, letter]) => [
    letter.charCodeAt(0),
    value,
  ]),
);

export function decodeBase64(bytes: Uint8Array, isUrl: boolean): string {
  if (bytes.length >= long) return decodeInHost(bytes, isUrl ? 'base64url' : 'base64');
  const letters = isUrl ? base64UrlLetters : base64Letters;
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const left = bytes.length - at;
    text += letters.charAt(a >> 2) + letters.charAt(((a & 3) << 4) | (b >> 4));
    if (left > 1) text += letters.charAt(((b & 15) << 2) | (c >> 6));
    if (left > 2) text += letters.charAt(c & 63);
    else if (!isUrl) text += left === 1 ? '==' : '=';
  }
  return text;
}

/** Both alphabets, without regard to what is in neither; padding ends it. */
export function encodeBase64(text: string): Uint8Array<ArrayBuffer> {
  if (text.length >= long) return encodeInHost(text, 'base64');
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4) + 3);
  let length = 0;
  let bits = 0;
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x3d) break;
    const value = base64Values.get(unit);
    if (value === undefined) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[length++] = (bits >> count) & 0xff;
    }
  }
  return bytes.slice(0, length);
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
