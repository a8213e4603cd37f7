import { buffer } from 'coldstart:bytes';
import { internals } from 'coldstart:internals';
import { AbortController, AbortSignal, DOMException } from 'web:events';
import { TextDecoder, TextEncoder } from 'web:encoding';
import { web } from 'web:streams';
import { URL, URLSearchParams } from 'web:url';

export { SilentRegistry as FinalizationRegistry, StrongRef as WeakRef } from '../strong-refs.ts';
// What undici has as globals, as it is before learner code can replace it.
export { AbortController, AbortSignal, DOMException, TextDecoder, TextEncoder, URL, URLSearchParams };
export const { Buffer } = buffer as unknown as { readonly Buffer: object };
export const { ReadableStream, TransformStream } = web as unknown as Readonly<
  Record<'ReadableStream' | 'TransformStream', object>
>;

interface NodeProcess {
  emitWarning(...args: unknown[]): void;
}

export const process = {
  versions: { node: '24.0.0' },
  platform: 'linux',
  emitWarning(...args: unknown[]): void {
    (internals.process as NodeProcess).emitWarning(...args);
  },
};

const clock = (globalThis as unknown as { readonly performance: { now(): number } }).performance;
export const performance = {
  now: (): number => clock.now(),
  /** Nobody observes resources here. */
  markResourceTiming(): void {
    // Nothing to mark.
  },
};

type Constructor = new (...args: unknown[]) => object;

const blobs = (): Readonly<Record<'Blob' | 'File', Constructor>> =>
  internals.module('web:blob') as Readonly<Record<'Blob' | 'File', Constructor>>;

/** The class that there is by now: without its module there is nothing to recognise. */
const isA =
  (name: 'Blob' | 'File') =>
  (value: unknown): boolean => {
    const current: unknown = Object.getOwnPropertyDescriptor(globalThis, name)?.value;
    return typeof current === 'function' && value instanceof current;
  };

export const isBlob = isA('Blob');
export const isFile = isA('File');

/** Stand for the classes, whose module is asked for when one is made. */
export function Blob(...args: unknown[]): object {
  return new (blobs().Blob)(...args);
}
export function File(...args: unknown[]): object {
  return new (blobs().File)(...args);
}
