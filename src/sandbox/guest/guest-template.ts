import type { Clock, Random } from '#kernel';
import type { QuickJSContext, QuickJSHandle, QuickJSRuntime, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { memoryOf } from './engine-variant.ts';
import type { ExecutionBudget } from './execution-budget.ts';
import { preludeSource } from './generated/prelude.ts';
import { createHostObject, type Settlement } from './host-functions.ts';
import { installModuleLoader } from './module-loader.ts';
import type { PackageFiles } from './package-files.ts';
import type { TimerQueue } from './timer-queue.ts';

/** What one guest brings along: everything that its host functions reach. */
export interface GuestBindings {
  readonly clock: Clock;
  readonly random: Random;
  readonly budget: ExecutionBudget;
  readonly timers: TimerQueue;
  readonly files: PackageFiles;
  readonly writeLog: (level: string, text: () => string) => void;
  readonly settle: (settlement: Settlement) => void;
}

/** 128 KB: most attacks by nesting end in a clean RangeError of the guest, not in an overflow of the host's stack. */
const maximumStackBytes = 128 * 1_024;

/**
 * A runtime with its context and the prelude, made once for each WebAssembly instance and kept as an image of its memory.
 * Everything that QuickJS has lies in that memory: each guest begins with the image copied back, sees nothing of the
 * one before, and costs no parsing of the prelude. Handles that were made before the image stay valid; those that a guest
 * made are void with it, and must not be disposed later.
 */
export class GuestTemplate {
  readonly runtime: QuickJSRuntime;
  readonly context: QuickJSContext;
  /** What the host calls: `Guest` of prelude/host.ts. */
  readonly guest: QuickJSHandle;
  readonly #module: QuickJSWASMModule;
  readonly #image: readonly ImagePart[];
  #current: GuestBindings | undefined;

  /** `formatSource` is Node's console formatting; without it, what is not plain text is logged as String() has it. */
  constructor(module: QuickJSWASMModule, formatSource: string | undefined) {
    this.#module = module;
    this.runtime = module.newRuntime();
    this.runtime.setMaxStackSize(maximumStackBytes);
    // While the prelude is installed there is no guest yet, and nobody to charge.
    this.runtime.setInterruptHandler(() => this.#current?.budget.interrupt() ?? false);
    installModuleLoader(this.runtime, () => this.#bindings().files);
    this.context = this.runtime.newContext();
    this.guest = this.#installPrelude(formatSource);
    // The library makes what it needs for these on their first use, and keeps it: it has to be in the image.
    this.runtime.computeMemoryUsage().dispose();
    this.runtime.executePendingJobs();
    this.#image = copyUsedParts(memoryOf(module));
  }

  /** Begins a guest: whatever the one before left is gone. One guest at a time. */
  lend(bindings: GuestBindings): void {
    if (this.#current !== undefined) throw new Error('An engine instance holds one guest at a time.');
    const memory = memoryOf(this.#module);
    for (const { offset, bytes } of this.#image) memory.set(bytes, offset);
    this.#current = bindings;
  }

  /** Ends the guest. */
  release(): void {
    this.#current = undefined;
  }

  #bindings(): GuestBindings {
    if (this.#current === undefined) throw new Error('Guest code ran outside a guest.');
    return this.#current;
  }

  #installPrelude(formatSource: string | undefined): QuickJSHandle {
    const { context } = this;
    const install = context.unwrapResult(context.evalCode(`${preludeSource}.install`, 'coldstart:prelude'));
    const format =
      formatSource === undefined
        ? context.undefined
        : context.unwrapResult(context.evalCode(`${formatSource}.format`, 'coldstart:format'));
    const host = createHostObject(context, () => this.#bindings());
    return context.unwrapResult(context.callFunction(install, context.undefined, host, format));
  }
}

/** A part of an instance's memory as it was. */
interface ImagePart {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/**
 * Copies what is in use of a memory: the static data below the stack, and the heap above it. The stack between them, by
 * far the longest run of zeros, holds nothing while no call is under way.
 */
function copyUsedParts(memory: Uint8Array): readonly ImagePart[] {
  let end = memory.length;
  while (end > 0 && memory[end - 1] === 0) end -= 1;
  let stack = { start: end, end };
  let runStart = 0;
  for (let index = 0; index < end; index++) {
    if (memory[index] === 0) continue;
    if (index - runStart > stack.end - stack.start) stack = { start: runStart, end: index };
    runStart = index + 1;
  }
  return [
    { offset: 0, bytes: memory.slice(0, stack.start) },
    { offset: stack.end, bytes: memory.slice(stack.end, end) },
  ];
}
