import { buffer } from 'coldstart:bytes';
import { internals } from 'coldstart:internals';
import inspection from 'node-source:internal/util/inspect';
import types from 'node-source:internal/util/types';
import { performance } from './globals.ts';
import { finished, isDisturbed, isErrored, isReadable, pipeline, Readable, Transform } from './streams.ts';

interface NodeCrypto {
  createHash(algorithm: string): { update(bytes: Uint8Array): { digest(encoding: string): string } };
}

interface Blobs {
  resolveObjectURL(url: string): unknown;
}

function assert(isTrue: unknown, message = 'The expression evaluated to a falsy value'): void {
  if (isTrue !== true && !Boolean(isTrue)) throw Object.assign(new Error(message), { code: 'ERR_ASSERTION' });
}

/** What undici's files use of Node.js's own modules, by name. */
export const nodeModules: Readonly<Record<string, unknown>> = {
  'node:assert': assert,
  'node:buffer': {
    Buffer: (buffer as unknown as { readonly Buffer: object }).Buffer,
    resolveObjectURL: (url: string) => (internals.module('web:blob') as Blobs).resolveObjectURL(url),
  },
  'node:crypto': {
    getHashes: () => ['sha256', 'sha384', 'sha512'],
    hash: (algorithm: string, bytes: Uint8Array, encoding: string) =>
      (internals.module('node:crypto') as NodeCrypto).createHash(algorithm).update(bytes).digest(encoding),
    randomInt: (limit: number) => Math.floor(internals.host.random() * limit),
  },
  'node:http': { STATUS_CODES: {} },
  'node:perf_hooks': { performance },
  'node:stream': { finished, isDisturbed, isErrored, isReadable, pipeline, Readable, Transform },
  'node:util': { ...inspection, types },
  'node:util/types': types,
};
