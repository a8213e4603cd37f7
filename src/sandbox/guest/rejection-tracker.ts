import type { QuickJSContext, QuickJSHandle, QuickJSRuntime, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { findRejectionTracker } from './engine-internals.ts';
import type { EngineVariant } from './engine-variant.ts';

const wordBytes = 4;
/** As many words of a runtime as are looked through. */
const runtimeWords = 128;
/** Two values of 8 bytes, and an argument list of three pointers. */
const scratchBytes = 16 + 3 * wordBytes;

/**
 * Has a function of the guest called with each promise that is rejected with nobody to handle it, and once more when it is
 * handled after all: `(promise, reason, isHandled)`. QuickJS calls it in the middle of what it does, so it must not throw.
 */
export function trackRejections(tracking: RejectionTracking, runtime: QuickJSRuntime): TrackingPlace {
  const { module, context } = tracking;
  const words = wordsOf(module);
  const runtimeAt = runtime['rt'].value / wordBytes;
  const runtimeNow = (): Uint32Array => words().slice(runtimeAt, runtimeAt + runtimeWords);

  runtime.removeInterruptHandler();
  const before = runtimeNow();
  runtime.setInterruptHandler(() => false);
  const offset = findRejectionTracker(before, runtimeNow());

  // An array buffer that is never let go is memory with a fixed place, which the memory's image holds.
  const scratch = context.getArrayBuffer(context.newArrayBuffer(new ArrayBuffer(scratchBytes)));
  const at = scratch.value.byteOffset;
  const index = addTracker(tracking, at);
  words()[runtimeAt + offset] = index;
  return { at, index };
}

/** Does the same in an instance that gets the memory of another one, which has been told already. */
export function trackRejectionsAt({ at, index }: TrackingPlace, tracking: RejectionTracking): void {
  if (addTracker(tracking, at) !== index) throw new Error('The function table of this instance is another one.');
}

export interface RejectionTracking {
  readonly module: QuickJSWASMModule;
  readonly context: QuickJSContext;
  readonly onRejection: QuickJSHandle;
  readonly addRejectionTracker: EngineVariant['addRejectionTracker'];
}

/** Where what is told is put, and which function of the table is told. */
export interface TrackingPlace {
  readonly at: number;
  readonly index: number;
}

function wordsOf(module: QuickJSWASMModule): () => Uint32Array {
  return () => new Uint32Array((module.getWasmMemory() as { buffer: ArrayBuffer }).buffer);
}

function addTracker({ module, context, onRejection, addRejectionTracker }: RejectionTracking, at: number): number {
  const words = wordsOf(module);
  const contextAt = context['ctx'].value;
  const ffi = module.getFFI();
  return addRejectionTracker((promise, reason, isHandled) => {
    const view = new DataView(words().buffer);
    view.setBigInt64(at, promise, true);
    view.setBigInt64(at + 8, reason, true);
    view.setUint32(at + 16, at, true);
    view.setUint32(at + 20, at + 8, true);
    view.setUint32(at + 24, (isHandled ? context.true : context.false).value, true);
    const args = (at + 16) as Parameters<typeof ffi.QTS_Call>[4];
    const result = ffi.QTS_Call(contextAt, onRejection.value, context.undefined.value, 3, args);
    ffi.QTS_FreeValuePointer(contextAt, result);
  });
}
