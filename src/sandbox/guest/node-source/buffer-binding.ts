import { nativeValue } from '../modules/native-call.ts';
import {
  decodeBase64,
  decodeHex,
  decodeUnits,
  decodeUtf16,
  decodeUtf8,
  encodeBase64,
  encodeHex,
  encodeLatin1,
  encodeUtf16,
  encodeUtf8,
  utf8Length,
  writeUtf8,
} from './byte-encodings.ts';
import { nativeError } from './native-error.ts';

/** What of Node's Buffer is written in C++, by the names that Node's own source asks for. */
export const bufferBinding = {
  kMaxLength: 2 ** 53 - 1,
  kStringMaxLength: 536_870_888,
  setBufferPrototype: () => undefined,
  setDetachKey: () => undefined,
  getZeroFillToggle: () => undefined,
  createUnsafeArrayBuffer: (size: number) => new ArrayBuffer(size),
  byteLengthUtf8: utf8Length,
  compare: compareBytes,
  compareOffset(
    source: Uint8Array,
    target: Uint8Array,
    targetStart: number,
    sourceStart: number,
    targetEnd: number,
    sourceEnd: number,
  ) {
    const ofSource = toBytes(source);
    const ofTarget = toBytes(target);
    if (sourceStart > ofSource.length) throw outOfRange('The value of "sourceStart" is out of range.');
    if (targetStart > ofTarget.length) throw outOfRange('The value of "targetStart" is out of range.');
    return compareBytes(ofSource.subarray(sourceStart, sourceEnd), ofTarget.subarray(targetStart, targetEnd));
  },
  copy(source: Uint8Array, target: Uint8Array, targetStart: number, sourceStart: number, length: number) {
    toBytes(target).set(toBytes(source).subarray(sourceStart, sourceStart + length), targetStart);
    return length;
  },
  copyArrayBuffer(target: ArrayBuffer, targetStart: number, source: ArrayBuffer, sourceStart: number, length: number) {
    new Uint8Array(target, targetStart, length).set(new Uint8Array(source, sourceStart, length));
  },
  /** -1: nothing to fill with; -2: out of range. */
  fill(view: Uint8Array, value: unknown, offset: number, end: number, encoding?: string) {
    const target = toBytes(view);
    if (offset < 0 || offset > end || end > target.length) return -2;
    if (typeof value !== 'string' && !ArrayBuffer.isView(value)) {
      target.subarray(offset, end).fill(+(value as number) & 255);
      return undefined;
    }
    const pattern = typeof value === 'string' ? encode(value, encoding ?? 'utf8') : toBytes(value);
    target.set(pattern.subarray(0, end - offset), offset);
    if (pattern.length === 0) return offset === end ? undefined : -1;
    // Doubles what is there until it is full.
    for (let filled = pattern.length; offset + filled < end; filled *= 2) {
      target.copyWithin(offset + filled, offset, offset + Math.min(filled, end - offset - filled));
    }
    return undefined;
  },
  isAscii: (bytes: Uint8Array) => nativeValue('bytes.isAscii', [], toBytes(bytes)),
  isUtf8: (bytes: Uint8Array) => decodeUtf8(toBytes(bytes), true) !== undefined,
  indexOfNumber: (bytes: Uint8Array, value: number, offset: number, isForward: boolean, end?: number) =>
    search(toBytes(bytes).subarray(0, Math.max(0, end ?? Infinity)), Uint8Array.of(value & 255), offset, isForward, 1),
  indexOfString: (view: Uint8Array, text: string, offset: number, encoding: number, isForward: boolean, end?: number) =>
    searchFor(view, encode(text, encodings[encoding] ?? 'utf8'), offset, encoding, isForward, end),
  indexOfBuffer: searchFor,
  swap16: (bytes: Uint8Array) => swap(bytes, 2),
  swap32: (bytes: Uint8Array) => swap(bytes, 4),
  swap64: (bytes: Uint8Array) => swap(bytes, 8),
  /** -1: a character that is no byte. */
  btoa: (text: string) => (/[^\0-\xff]/.test(text) ? -1 : decodeBase64(encodeLatin1(text), false)),
  /** -1: of a wrong length; -2: a character that does not belong. */
  atob(text: string) {
    const letters = text.replace(/[\t\n\f\r ]/g, '');
    const bare = letters.length % 4 === 0 ? letters.replace(/={1,2}$/, '') : letters;
    if (/[^A-Za-z0-9+/]/.test(bare)) return -2;
    if (bare.length % 4 === 1) return -1;
    return decodeUnits(encodeBase64(bare), 0xff);
  },
  asciiSlice: (view: unknown, start?: unknown, end?: unknown) => decodeUnits(part(view, start, end), 0x7f),
  latin1Slice: (view: unknown, start?: unknown, end?: unknown) => decodeUnits(part(view, start, end), 0xff),
  utf8Slice: (view: unknown, start?: unknown, end?: unknown) => decodeUtf8(part(view, start, end)),
  ucs2Slice: (view: unknown, start?: unknown, end?: unknown) => decodeUtf16(part(view, start, end)),
  hexSlice: (view: unknown, start?: unknown, end?: unknown) => decodeHex(part(view, start, end)),
  base64Slice: (view: unknown, start?: unknown, end?: unknown) => decodeBase64(part(view, start, end), false),
  base64urlSlice: (view: unknown, start?: unknown, end?: unknown) => decodeBase64(part(view, start, end), true),
  asciiWriteStatic: writer((text, length) => encodeLatin1(text.slice(0, length))),
  latin1WriteStatic: writer((text, length) => encodeLatin1(text.slice(0, length))),
  utf8WriteStatic: writer((text, length, target, offset) => writeUtf8(text, target, offset, length).written),
  ucs2Write: writer((text, length) => encodeUtf16(text.slice(0, length >> 1))),
  hexWrite: writer((text) => encodeHex(text)),
  base64Write: writer((text) => encodeBase64(text)),
  base64urlWrite: writer((text) => encodeBase64(text)),
};

