import type { Clock, Random } from '#kernel';
import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from 'quickjs-emscripten-core';
import { GuestEnded, initialMemoryBytes } from './engine-variant.ts';
import { createExecutionBudget, type ExecutionBudget } from './execution-budget.ts';
import type { ExportNames } from './export-names.ts';
import type { EngineInstance } from './guest-engine.ts';
import { isOutOfMemory, stackOverflow, toGuestOutcome, type GuestOutcome } from './guest-outcome.ts';
import type { Settlement } from './host-functions.ts';
import { createPackageFiles, type PackageFiles } from './package-files.ts';
import type { ErrorDescription } from './prelude/describe-error.ts';
import type { InvokeContext, StackTraces } from './prelude/host.ts';
import { createTimerQueue, type TimerQueue } from './timer-queue.ts';

export interface GuestVmOptions {
  readonly engine: EngineInstance;
  /** The function's files: path relative to the package's root, and text. */
  readonly files: Readonly<Record<string, string>>;
  readonly exportNames: ExportNames;
  readonly clock: Clock;
  readonly random: Random;
  readonly memoryBytes: number;
  readonly stackTraces: StackTraces;
  /** Simulated milliseconds for each interrupt callback of the engine. */
  readonly msPerInterrupt: number;
  readonly wallClockMs: () => number;
  readonly wallDeadlineMs: number;
  /** Takes a line that the function logged; `text` reads it out of the guest, so call it only for a line that is kept. */
  readonly writeLog: (level: string, text: () => string) => void;
}

export interface GuestInit {
  /** `file.export`, such as `index.handler`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly maximumAnswerBytes: number;
  readonly deadlineMs: number;
}

/** An instance that has grown by more is not used for another guest. */
const reusableGrowthBytes = 16 * 2 ** 20;
const jobsPerBatch = 1_000;

/** One QuickJS runtime with one context: the inside of one execution environment. Untrusted code runs here. */
export class GuestVm {
  readonly #runtime: QuickJSRuntime;
  readonly #context: QuickJSContext;
  readonly #options: GuestVmOptions;
  readonly #budget: ExecutionBudget;
  readonly #timers: TimerQueue;
  readonly #files: PackageFiles;
  readonly #guest: QuickJSHandle;
  #settlement: Settlement | undefined;
  #isDamaged = false;

