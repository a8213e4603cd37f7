import { internals } from 'coldstart:internals';
import errors from 'node-source:internal/errors';
import validators from 'node-source:internal/validators';
import { missing } from '../missing.ts';
import { nativeBytes } from '../native-call.ts';
import { toBytes, toOutput } from '../to-bytes.ts';

const { validateFunction } = validators as unknown as { validateFunction(value: unknown, name: string): void };
const { ERR_INVALID_ARG_TYPE: InvalidType } = (
  errors as unknown as { readonly codes: Record<string, new (...args: unknown[]) => Error> }
).codes as Record<'ERR_INVALID_ARG_TYPE', new (...args: unknown[]) => Error>;

interface Options {
  readonly level?: number;
  readonly maxOutputLength?: number;
}

type Work = (data: unknown, options?: Options) => unknown;

/** zlib's numbers for what went wrong. */
const errnos: Readonly<Record<string, number>> = { Z_BUF_ERROR: -5, Z_DATA_ERROR: -3, Z_NEED_DICT: 2 };

function bytesOf(data: unknown): Uint8Array {
  if (typeof data === 'string' || ArrayBuffer.isView(data) || data instanceof ArrayBuffer)
    return toBytes(data, 'buffer');
  throw new InvalidType('buffer', ['string', 'Buffer', 'TypedArray', 'DataView', 'ArrayBuffer'], data);
}

function run(operation: string, argument: unknown, data: unknown): unknown {
  const bytes = bytesOf(data);
  try {
    return toOutput(nativeBytes(operation, [argument], bytes), undefined);
  } catch (error) {
    const { code } = error as { readonly code?: string };
    const errno = code === undefined ? undefined : errnos[code];
    throw errno === undefined ? error : Object.assign(error as object, { errno, code });
  }
}

const packing =
  (operation: string): Work =>
  (data, options) =>
    run(operation, options?.level ?? 6, data);
const expanding =
  (operation: string): Work =>
  (data, options) =>
    run(operation, options?.maxOutputLength ?? null, data);

const gzipSync = packing('zlib.gzip');
const deflateSync = packing('zlib.deflate');
const deflateRawSync = packing('zlib.deflateRaw');
const gunzipSync = expanding('zlib.gunzip');
const inflateSync = expanding('zlib.inflate');
const inflateRawSync = expanding('zlib.inflateRaw');
const unzipSync = expanding('zlib.unzip');

/** The form with a callback: the work is done in a later turn of the event loop. */
function withCallback(work: Work): (data: unknown, ...rest: unknown[]) => void {
  return (data, ...rest) => {
    const callback = rest.pop();
    validateFunction(callback, 'callback');
    bytesOf(data);
    const scope = globalThis as unknown as { setImmediate(call: () => void): void };
    scope.setImmediate(() => {
      const done = callback as (error: unknown, value?: unknown) => void;
      let value: unknown;
      try {
        value = work(data, rest[0] as Options | undefined);
      } catch (error) {
        done(error);
        return;
      }
      done(null, value);
    });
  };
}

const works = {
  gzip: gzipSync,
  deflate: deflateSync,
  deflateRaw: deflateRawSync,
  gunzip: gunzipSync,
  inflate: inflateSync,
  inflateRaw: inflateRawSync,
  unzip: unzipSync,
};

/** A transform stream that collects what comes and works on it at the end. Streams are loaded when one is asked for. */
function createStream(work: Work): (options?: Options) => unknown {
  return (options) => {
    const { Transform } = internals.module('node:stream') as { readonly Transform: new (options: object) => unknown };
    const { Buffer } = globalThis as unknown as { readonly Buffer: { concat(parts: readonly unknown[]): unknown } };
    const parts: unknown[] = [];
    return new Transform({
      transform(chunk: unknown, _encoding: unknown, done: () => void) {
        parts.push(chunk);
        done();
      },
      flush(done: (error: unknown, value?: unknown) => void) {
        let value: unknown;
        try {
          value = work(Buffer.concat(parts), options);
        } catch (error) {
          done(error);
          return;
        }
        done(null, value);
      },
    });
  };
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(data: unknown, start = 0): number {
  let value = ~start;
  for (const byte of bytesOf(data)) value = (table[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}

const names = 'brotliCompress brotliDecompress zstdCompress zstdDecompress'.split(' ');
const absent = [
  ...names,
  ...names.map((name) => `${name}Sync`),
  'createBrotliCompress',
  'createBrotliDecompress',
  'createZstdCompress',
  'createZstdDecompress',
];
const constants = {
  Z_NO_FLUSH: 0,
  Z_PARTIAL_FLUSH: 1,
  Z_SYNC_FLUSH: 2,
  Z_FULL_FLUSH: 3,
  Z_FINISH: 4,
  Z_BLOCK: 5,
  Z_OK: 0,
  Z_STREAM_END: 1,
  Z_NEED_DICT: 2,
  Z_ERRNO: -1,
  Z_STREAM_ERROR: -2,
  Z_DATA_ERROR: -3,
  Z_MEM_ERROR: -4,
  Z_BUF_ERROR: -5,
  Z_VERSION_ERROR: -6,
  Z_NO_COMPRESSION: 0,
  Z_BEST_SPEED: 1,
  Z_BEST_COMPRESSION: 9,
  Z_DEFAULT_COMPRESSION: -1,
};

const zlib = {
  ...missing('zlib', absent, 'Use gzip, which every client understands.'),
  ...Object.fromEntries(Object.entries(works).map(([name, work]) => [`${name}Sync`, work])),
  ...Object.fromEntries(Object.entries(works).map(([name, work]) => [name, withCallback(work)])),
  createGzip: createStream(gzipSync),
  createGunzip: createStream(gunzipSync),
  createDeflate: createStream(deflateSync),
  createInflate: createStream(inflateSync),
  createDeflateRaw: createStream(deflateRawSync),
  createInflateRaw: createStream(inflateRawSync),
  createUnzip: createStream(unzipSync),
  crc32,
  constants,
  ...constants,
};
export { zlib as moduleExports };
