import { nativeValue } from '../modules/native-call.ts';
import { decodeUnits, decodeUtf16, decodeUtf8, encodeUtf16, encodeUtf8 } from './byte-encodings.ts';
import { nativeError } from './native-error.ts';

const flush = 1;
const fatal = 2;
const ignoreMark = 4;

/** What a TextDecoder of a rarer encoding has got so far: the host's decoder keeps nothing between two calls. */
interface Converter {
  readonly encoding: string;
  readonly flags: number;
  bytes: Uint8Array;
  /** How much of its text is out. */
  given: number;
}

/** What Node.js has ICU do. */
export const icuBinding = {
  /** Undefined for an encoding that there is not. */
  getConverter(encoding: string, flags: number): Converter | undefined {
    const isKnown = encoding !== 'replacement' && encoding !== 'x-user-defined';
    return isKnown ? { encoding, flags, bytes: new Uint8Array(), given: 0 } : undefined;
  },
  decode(converter: Converter, input: ArrayBufferView | ArrayBuffer, flags: number, encoding: string): string {
    const before = converter.bytes;
    const added = toBytes(input);
    const bytes = new Uint8Array(before.length + added.length);
    bytes.set(before);
    bytes.set(added, before.length);
    const isLast = (flags & flush) !== 0;
    const options = [(converter.flags & fatal) !== 0, (converter.flags & ignoreMark) !== 0, !isLast];
    const text: unknown = nativeValue('bytes.read', [converter.encoding, ...options], bytes);
    const { given } = converter;
    converter.bytes = isLast || typeof text !== 'string' ? new Uint8Array() : bytes;
    converter.given = isLast || typeof text !== 'string' ? 0 : text.length;
    if (typeof text === 'string') return text.slice(given);
    const message = `The encoded data was not valid for encoding ${encoding}`;
    throw nativeError(TypeError, message, 'ERR_ENCODING_INVALID_ENCODED_DATA');
  },
  /** The bytes in the other encoding, where ASCII and Latin-1 have a question mark for what they lack; or ICU's error. */
  transcode(bytes: Uint8Array, from: string, to: string): Uint8Array | number {
    const read = readers[from];
    const write = writers[to];
    if (read === undefined || write === undefined) return illegalArgument;
    return write(read(toBytes(bytes)));
  },
  icuErrName: (number: number) => (number === illegalArgument ? 'U_ILLEGAL_ARGUMENT_ERROR' : 'U_ZERO_ERROR'),
};

const illegalArgument = 1;

type Reader = (bytes: Uint8Array) => string;
type Writer = (text: string) => Uint8Array;

const readers: Readonly<Partial<Record<string, Reader>>> = {
  utf8: (bytes) => decodeUtf8(bytes) ?? '',
  utf16le: decodeUtf16,
  latin1: (bytes) => decodeUnits(bytes, 0xff),
  ascii: (bytes) => decodeUnits(bytes, 0xff).replace(/[\x80-\xff]/g, '\ufffd'),
};

const writers: Readonly<Partial<Record<string, Writer>>> = {
  utf8: encodeUtf8,
  utf16le: encodeUtf16,
  latin1: (text) => units(text.replace(/[\ud800-\udbff][\udc00-\udfff]|[^\0-\xff]/g, '?')),
  ascii: (text) => units(text.replace(/[\ud800-\udbff][\udc00-\udfff]|[^\0-\x7f]/g, '?')),
};

const units = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function toBytes(input: ArrayBufferView | ArrayBuffer): Uint8Array {
  return ArrayBuffer.isView(input)
    ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
    : new Uint8Array(input);
}