/** By the numbers that Node's C++ gives them. */
export const encodings: readonly string[] = [
  'ascii',
  'utf8',
  'base64',
  'utf16le',
  'latin1',
  'hex',
  'buffer',
  'base64url',
];

/** The bytes of a text in an encoding. */
export function encode(text: string, encoding: string): Uint8Array {
  switch (encoding.toLowerCase()) {
    case 'utf16le':
    case 'utf-16le':
    case 'ucs2':
    case 'ucs-2':
      return encodeUtf16(text);
    case 'latin1':
    case 'binary':
    case 'ascii':
      return encodeLatin1(text);
    case 'hex':
      return encodeHex(text);
    case 'base64':
    case 'base64url':
      return encodeBase64(text);
    default:
      return encodeUtf8(text);
  }
}

/** Plain bytes, not a Buffer: reading them must not run learner code. Without any where the memory is gone. */
function toBytes(bytes: ArrayBufferView | ArrayBuffer): Uint8Array {
  if (bytes.byteLength === 0) return new Uint8Array();
  return bytes instanceof ArrayBuffer
    ? new Uint8Array(bytes)
    : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const outOfRange = (message: string): Error => nativeError(RangeError, message, 'ERR_OUT_OF_RANGE');
const wrongType = (message: string): Error => nativeError(TypeError, message, 'ERR_INVALID_ARG_TYPE');

/** A place as Node's C++ reads it. */
function toIndex(value: unknown, fallback: number): number {
  if (value === undefined) return fallback;
  const index = Math.trunc(Number(value)) || 0;
  if (index < 0) throw outOfRange('Index out of range');
  return index;
}

function part(view: unknown, start: unknown, end: unknown): Uint8Array {
  if (!ArrayBuffer.isView(view)) throw wrongType('argument must be a buffer');
  const bytes = toBytes(view);
  if (bytes.length === 0) return bytes;
  const first = toIndex(start, 0);
  const last = toIndex(end, bytes.length);
  if (last > bytes.length) throw outOfRange('Index out of range');
  return bytes.subarray(first, Math.max(first, last));
}

type Written = (text: string, length: number, target: Uint8Array, offset: number) => Uint8Array | number;

/** A `write` of a Buffer: as much of the text's bytes as there is room for. Returns how many. */
function writer(toWrite: Written): (view: unknown, text: unknown, offset?: unknown, length?: unknown) => number {
  return (view, text, offset, length) => {
    if (!ArrayBuffer.isView(view)) throw wrongType('argument must be a buffer');
    if (typeof text !== 'string') throw wrongType('argument must be a string');
    const target = toBytes(view);
    const start = toIndex(offset, 0);
    if (start > target.length) {
      throw nativeError(RangeError, '"offset" is outside of buffer bounds', 'ERR_BUFFER_OUT_OF_BOUNDS');
    }
    const room = Math.min(target.length - start, toIndex(length, target.length - start));
    const bytes = room === 0 ? 0 : toWrite(text, room, target, start);
    if (typeof bytes === 'number') return bytes;
    target.set(bytes.subarray(0, room), start);
    return Math.min(bytes.length, room);
  };
}

function swap(view: Uint8Array, size: number): Uint8Array {
  const bytes = toBytes(view);
  for (let at = 0; at + size <= bytes.length; at += size) bytes.subarray(at, at + size).reverse();
  return view;
}

function searchFor(
  view: Uint8Array,
  wanted: Uint8Array,
  offset: number,
  encoding: number,
  isForward: boolean,
  end?: number,
): number {
  const isWide = encoding === encodings.indexOf('utf16le');
  const bytes = toBytes(view).subarray(0, Math.max(0, end ?? Infinity));
  return search(bytes, toBytes(wanted), offset, isForward, isWide ? 2 : 1);
}

/** Where a search begins, as Node's C++ finds it; -1 where it cannot find anything. */
function searchStart(length: number, offset: number, wanted: number, isForward: boolean): number {
  if (offset < 0) {
    if (offset + length >= 0) return offset + length;
    return isForward || wanted === 0 ? 0 : -1;
  }
  if (offset + wanted <= length) return offset;
  if (wanted === 0) return length;
  return isForward ? -1 : length - 1;
}

/** `step`: what is found begins at a multiple of it. */
function search(bytes: Uint8Array, wanted: Uint8Array, offset: number, isForward: boolean, step: 1 | 2): number {
  const start = searchStart(bytes.length, offset, wanted.length, isForward);
  if (wanted.length === 0) return start;
  if (start < 0 || wanted.length < step || wanted.length > bytes.length) return -1;
  const last = bytes.length - wanted.length;
  if (isForward && start > last) return -1;
  const first = wanted[0] ?? 0;
  const isThere = (at: number): boolean => {
    if (at % step !== 0) return false;
    for (let index = 1; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false;
    return true;
  };
  const next = (from: number): number => (isForward ? bytes.indexOf(first, from) : bytes.lastIndexOf(first, from));
  const begin = start - (start % step);
  for (
    let at = next(isForward ? begin : Math.min(begin, last));
    at !== -1 && at <= last;
    at = next(at + (isForward ? 1 : -1))
  ) {
    if (isThere(at)) return at;
    if (!isForward && at === 0) break;
  }
  return -1;
}

/** Up to here the guest compares as fast as a call of the host does. */
const short = 64;

function compareBytes(left: ArrayBufferView, right: ArrayBufferView): number {
  const a = toBytes(left);
  const b = toBytes(right);
  const length = Math.min(a.length, b.length);
  if (length > short) return nativeValue('bytes.compare', [], a, b) as number;
  for (let index = 0; index < length; index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(a.length - b.length);
}
