import type { NativeCall, NativeOperations, NativeResult } from './index.ts';

/** What browsers and Node.js have; the library of the language's own types has not. */
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM: boolean });
  decode(bytes: Uint8Array, options?: { stream: boolean }): string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare function atob(text: string): string;
declare function btoa(text: string): string;

/** What Node.js converts in a millisecond at one vCPU, in bytes: an assumption of the model. */
const convertedPerMs = 1_000_000;
const chunk = 8_192;
const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Text to bytes and back, by Node's names of encodings in lower case and without hyphens. */
export const operations: NativeOperations = {
  'bytes.encode': ([value, encoding], _bytes, call) => ({
    kind: 'bytes',
    bytes: encode(charged(value, call), encoding),
  }),
  'bytes.decode'([encoding], [bytes = new Uint8Array()], call) {
    call.charge(bytes.length / convertedPerMs);
    return { kind: 'json', value: decode(bytes, encoding) };
  },
  'bytes.utf8Length': ([value], _bytes, call) => json(new TextEncoder().encode(charged(value, call)).length),
  'bytes.isAscii'(_args, [bytes = new Uint8Array()], call) {
    call.charge(bytes.length / convertedPerMs);
    return json(bytes.every((byte) => byte < 0x80));
  },
  'bytes.compare'(_args, [left = new Uint8Array(), right = new Uint8Array()], call) {
    const length = Math.min(left.length, right.length);
    call.charge(length / convertedPerMs);
    let at = 0;
    while (at < length && left[at] === right[at]) at += 1;
    return json(at < length ? Math.sign((left[at] ?? 0) - (right[at] ?? 0)) : Math.sign(left.length - right.length));
  },
  /** As TextDecoder does; null for what is no text in that encoding, false for an encoding that is not known. */
  'bytes.read'([label, isFatal, ignoresMark, isStream], [bytes = new Uint8Array()], call) {
    call.charge(bytes.length / convertedPerMs);
    let decoder: TextDecoder;
    try {
      decoder = new TextDecoder(label as string, { fatal: isFatal === true, ignoreBOM: ignoresMark === true });
    } catch {
      return json(false);
    }
    try {
      return json(decoder.decode(bytes, { stream: isStream === true }));
    } catch {
      return json(null);
    }
  },
};

function json(value: string | number | boolean | null): NativeResult {
  return { kind: 'json', value };
}

function charged(value: unknown, call: NativeCall): string {
  const text = typeof value === 'string' ? value : '';
  call.charge(text.length / convertedPerMs);
  return text;
}

function encode(text: string, encoding: unknown): Uint8Array {
  switch (encoding) {
    case 'utf16le': {
      const view = new DataView(new ArrayBuffer(text.length * 2));
      for (let index = 0; index < text.length; index++) view.setUint16(index * 2, text.charCodeAt(index), true);
      return new Uint8Array(view.buffer);
    }
    case 'latin1':
      return filled(text.length, (index) => text.charCodeAt(index));
    case 'hex': {
      // It ends at the first pair that is none.
      const wrong = text.search(/[^0-9a-f]/i);
      const length = (wrong === -1 ? text.length : wrong) >> 1;
      return filled(length, (index) => parseInt(text.slice(index * 2, index * 2 + 2), 16));
    }
    case 'base64': {
      const letters = (text.split('=', 1)[0] ?? '')
        .replace(/-/g, '+')
        .replace(/_/g, '/')
        .replace(/[^A-Za-z0-9+/]/g, '');
      // One letter alone is not a byte yet.
      const whole = letters.length % 4 === 1 ? letters.slice(0, -1) : letters;
      return encode(atob(whole), 'latin1');
    }
    default:
      return new TextEncoder().encode(text);
  }
}

function decode(bytes: Uint8Array, encoding: unknown): string {
  switch (encoding) {
    case 'utf16le': {
      const even = bytes.slice(0, bytes.length & ~1);
      const view = new DataView(even.buffer);
      return joined(even.length / 2, (index) => view.getUint16(index * 2, true));
    }
    case 'ascii':
      return joined(bytes.length, (index) => (bytes[index] ?? 0) & 0x7f);
    case 'latin1':
      return joined(bytes.length, (index) => bytes[index] ?? 0);
    case 'hex':
      return bytes.reduce((text, byte) => text + (hexPairs[byte] ?? ''), '');
    case 'base64':
      return btoa(decode(bytes, 'latin1'));
    case 'base64url':
      return btoa(decode(bytes, 'latin1')).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
    default:
      return new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(bytes);
  }
}

function filled(length: number, byteAt: (index: number) => number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index++) bytes[index] = byteAt(index);
  return bytes;
}

/** A text of units, made in pieces: a call takes only so many arguments. */
function joined(length: number, unitAt: (index: number) => number): string {
  const units = new Uint16Array(chunk);
  let text = '';
  for (let at = 0; at < length; at += chunk) {
    const size = Math.min(chunk, length - at);
    for (let index = 0; index < size; index++) units[index] = unitAt(at + index);
    text += String.fromCharCode(...units.subarray(0, size));
  }
  return text;
}
