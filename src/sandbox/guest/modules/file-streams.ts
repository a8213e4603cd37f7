import { internals } from 'coldstart:internals';
import { operations } from './file-operations.ts';

interface Options {
  readonly encoding?: string;
  readonly flags?: string;
  readonly start?: number;
  readonly end?: number;
  readonly highWaterMark?: number;
}

interface Pushing {
  push(chunk: Uint8Array | null): boolean;
}

interface StreamModule {
  readonly Readable: new (options: object) => object;
  readonly Writable: new (options: object) => object;
}

/** Streams are loaded when one is asked for. */
const streams = (): StreamModule => internals.module('node:stream') as StreamModule;

const optionsOf = (options: unknown): Options =>
  typeof options === 'string' ? { encoding: options } : (options ?? {});

const chunkBytes = 65_536;

/** Node's `fs.createReadStream`. */
export function createReadStream(path: unknown, options?: unknown): object {
  const { encoding, start = 0, end = Number.POSITIVE_INFINITY, highWaterMark = chunkBytes } = optionsOf(options);
  let bytes: Uint8Array | undefined;
  let at = start;
  return new (streams().Readable)({
    encoding,
    highWaterMark,
    construct(done: (error?: unknown) => void) {
      try {
        bytes = operations.readFile(path) as Uint8Array;
        done();
      } catch (error) {
        done(error);
      }
    },
    read(this: Pushing, size: number) {
      const last = Math.min(bytes?.length ?? 0, end + 1);
      const chunk = bytes?.subarray(at, Math.min(at + size, last));
      at += chunk?.length ?? 0;
      this.push(chunk === undefined || chunk.length === 0 ? null : chunk);
    },
  });
}

/** Node's `fs.createWriteStream`. */
export function createWriteStream(path: unknown, options?: unknown): object {
  const { flags = 'w' } = optionsOf(options);
  let fd: number | undefined;
  return new (streams().Writable)({
    construct(done: (error?: unknown) => void) {
      try {
        fd = operations.open(path, flags);
        done();
      } catch (error) {
        done(error);
      }
    },
    write(chunk: Uint8Array, _encoding: unknown, done: (error?: unknown) => void) {
      try {
        operations.write(fd, chunk);
        done();
      } catch (error) {
        done(error);
      }
    },
    destroy(error: unknown, done: (error: unknown) => void) {
      if (fd !== undefined) operations.close(fd);
      fd = undefined;
      done(error);
    },
  });
}
