import type { QuickJSRuntime, QuickJSWASMModule } from 'quickjs-emscripten-core';

/** As many words of a runtime as are looked through. */
const runtimeWords = 128;
/** The bytes in use at which QuickJS collects cycles first: `malloc_gc_threshold` of a new runtime. */
const initialThreshold = 256 * 1_024;
const never = 0xffff_ffff;

/**
 * Keeps QuickJS from collecting cycles of garbage. Its collector frees what a suspended async function still uses when
 * only a closure leads there (quickjs-ng pull request 1569, not in the build that we have): afterwards anything may happen. A
 * guest is short and its memory bounded, so cycles may stay; what is not in a cycle is freed at once, as always.
 */
export function turnOffCycleCollection(module: QuickJSWASMModule, runtime: QuickJSRuntime): void {
  const { buffer } = module.getWasmMemory() as { readonly buffer: ArrayBuffer };
  const words = new Uint32Array(buffer, runtime['rt'].value, runtimeWords);
  const at = words.indexOf(initialThreshold);
  if (at === -1 || words.indexOf(initialThreshold, at + 1) !== -1) {
    throw new Error('The threshold of the collector is not where it was: this build of QuickJS is another one.');
  }
  words[at] = never;
}
