import { nativeError } from './native-error.ts';
import { urlBinding } from './url-binding.ts';
import { decodeUnits, decodeUtf8, encodeUtf8, writeUtf8 } from './byte-encodings.ts';

/** What of TextEncoder and TextDecoder is written in C++. */
export const encodingBinding = {
  /** How many units were read, and how many bytes written. */
  encodeIntoResults: new Uint32Array(2),
  encodeInto(text: string, target: Uint8Array) {
    const { read, written } = writeUtf8(text, target, 0, target.length);
    encodingBinding.encodeIntoResults[0] = read;
    encodingBinding.encodeIntoResults[1] = written;
  },
  encodeUtf8String: encodeUtf8,
  decodeUTF8(bytes: unknown, ignoresMark: boolean, isFatal: boolean) {
    if (!ArrayBuffer.isView(bytes) && !(bytes instanceof ArrayBuffer)) {
      const message = 'The "list" argument must be an instance of SharedArrayBuffer, ArrayBuffer or ArrayBufferView.';
      throw nativeError(TypeError, message, 'ERR_INVALID_ARG_TYPE');
    }
    const view = toBytes(bytes);
    const hasMark = !ignoresMark && view[0] === 0xef && view[1] === 0xbb && view[2] === 0xbf;
    const text = decodeUtf8(hasMark ? view.subarray(3) : view, isFatal);
    if (text !== undefined) return text;
    const message = 'The encoded data was not valid for encoding utf-8';
    throw nativeError(TypeError, message, 'ERR_ENCODING_INVALID_ENCODED_DATA');
  },
  decodeLatin1: (bytes: ArrayBufferView | ArrayBuffer) => decodeUnits(toBytes(bytes), 0xff),
  /** Of what is ASCII already, nothing changes. */
  toASCII: (domain: string) => (/^[\0-\x7f]*$/.test(domain) ? domain.toLowerCase() : urlBinding.domainToASCII(domain)),
  toUnicode: urlBinding.domainToUnicode,
};

function toBytes(bytes: ArrayBufferView | ArrayBuffer): Uint8Array {
  return ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}
