import type { Clock, Random } from '#kernel';
import type { QuickJSContext, QuickJSHandle, QuickJSRuntime, QuickJSWASMModule } from 'quickjs-emscripten-core';
import { turnOffCycleCollection } from './cycle-collection.ts';
import { createDeploymentShelf, type Deployment, type DeploymentShelf } from './deployment.ts';
import type { EngineVariant } from './engine-variant.ts';
import type { ExecutionBudget } from './execution-budget.ts';
import { preludeSource } from './generated/prelude.ts';
import type { LoadedGuestModule } from './guest-modules.ts';
import { createHostObject, type Settlement } from './host-functions.ts';
import { imageIn, type ImageMould, type MemoryImage, takeMemoryImage } from './memory-image.ts';
import { installModuleLoader } from './module-loader.ts';
import type { NativeOperations } from './native/index.ts';
import type { PackageFiles } from './package-files.ts';
import type { Guest } from './prelude/host.ts';
import { trackRejections, trackRejectionsAt, type TrackingPlace } from './rejection-tracker.ts';
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
  readonly noteTemporaryBytes: (bytes: number) => void;
  readonly exit: (status: number) => void;
  readonly settle: (settlement: Settlement) => void;
}

/** The functions of `Guest` in prelude/host.ts, as handles that were made before the image and are never disposed. */
export type GuestMethods = Readonly<Record<GuestMethod, QuickJSHandle>>;
export type GuestMethod = keyof Guest;

type ContextPointer = NonNullable<NonNullable<Parameters<QuickJSRuntime['newContext']>[0]>['contextPointer']>;

/** A template without the instance that it was made in: where everything lies, and what was there. */
export interface TemplateMould {
  readonly image: ImageMould;
  readonly runtimeAt: number;
  readonly contextAt: number;
  /** Of the context that the library makes for itself. */
  readonly ownContextAt: ContextPointer;
  readonly methods: Readonly<Record<GuestMethod, QuickJSHandle['value']>>;
  readonly tracking: TrackingPlace;
  readonly ownBytes: number;
  readonly exportNames: ReadonlyMap<string, readonly string[]>;
  readonly deployments: DeploymentShelf;
}

