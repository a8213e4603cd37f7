import { buffer } from 'coldstart:bytes';
import errors from 'node-source:internal/errors';

const { Buffer } = buffer as unknown as {
  readonly Buffer: { from(text: string, encoding?: string): Uint8Array };
};
const { ERR_INVALID_ARG_TYPE } = (
  errors as unknown as {
    readonly codes: Record<string, new (name: string, expected: readonly string[] | string, value: unknown) => Error>;
  }
).codes as Record<
  'ERR_INVALID_ARG_TYPE',
  new (name: string, expected: readonly string[] | string, value: unknown) => Error
>;

/** The bytes of what Node.js takes as data: text, or anything that views bytes. Throws as Node.js does for anything else. */
export function toBytes(value: unknown, name: string, encoding?: unknown): Uint8Array {
  if (typeof value === 'string') {
    return Buffer.from(value, typeof encoding === 'string' && encoding !== 'buffer' ? encoding : 'utf8');
  }
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  throw new ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'TypedArray', 'DataView'], value);
}

/** As {@link toBytes}, for `update`, whose message has no ArrayBuffer. */
export function toData(value: unknown, encoding?: unknown): Uint8Array {
  if (typeof value === 'string' || ArrayBuffer.isView(value)) return toBytes(value, 'data', encoding);
  throw new ERR_INVALID_ARG_TYPE('data', ['string', 'Buffer', 'TypedArray', 'DataView'], value);
}

/** A Buffer of these bytes, or their text in an encoding. */
export function toOutput(bytes: Uint8Array, encoding: unknown): unknown {
  const made = Buffer.from(bytes.buffer as never, bytes.byteOffset as never) as unknown as {
    toString(encoding: string): string;
  };
  return typeof encoding === 'string' && encoding !== 'buffer' ? made.toString(encoding) : made;
}
