import { internals } from 'coldstart:internals';

type Adapters = Readonly<Record<string, (...args: unknown[]) => unknown>>;

/** Node's adapters between its own streams and those of the web, which are loaded when one is asked for. */
const lazily =
  (name: string) =>
  (...args: unknown[]): unknown =>
    (internals.module('coldstart:stream_adapters') as { readonly adapters: Adapters }).adapters[name]?.(...args);

export const newReadableStreamFromStreamReadable = lazily('newReadableStreamFromStreamReadable');
export const newStreamReadableFromReadableStream = lazily('newStreamReadableFromReadableStream');
export const newWritableStreamFromStreamWritable = lazily('newWritableStreamFromStreamWritable');
export const newStreamWritableFromWritableStream = lazily('newStreamWritableFromWritableStream');
export const newReadableWritablePairFromDuplex = lazily('newReadableWritablePairFromDuplex');
export const newStreamDuplexFromReadableWritablePair = lazily('newStreamDuplexFromReadableWritablePair');

// The same in every bundle: scripts/node-source.mjs sees to that.
export const kValidateChunk = Symbol.for('coldstart.kValidateChunk');
export const kDestroyOnSyncError = Symbol.for('coldstart.kDestroyOnSyncError');