/** A record, so that the compiler sees that none is left out. */
const guestMethods: Readonly<Record<GuestMethod, true>> = {
  defineModule: true,
  modulesAreDefined: true,
  exportNames: true,
  onRejection: true,
  makeLoaderError: true,
  deploy: true,
  init: true,
  invoke: true,
  fireTimer: true,
  reply: true,
  beginImmediates: true,
  runImmediate: true,
  afterMicrotasks: true,
  idle: true,
  exitStatus: true,
  takeException: true,
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
  readonly #tracking: TrackingPlace;
  #current: GuestBindings | undefined;

  readonly moduleNames: ReadonlySet<string>;
  /** Bytes that the template's own values take. */
  readonly ownBytes: number;
  readonly #exportNames: Map<string, readonly string[]>;
  readonly #deployments: DeploymentShelf;
  readonly #module: QuickJSWASMModule;

  /** With the mould of a template that has the same guest modules, nothing is parsed again. */
  constructor(
    module: QuickJSWASMModule,
    guestModules: readonly LoadedGuestModule[],
    addRejectionTracker: EngineVariant['addRejectionTracker'],
    mould?: TemplateMould,
  ) {
    this.moduleNames = new Set(guestModules.map(({ name }) => name));
    this.#exportNames = new Map(mould?.exportNames);
    this.#deployments = mould?.deployments ?? createDeploymentShelf();
    this.#module = module;
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
    const host = createHostObject(this.context, () => this.#bindings(), native);
    if (mould !== undefined) {
      this.guest = this.#methodsOf(mould);
      // The library makes itself a context on its first use, and keeps it: here it is the one in the mould.
      this.runtime.context = this.runtime.newContext({ contextPointer: mould.ownContextAt });
      this.#listenToInterrupts();
      const { guest, context } = this;
      trackRejectionsAt(mould.tracking, { module, context, onRejection: guest.onRejection, addRejectionTracker });
      this.#tracking = mould.tracking;
      this.ownBytes = mould.ownBytes;
      this.#image = imageIn(module, mould.image);
      this.#image.restore();
      return;
    }
    const guest = this.#installPrelude(host);
    this.guest = Object.fromEntries(
      Object.keys(guestMethods).map((name) => [name, this.context.getProp(guest, name)]),
    ) as unknown as GuestMethods;
    for (const { name, source } of guestModules) this.#defineModule(name, source);
    this.#callGuest('modulesAreDefined').dispose();
    this.#tracking = trackRejections(
      { module, context: this.context, onRejection: this.guest.onRejection, addRejectionTracker },
      this.runtime,
    );
    this.#restartInterruptCount();
    this.#listenToInterrupts();
    this.runtime.setMaxStackSize(maximumStackBytes);
    // The library makes what it needs for this on its first use, and keeps it: it has to be in the image.
    this.runtime.executePendingJobs();
    this.ownBytes = this.usedBytes();
    this.#image = takeMemoryImage(module);
  }

  /** What another instance of the same build needs to have the same template. */
  get mould(): TemplateMould {
    const { context: ownContext } = this.runtime;
    if (ownContext === undefined) throw new Error('The library has no context of its own yet.');
    const methods = Object.entries(this.guest).map(([name, handle]) => [name, handle.value]);
    return {
      image: this.#image.mould,
      runtimeAt: this.runtime['rt'].value,
      contextAt: this.context['ctx'].value,
      ownContextAt: ownContext['ctx'].value,
      methods: Object.fromEntries(methods) as TemplateMould['methods'],
      tracking: this.#tracking,
      ownBytes: this.ownBytes,
      exportNames: this.#exportNames,
      deployments: this.#deployments,
    };
  }

  /** Handles of the methods in a mould. What they point to comes with its memory, in which runtime and context lie where they are here. */
  #methodsOf({ runtimeAt, contextAt, methods }: TemplateMould): GuestMethods {
    if (this.runtime['rt'].value !== runtimeAt || this.context['ctx'].value !== contextAt)
      throw new Error('An instance of the same build begins in another way than the one before.');
    const memory = this.context['memory'];
    const handles = Object.entries(methods).map(([name, at]) => [
      name,
      memory.heapValueHandle(at as Parameters<typeof memory.heapValueHandle>[0]),
    ]);
    return Object.fromEntries(handles) as GuestMethods;
  }

  #listenToInterrupts(): void {
    // While the prelude is installed there is no guest yet, and nobody to charge.
    this.runtime.setInterruptHandler(() => this.#current?.budget.interrupt() ?? false);
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

  /**
   * Begins a guest: whatever the one before left is gone. One guest at a time. Returns whether the function is deployed in it
   * already, because one before was of the same.
   */
  lend(bindings: GuestBindings, deployment: Deployment): boolean {
    if (this.#current !== undefined) throw new Error('An engine instance holds one guest at a time.');
    this.#current = bindings;
    const deployed = this.#deployments.find(deployment);
    const image = deployed === undefined ? this.#image : imageIn(this.#module, deployed);
    image.restore();
    return deployed !== undefined;
  }

  /** Takes the guest back to where nothing is deployed in it. */
  beginAgain(): void {
    this.#image.restore();
  }

  /** Keeps the guest as it is, to begin others with: to be called when a function is deployed in it and nothing of it has run. */
  keepDeployed(deployment: Deployment): void {
    this.#deployments.keep(deployment, (spent) => this.#image.now(spent));
  }

  /** Loads and compiles a module, and what it imports, without running any of it. Returns whether that went well. */
  compile(path: string): boolean {
    const source = `import ${JSON.stringify(`file://${path}`)};`;
    const result = this.context.evalCode(source, 'coldstart:deployment', { type: 'module', compileOnly: true });
    result.error?.dispose();
    // The value is the module itself, which lives as long as its context: it must not be disposed.
    return result.error === undefined;
  }

  /** Ends the guest. */
  release(): void {
    this.#current = undefined;
  }

  #bindings(): GuestBindings {
    if (this.#current === undefined) throw new Error('Guest code ran outside a guest.');
    return this.#current;
  }

  #installPrelude(host: QuickJSHandle): QuickJSHandle {
    const { context } = this;
    const install = context.unwrapResult(context.evalCode(`${preludeSource}.install`, 'coldstart:prelude'));
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
