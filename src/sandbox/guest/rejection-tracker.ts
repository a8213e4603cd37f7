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
export function trackRejections(
  module: QuickJSWASMModule,
  runtime: QuickJSRuntime,
  context: QuickJSContext,
  onRejection: QuickJSHandle,
  addRejectionTracker: EngineVariant['addRejectionTracker'],
): void {
  const words = (): Uint32Array => new Uint32Array((module.getWasmMemory() as { buffer: ArrayBuffer }).buffer);
  const runtimeAt = runtime['rt'].value / wordBytes;
  const runtimeNow = (): Uint32Array => words().slice(runtimeAt, runtimeAt + runtimeWords);

  runtime.removeInterruptHandler();
  const before = runtimeNow();
  runtime.setInterruptHandler(() => false);
  const offset = findRejectionTracker(before, runtimeNow());

  // An array buffer that is never let go is memory with a fixed place, which the memory's image holds.
  const scratch = context.getArrayBuffer(context.newArrayBuffer(new ArrayBuffer(scratchBytes)));
  const at = scratch.value.byteOffset;
  const contextAt = context['ctx'].value;
  const ffi = module.getFFI();
  const index = addRejectionTracker((promise, reason, isHandled) => {
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
  words()[runtimeAt + offset] = index;
}
