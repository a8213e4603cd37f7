import { deflateSync, Gunzip, gzipSync, Inflate, zlibSync, Unzlib } from 'fflate';
import type { JsonValue } from '#kernel';
import { NativeError, type NativeOperation, type NativeOperations } from './index.ts';

/** What Node.js compresses and expands in a millisecond at one vCPU, in bytes: assumptions of the model. */
const packedPerMs = 100_000;
const expandedPerMs = 400_000;
/** What a guest could not hold anyway. */
const mostExpandedBytes = 64 * 2 ** 20;

type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type Expander = Gunzip | Unzlib | Inflate;

export const operations: NativeOperations = {
  'zlib.gzip': packing((data, level) => gzipSync(data, { level, mtime: 0 })),
  'zlib.deflate': packing((data, level) => zlibSync(data, { level })),
  'zlib.deflateRaw': packing((data, level) => deflateSync(data, { level })),
  'zlib.gunzip': expanding(() => new Gunzip()),
  'zlib.inflate': expanding(() => new Unzlib()),
  'zlib.inflateRaw': expanding(() => new Inflate()),
};

function packing(pack: (data: Uint8Array, level: Level) => Uint8Array): NativeOperation {
  return ([level], [data = new Uint8Array()], call) => {
    call.charge(data.length / packedPerMs);
    return { kind: 'bytes', bytes: pack(data, toLevel(level)) };
  };
}

/** Expands piece by piece, so that a small bomb never becomes large. */
function expanding(create: () => Expander): NativeOperation {
  return ([maximum], [data = new Uint8Array()], call) => {
    const most = Math.min(typeof maximum === 'number' ? maximum : mostExpandedBytes, mostExpandedBytes);
    const parts: Uint8Array[] = [];
    let length = 0;
    let isWhole = false as boolean;
    const expander = create();
    expander.ondata = (part, isLast) => {
      length += part.length;
      isWhole ||= isLast;
      if (length > most) {
        const message = `Cannot create a Buffer larger than ${most} bytes`;
        throw new NativeError('RangeError', message, 'ERR_BUFFER_TOO_LARGE');
      }
      parts.push(part);
    };
    try {
      const step = 65_536;
      for (let at = 0; at < data.length; at += step) {
        expander.push(data.subarray(at, at + step), at + step >= data.length);
        call.charge(step / expandedPerMs);
      }
    } catch (error) {
      if (error instanceof NativeError) throw error;
      throw badData(error);
    }
    if (!isWhole) throw new NativeError('Error', 'unexpected end of file', 'Z_BUF_ERROR');
    const all = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      all.set(part, at);
      at += part.length;
    }
    return { kind: 'bytes', bytes: all };
  };
}

/** In zlib's words, as far as they can be told. */
function badData(error: unknown): NativeError {
  const message = error instanceof Error ? error.message : String(error);
  if (/unexpected EOF/i.test(message)) return new NativeError('Error', 'unexpected end of file', 'Z_BUF_ERROR');
  if (/invalid (?:gzip|zlib)/i.test(message)) return new NativeError('Error', 'incorrect header check', 'Z_DATA_ERROR');
  if (/block type/i.test(message)) return new NativeError('Error', 'invalid block type', 'Z_DATA_ERROR');
  if (/distance/i.test(message)) return new NativeError('Error', 'invalid distance too far back', 'Z_DATA_ERROR');
  return new NativeError('Error', 'invalid stored block lengths', 'Z_DATA_ERROR');
}

function toLevel(value: JsonValue | undefined): Level {
  return (typeof value === 'number' && value >= 0 && value <= 9 ? Math.floor(value) : 6) as Level;
}
