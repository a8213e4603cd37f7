import { bufferBinding } from './buffer-binding.ts';

/** Where a decoder's state has what: first the bytes of an unfinished character. */
const missing = 4;
const buffered = 5;
const encodingField = 6;

/** In the order of Node's enum. */
const encodings = ['ascii', 'utf8', 'base64', 'utf16le', 'latin1', 'hex', 'buffer', 'base64url'] as const;

type Text = (bytes: Uint8Array) => string;
const texts: Readonly<Partial<Record<string, Text>>> = {
  ascii: bufferBinding.asciiSlice,
  utf8: bufferBinding.utf8Slice as Text,
  base64: bufferBinding.base64Slice,
  utf16le: bufferBinding.ucs2Slice,
  latin1: bufferBinding.latin1Slice,
  hex: bufferBinding.hexSlice,
  buffer: bufferBinding.utf8Slice as Text,
  base64url: bufferBinding.base64urlSlice,
};

/** What of Node's StringDecoder is written in C++. A state is a Uint8Array that Node's own source keeps. */
export const stringDecoderBinding = {
  encodings,
  kIncompleteCharactersStart: 0,
  kIncompleteCharactersEnd: missing,
  kMissingBytes: missing,
  kBufferedBytes: buffered,
  kEncodingField: encodingField,
  kNumFields: 7,
  kSize: 7,
  /** The text of what is there by now; a character that has only begun stays in the state. */
  decode(state: Uint8Array, view: ArrayBufferView): string {
    const encoding = encodingOf(state);
    let rest = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    let text = '';
    if (at(state, missing) > 0) {
      rest = rest.subarray(takeMissing(state, rest, encoding));
      if (at(state, missing) > 0) return '';
      text = textOf(state.slice(0, at(state, buffered)), encoding);
      state[buffered] = 0;
    }
    const unfinished = rest.length === 0 ? undefined : unfinishedEnd(rest, encoding);
    if (unfinished !== undefined) {
      state.set(rest.subarray(rest.length - unfinished.has));
      state[buffered] = unfinished.has;
      state[missing] = unfinished.needs;
      rest = rest.subarray(0, rest.length - unfinished.has);
    }
    return text + textOf(rest, encoding);
  },
  /** The text of what is left, complete or not. */
  flush(state: Uint8Array): string {
    const encoding = encodingOf(state);
    // Half of a unit is no text.
    const length = encoding === 'utf16le' ? at(state, buffered) & ~1 : at(state, buffered);
    const text = textOf(state.subarray(0, length), encoding);
    state[missing] = 0;
    state[buffered] = 0;
    return text;
  },
};

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
const encodingOf = (state: Uint8Array): string => encodings[at(state, encodingField)] ?? 'utf8';
const textOf = (bytes: Uint8Array, encoding: string): string => texts[encoding]?.(bytes) ?? '';
const isContinuation = (byte: number): boolean => (byte & 0xc0) === 0x80;

/** Moves bytes that the unfinished character waits for into the state. Returns how many. */
function takeMissing(state: Uint8Array, bytes: Uint8Array, encoding: string): number {
  let taken = Math.min(at(state, missing), bytes.length);
  let isOver = false;
  if (encoding === 'utf8') {
    const stranger = bytes.subarray(0, taken).findIndex((byte) => !isContinuation(byte));
    // The character ends too early.
    isOver = stranger !== -1;
    if (isOver) taken = stranger;
  }
  state.set(bytes.subarray(0, taken), at(state, buffered));
  state[buffered] = at(state, buffered) + taken;
  state[missing] = isOver ? 0 : at(state, missing) - taken;
  return taken;
}

const isLeading = (highByte: number): boolean => (highByte & 0xfc) === 0xd8;

/** How many bytes at the end are a character that has only begun, and how many it still needs. */
function unfinishedEnd(
  bytes: Uint8Array,
  encoding: string,
): { readonly has: number; readonly needs: number } | undefined {
  if (encoding === 'utf8') return unfinishedUtf8(bytes);
  if (encoding === 'utf16le') {
    if (bytes.length % 2 === 1) return { has: 1, needs: 1 };
    return isLeading(at(bytes, bytes.length - 1)) ? { has: 2, needs: 2 } : undefined;
  }
  const has = encoding === 'base64' || encoding === 'base64url' ? bytes.length % 3 : 0;
  return has === 0 ? undefined : { has, needs: 3 - has };
}

function unfinishedUtf8(bytes: Uint8Array): { readonly has: number; readonly needs: number } | undefined {
  for (let has = 1; has <= Math.min(4, bytes.length); has++) {
    const byte = at(bytes, bytes.length - has);
    if (byte < 0x80) return undefined;
    if (isContinuation(byte)) continue;
    const length = (byte & 0xe0) === 0xc0 ? 2 : (byte & 0xf0) === 0xe0 ? 3 : (byte & 0xf8) === 0xf0 ? 4 : 0;
    return has < length ? { has, needs: length - has } : undefined;
  }
  return undefined;
}