  constructor(options: GuestVmOptions) {
    this.#options = options;
    this.#files = createPackageFiles(options.files, options.exportNames);
    this.#timers = createTimerQueue();
    this.#budget = createExecutionBudget({
      ...options,
      isMemoryUsedUp: () => this.#memoryGrowth() > options.memoryBytes,
    });
    const { template } = options.engine;
    this.#runtime = template.runtime;
    this.#context = template.context;
    this.#guest = template.guest;
    template.lend({
      clock: options.clock,
      random: options.random,
      budget: this.#budget,
      timers: this.#timers,
      files: this.#files,
      writeLog: options.writeLog,
      settle: (settlement) => {
        this.#settlement ??= settlement;
      },
    });
  }

  /** Runs the module code and finds the handler. */
  init(request: GuestInit): GuestOutcome {
    const { handler, environment, maximumAnswerBytes } = request;
    const slash = handler.lastIndexOf('/') + 1;
    const dot = handler.indexOf('.', slash);
    const stem = `/var/task/${handler.slice(0, dot)}`;
    const modulePath = ['', '.js', '.mjs', '.cjs'].map((ending) => stem + ending).find((path) => this.#files.has(path));
    if (modulePath === undefined) {
      const message = `Error: Cannot find module '${handler.slice(slash, dot)}'\nRequire stack:\n- /var/runtime/index.mjs`;
      const errorType = 'Runtime.ImportModuleError';
      return { kind: 'failed', error: { errorType, errorMessage: message, trace: [`${errorType}: ${message}`] } };
    }
    const moduleKind = this.#files.moduleKind(modulePath);
    const { stackTraces } = this.#options;
    const exportPath = handler.slice(dot + 1).split('.');
    return this.#run(request.deadlineMs, 'init', [
      JSON.stringify({ moduleKind, modulePath, handler, exportPath, environment, maximumAnswerBytes, stackTraces }),
    ]);
  }

  /** Calls the handler with one event. */
  invoke(eventJson: string, context: InvokeContext): GuestOutcome {
    return this.#run(context.deadlineMs, 'invoke', [eventJson, JSON.stringify(context)]);
  }

  /** Bytes that the guest's values take. */
  memoryUsedBytes(): number {
    if (this.#isDamaged) return 0;
    const usage = this.#runtime.computeMemoryUsage();
    const bytes: unknown = (this.#context.dump(usage) as { memory_used_size?: unknown }).memory_used_size;
    usage.dispose();
    return typeof bytes === 'number' ? bytes : 0;
  }

  /** Bytes by which WebAssembly's memory has grown. QuickJS's own limit misses much of what typed arrays take. */
  #memoryGrowth(): number {
    return this.#options.engine.memoryBytes() - initialMemoryBytes;
  }

  /** Ends the guest. A guest that was stopped from outside takes its whole WebAssembly instance with it. */
  dispose(): void {
    if (this.#isDamaged) return;
    this.#options.engine.template.release();
    // WebAssembly's memory never shrinks: the next guest must not pay for this one's.
    if (this.#memoryGrowth() > reusableGrowthBytes) this.#discard();
  }

  #run(deadlineMs: number, phase: 'init' | 'invoke', args: readonly string[]): GuestOutcome {
    this.#budget.begin(deadlineMs);
    this.#settlement = undefined;
    const { guard } = this.#options.engine;
    guard.mustEnd = () => this.#budget.mustEnd();
    let promise: QuickJSHandle | undefined;
    try {
      const started = this.#call(phase, args);
      if ('error' in started) return this.#ended(started);
      promise = started.value;
      return this.#runEventLoop(deadlineMs, promise);
    } catch (thrown) {
      return this.#hostException(thrown);
    } finally {
      guard.mustEnd = undefined;
      if (promise !== undefined && !this.#isDamaged) promise.dispose();
    }
  }

  /** Runs microtasks and timers until the phase settles, nothing is left to do, or a limit is reached. */
  #runEventLoop(deadlineMs: number, promise: QuickJSHandle): GuestOutcome {
    const { clock } = this.#options;
    for (;;) {
      while (this.#runtime.hasPendingJob()) {
        const result = this.#runtime.executePendingJobs(jobsPerBatch);
        if (result.error !== undefined) return this.#ended({ error: result.error });
        if (this.#settlement !== undefined) return toGuestOutcome(this.#settlement, this.#files);
        if (this.#runtime.hasPendingJob() && this.#budget.chargeBatch()) return this.#stopped();
      }
      if (this.#settlement !== undefined) return toGuestOutcome(this.#settlement, this.#files);
      const dueMs = this.#timers.nextDueMs();
      if (dueMs === undefined) return this.#idle(promise);
      if (dueMs >= deadlineMs) {
        clock.advance(Math.max(0, deadlineMs - clock.now()));
        this.#discard();
        return { kind: 'timed-out' };
      }
      clock.advance(Math.max(0, dueMs - clock.now()));
      const id = this.#timers.take();
      const fired = this.#callWithHandle('fireTimer', [this.#context.newNumber(id ?? 0)]);
      if ('error' in fired) return this.#ended(fired);
      fired.value.dispose();
    }
  }

  /** Nothing is left to run. Either the handler's promise can never settle, or reporting it failed for want of memory. */
  #idle(promise: QuickJSHandle): GuestOutcome {
    const state = this.#context.getPromiseState(promise);
    if (state.type !== 'rejected') {
      this.#discard();
      return { kind: 'never-settled' };
    }
    return this.#ended({ error: state.error });
  }

  #call(name: string, args: readonly string[]): { value: QuickJSHandle } | { error: QuickJSHandle } {
    return this.#callWithHandle(
      name,
      args.map((arg) => this.#context.newString(arg)),
    );
  }

  #callWithHandle(name: string, args: readonly QuickJSHandle[]): { value: QuickJSHandle } | { error: QuickJSHandle } {
    const method = this.#context.getProp(this.#guest, name);
    const result = this.#context.callFunction(method, this.#context.undefined, ...args);
    method.dispose();
    for (const arg of args) arg.dispose();
    return result.error === undefined ? { value: result.value } : { error: result.error };
  }

  /** Something ended outside the handler's own promise: the limits' interrupt, or an exception nobody caught. */
  #ended({ error }: { error: QuickJSHandle }): GuestOutcome {
    if (this.#budget.stopped !== undefined) return this.#stopped();
    const description = this.#describe(error);
    if (!this.#isDamaged) error.dispose();
    this.#discard();
    return isOutOfMemory(description) ? { kind: 'out-of-memory' } : { kind: 'uncaught', error: description };
  }

  #stopped(): GuestOutcome {
    this.#discard();
    return { kind: this.#budget.stopped ?? 'wall-clock-limit' };
  }

  /** The engine itself threw, through WebAssembly. The instance is not to be trusted after that. */
  #hostException(thrown: unknown): GuestOutcome {
    this.#discard();
    if (this.#budget.stopped !== undefined) return { kind: this.#budget.stopped };
    if (thrown instanceof GuestEnded) throw new Error('A guest was ended, and nobody knows why.');
    if (thrown instanceof RangeError) {
      const error = { errorType: 'RangeError', errorMessage: stackOverflow, trace: [`RangeError: ${stackOverflow}`] };
      return { kind: 'failed', error };
    }
    return { kind: 'out-of-memory' };
  }

  #describe(error: QuickJSHandle): ErrorDescription {
    const described = this.#callWithHandle('describe', [error.dup()]);
    if ('error' in described) {
      described.error.dispose();
      return { errorType: 'Error', errorMessage: 'An exception that cannot be read was thrown.', trace: [] };
    }
    const json = this.#context.getString(described.value);
    described.value.dispose();
    return JSON.parse(json) as ErrorDescription;
  }

  #discard(): void {
    this.#isDamaged = true;
    this.#options.engine.isSpent = true;
  }
}
