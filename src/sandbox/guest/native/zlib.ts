import { deflate, deflateRaw, gzip, Inflate } from 'pako';
import type { JsonValue } from '#kernel';
import { NativeError, type NativeOperation, type NativeOperations } from './index.ts';

/** What Node.js compresses and expands in a millisecond at one vCPU, in bytes: assumptions of the model. */
const packedPerMs = 100_000;
const expandedPerMs = 400_000;
/** What a guest could not hold anyway. */
const mostExpandedBytes = 64 * 2 ** 20;

type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Zlib's way to say which format data has: see `inflateInit2` in its manual. */
const windowBits = { gzip: 31, zlib: 15, raw: -15, either: 47 } as const;

export const operations: NativeOperations = {
  'zlib.gzip': packing((data, level) => gzip(data, { level })),
  'zlib.deflate': packing((data, level) => deflate(data, { level })),
  'zlib.deflateRaw': packing((data, level) => deflateRaw(data, { level })),
  'zlib.gunzip': expanding(windowBits.gzip),
  'zlib.inflate': expanding(windowBits.zlib),
  'zlib.inflateRaw': expanding(windowBits.raw),
  'zlib.unzip': expanding(windowBits.either),
};

function packing(pack: (data: Uint8Array, level: Level) => Uint8Array): NativeOperation {
  return ([level], [data = new Uint8Array()], call) => {
    call.charge(data.length / packedPerMs);
    return { kind: 'bytes', bytes: pack(data, toLevel(level)) };
  };
}

/** Expands piece by piece, so that a small bomb never becomes large. */
function expanding(format: number): NativeOperation {
  return ([maximum], [data = new Uint8Array()], call) => {
    const most = Math.min(typeof maximum === 'number' ? maximum : mostExpandedBytes, mostExpandedBytes);
    const parts: Uint8Array[] = [];
    let length = 0;
    const expander = new Inflate({ windowBits: format });
    expander.onData = (part) => {
      length += part.length;
      if (length > most) {
        const message = `Cannot create a Buffer larger than ${most} bytes`;
        throw new NativeError('RangeError', message, 'ERR_BUFFER_TOO_LARGE');
      }
      parts.push(part);
    };
    const step = 65_536;
    for (let at = 0; at < data.length && !expander.ended; at += step) {
      call.charge(step / expandedPerMs);
      expander.push(data.subarray(at, at + step), at + step >= data.length);
    }
    if (expander.err !== 0 || !expander.ended) throw problemOf(expander);
    const all = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return { kind: 'bytes', bytes: all };
  };
}

/** In zlib's words. What ends too early has none of its own: these are Node's. */
function problemOf({ err, msg }: Inflate): NativeError {
  switch (err) {
    case 0:
    case -5:
      return new NativeError('Error', 'unexpected end of file', 'Z_BUF_ERROR');
    case 2:
      return new NativeError('Error', 'Missing dictionary', 'Z_NEED_DICT');
    default:
      return new NativeError('Error', msg, 'Z_DATA_ERROR');
  }
}

function toLevel(value: JsonValue | undefined): Level {
  return (typeof value === 'number' && value >= 0 && value <= 9 ? Math.floor(value) : 6) as Level;
}
