import type { Clock, Random } from '#kernel';
import type { QuickJSContext, QuickJSHandle, QuickJSRuntime, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { turnOffCycleCollection } from './cycle-collection.ts';
import type { EngineVariant } from './engine-variant.ts';
import type { ExecutionBudget } from './execution-budget.ts';
import { preludeSource } from './generated/prelude.ts';
import type { LoadedGuestModule } from './guest-modules.ts';
import { createHostObject, type Settlement } from './host-functions.ts';
import { type MemoryImage, takeMemoryImage } from './memory-image.ts';
import { installModuleLoader } from './module-loader.ts';
import type { NativeOperations } from './native/index.ts';
import type { PackageFiles } from './package-files.ts';
import type { Guest } from './prelude/host.ts';
import { trackRejections } from './rejection-tracker.ts';
import type { FailureReader } from './source-reading/failure-reader.ts';
import type { TimerQueue } from './timer-queue.ts';

/** A line that a function writes. */
export interface WrittenLine {
  /** Whether the line goes out as it is; otherwise it still lacks time, request id and level. */
  readonly isRaw: boolean;
  readonly isStandardError: boolean;
  readonly level: string;
  readonly requestId: string;
  /** Reads the text out of the guest: call it only for a line that is kept. */
  text(): string;
}

/** What one guest brings along: everything that its host functions reach. */
export interface GuestBindings {
  readonly clock: Clock;
  readonly random: Random;
  readonly budget: ExecutionBudget;
  readonly timers: TimerQueue;
  readonly files: PackageFiles;
  readonly readFailure: FailureReader;
  readonly writeLog: (line: WrittenLine) => void;
  readonly needModule: (name: string) => void;
  readonly request: (json: string) => string;
  readonly memoryUsedBytes: () => number;
  readonly exit: (status: number) => void;
  readonly settle: (settlement: Settlement) => void;
}

/** The functions of `Guest` in prelude/host.ts, as handles that were made before the image and are never disposed. */
export type GuestMethods = Readonly<Record<GuestMethod, QuickJSHandle>>;
export type GuestMethod = keyof Guest;

/** A record, so that the compiler sees that none is left out. */
const guestMethods: Readonly<Record<GuestMethod, true>> = {
  defineModule: true,
  modulesAreDefined: true,
  exportNames: true,
  onRejection: true,
  makeLoaderError: true,
  init: true,
  invoke: true,
  fireTimer: true,
  reply: true,
  beginImmediates: true,
  runImmediate: true,
  afterMicrotasks: true,
  idle: true,
  exitStatus: true,
  crash: true,
};

/** 128 KB: most attacks by nesting end in a clean RangeError of the guest, not in an overflow of the host's stack. */
const maximumStackBytes = 128 * 1_024;
const templateStackBytes = 768 * 1_024;

/**
 * A runtime with its context and the prelude, made once for each WebAssembly instance and kept as an image of its memory.
 * Everything that QuickJS has lies in that memory: each guest begins with the image copied back, sees nothing of the
 * one before, and costs no parsing of the prelude. Handles that were made before the image stay valid; those that a guest
 * made are void with it, and must not be disposed later.
 */
export class GuestTemplate {
  readonly runtime: QuickJSRuntime;
  readonly context: QuickJSContext;
  /** What the host calls. */
  readonly guest: GuestMethods;
  readonly #image: MemoryImage;
  #current: GuestBindings | undefined;

  readonly moduleNames: ReadonlySet<string>;
  /** Bytes that the template's own values take. */
  readonly ownBytes: number;
  readonly #exportNames = new Map<string, readonly string[]>();

  constructor(
    module: QuickJSWASMModule,
    guestModules: readonly LoadedGuestModule[],
    addRejectionTracker: EngineVariant['addRejectionTracker'],
  ) {
    this.moduleNames = new Set(guestModules.map(({ name }) => name));
    this.runtime = module.newRuntime();
    turnOffCycleCollection(module, this.runtime);
    // Our own code may nest deeper than a guest's, but never does without end.
    this.runtime.setMaxStackSize(templateStackBytes);
    this.context = this.runtime.newContext();
    installModuleLoader(this.runtime, () => ({
      files: this.#bindings().files,
      builtinExports: (name) => {
        if (!this.moduleNames.has(name)) this.#bindings().needModule(name);
        return this.#exportNames.get(name);
      },
      makeError: (error) => this.#callGuest('makeLoaderError', this.context.newString(JSON.stringify(error))),
    }));
    const native: NativeOperations = Object.fromEntries(guestModules.flatMap((one) => Object.entries(one.native)));
    const guest = this.#installPrelude(native);
    this.guest = Object.fromEntries(
      Object.keys(guestMethods).map((name) => [name, this.context.getProp(guest, name)]),
    ) as unknown as GuestMethods;
    for (const { name, source } of guestModules) this.#defineModule(name, source);
    this.#callGuest('modulesAreDefined').dispose();
    trackRejections(module, this.runtime, this.context, this.guest.onRejection, addRejectionTracker);
    this.#restartInterruptCount();
    // While the prelude is installed there is no guest yet, and nobody to charge.
    this.runtime.setInterruptHandler(() => this.#current?.budget.interrupt() ?? false);
    this.runtime.setMaxStackSize(maximumStackBytes);
    // The library makes what it needs for this on its first use, and keeps it: it has to be in the image.
    this.runtime.executePendingJobs();
    this.ownBytes = this.usedBytes();
    this.#image = takeMemoryImage(module);
  }

  /**
   * QuickJS calls back after a number of steps. The image is taken right behind a callback: where in the count a guest
   * begins, and with it the time that it takes, does not depend on what else its instance can do.
   */
  #restartInterruptCount(): void {
    this.runtime.setInterruptHandler(() => true);
    const interrupted = this.context.evalCode('for (;;);', 'coldstart:count');
    if (interrupted.error === undefined) throw new Error('An endless loop ended.');
    interrupted.error.dispose();
  }

  /** Bytes that all values take. QuickJS walks over each of them to tell. */
  usedBytes(): number {
    const usage = this.runtime.computeMemoryUsage();
    const size = this.context.getProp(usage, 'memory_used_size');
    const bytes = this.context.getNumber(size);
    size.dispose();
    usage.dispose();
    return bytes;
  }

  /** Bytes that all values take at most, at no cost. */
  mostUsedBytes(): number {
    return this.#image.heapBytes();
  }

  /** Begins a guest: whatever the one before left is gone. One guest at a time. */
  lend(bindings: GuestBindings): void {
    if (this.#current !== undefined) throw new Error('An engine instance holds one guest at a time.');
    this.#image.restore();
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

  #installPrelude(native: NativeOperations): QuickJSHandle {
    const { context } = this;
    const install = context.unwrapResult(context.evalCode(`${preludeSource}.install`, 'coldstart:prelude'));
    const host = createHostObject(context, () => this.#bindings(), native);
    return context.unwrapResult(context.callFunction(install, context.undefined, host));
  }

  #callGuest(method: GuestMethod, ...args: QuickJSHandle[]): QuickJSHandle {
    const { context } = this;
    return context.unwrapResult(context.callFunction(this.guest[method], context.undefined, ...args));
  }

  #defineModule(name: string, source: string): void {
    const { context } = this;
    const factory = context.unwrapResult(context.evalCode(source, `coldstart:${name}`));
    this.#callGuest('defineModule', context.newString(name), factory).dispose();
    const names = context.getString(this.#callGuest('exportNames', context.newString(name)));
    this.#exportNames.set(name, JSON.parse(names) as readonly string[]);
  }
}
