import type { Clock, Random } from '#kernel';
import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from 'quickjs-emscripten-core';
import type { Deployment } from './deployment.ts';
import { GuestEnded, initialMemoryBytes } from './engine-variant.ts';
import { createExecutionBudget, type ExecutionBudget } from './execution-budget.ts';
import type { ExportNames } from './export-names.ts';
import { type EngineInstance, failureReaderNeed } from './guest-engine.ts';
import { isOutOfMemory, stackOverflow, toGuestOutcome, type GuestOutcome } from './guest-outcome.ts';
import type { GuestBindings, GuestMethod, GuestMethods, WrittenLine } from './guest-template.ts';
import type { Settlement } from './host-functions.ts';
import { createPackageFiles, type PackageFiles } from './package-files.ts';
import type { NetworkOutcome, NetworkRequest, PendingReply } from './prelude/host.ts';
import type { InitRequest, InvokeContext, Settings, StackTraces } from './prelude/requests.ts';
import type { ErrorDescription } from './prelude/runtime-errors.ts';
import type { FailureReader } from './source-reading/failure-reader.ts';
import { createTimerQueue, type TimerQueue } from './timer-queue.ts';

export interface GuestVmOptions {
  readonly engine: EngineInstance;
  /** The function's files: path relative to the package's root, and text. */
  readonly files: Readonly<Record<string, string>>;
  readonly exportNames: ExportNames;
  /** The environment's own: it may run ahead while the guest computes. */
  readonly clock: Clock;
  readonly random: Random;
  readonly memoryBytes: number;
  /** What the function's memory leaves for values, and for what the host holds on the guest's behalf. */
  readonly functionMemoryBytes: number;
  readonly stackTraces: StackTraces;
  /** Simulated milliseconds for each interrupt callback of the engine at one vCPU. */
  readonly msPerInterrupt: number;
  /** How many times longer work takes than at one vCPU. */
  readonly slowdown: number;
  readonly wallClockMs: () => number;
  readonly wallDeadlineMs: number;
  readonly writeLog: (line: WrittenLine) => void;
  /** Undefined where the reply comes later, by `replyLater`, which may be called when the guest is over. */
  readonly request: (
    request: NetworkRequest,
    replyLater: (outcome: NetworkOutcome) => void,
  ) => NetworkOutcome | undefined;
}

interface LateReply {
  readonly id: number;
  readonly outcome: NetworkOutcome;
}

export interface GuestInit extends Omit<Settings, 'stackTraces'> {
  /** The only variable of the environment that is its own. */
  readonly logStreamName: string;
  readonly deadlineMs: number;
}

/** A phase of a guest: yields the virtual time up to which it waits, to be resumed then. */
export type GuestRun = Generator<number, GuestOutcome, undefined>;

/** Thrown out of a phase when the code needs guest modules that the instance has not. The guest is over. */
export class GuestModuleNeeded extends Error {
  override readonly name = 'GuestModuleNeeded';
  readonly moduleName: string;
  constructor(moduleName: string) {
    super(`The guest needs ${moduleName}.`);
    this.moduleName = moduleName;
  }
}

/** An instance that has grown by more is not used for another guest. */
const reusableGrowthBytes = 16 * 2 ** 20;
const jobsPerBatch = 1_000;
/** How `PackageFiles.findHandler` begins where the file is an ES module. */
const moduleKindPrefix = 'module:';

type Called = { readonly value: QuickJSHandle } | { readonly error: QuickJSHandle };

const bytesPerMb = 2 ** 20;

/** One QuickJS runtime with one context: the inside of one execution environment. Untrusted code runs here. */
export class GuestVm {
  readonly #runtime: QuickJSRuntime;
  readonly #context: QuickJSContext;
  readonly #options: GuestVmOptions;
  readonly #budget: ExecutionBudget;
  readonly #timers: TimerQueue;
  readonly #files: PackageFiles;
  readonly #guest: GuestMethods;
  #settlement: Settlement | undefined;
  #exitStatus: number | undefined;
  #neededModule: string | undefined;
  #isInvoking = false;
  #pendingReplies = 0;
  #lastRequest = 0;
  /** Those that have come and that the guest has not heard of. */
  #lateReplies: LateReply[] = [];
  #isDamaged = false;
  #mostHeldBytes = 0;
  #temporaryBytes = 0;

  constructor(options: GuestVmOptions) {
    this.#options = options;
    this.#files = createPackageFiles(options.files, options.exportNames);
    this.#timers = createTimerQueue();
    this.#budget = createExecutionBudget({
      ...options,
      msPerInterrupt: options.msPerInterrupt * options.slowdown,
      isMemoryUsedUp: () => this.#memoryGrowth() > options.memoryBytes,
      isTooMuch: (bytes) => {
        this.#mostHeldBytes = Math.max(this.#mostHeldBytes, bytes);
        return this.memoryUsedBytes() + bytes > options.functionMemoryBytes;
      },
    });
    const { template } = options.engine;
    this.#runtime = template.runtime;
    this.#context = template.context;
    this.#guest = template.guest;
  }

  #bindings(): GuestBindings {
    const { clock, random, writeLog } = this.#options;
    return {
      clock,
      random,
      budget: this.#budget,
      timers: this.#timers,
      files: this.#files,
      readFailure: this.#createFailureReader(),
      writeLog,
      request: (json) => JSON.stringify(this.#request(JSON.parse(json) as NetworkRequest)),
      needModule: (name) => {
        this.#neededModule = name;
      },
      memoryUsedBytes: () => this.memoryUsedBytes(),
      noteTemporaryBytes: (bytes) => {
        this.#temporaryBytes = bytes;
      },
      exit: (status) => {
        this.#exitStatus ??= status;
      },
      settle: (settlement) => {
        this.#settlement ??= settlement;
      },
    };
  }

  #request(request: NetworkRequest): NetworkOutcome | PendingReply {
    const id = (this.#lastRequest += 1);
    const outcome = this.#options.request(request, (late) => {
      this.#lateReplies.push({ id, outcome: late });
    });
    if (outcome !== undefined) return outcome;
    this.#pendingReplies += 1;
    return { kind: 'pending', id };
  }

  #createFailureReader(): FailureReader {
    const create = this.#options.engine.createFailureReader;
    if (create !== undefined) return create((path) => this.#files.text(path));
    return () => {
      this.#neededModule = failureReaderNeed;
      return '';
    };
  }

  /** Runs the module code and finds the handler. */
  *init({ deadlineMs, logStreamName, ...rest }: GuestInit): GuestRun {
    const { clock, engine, files, stackTraces } = this.#options;
    const settings: Settings = { ...rest, stackTraces };
    const deployment = { settings: JSON.stringify(settings), files };
    const isDeployed = engine.template.lend(this.#bindings(), deployment);
    return yield* this.#phase(deadlineMs, () => {
      const ended = isDeployed ? undefined : this.#deploy(deployment);
      const request: InitRequest = { startMs: clock.now(), logStreamName };
      return ended ?? this.#call('init', JSON.stringify(request));
    });
  }

  /** Brings the guest to where its module code can run. What is wrong with the code is found again when it is to run. */
  #deploy(deployment: Deployment): GuestOutcome | undefined {
    const { clock, engine } = this.#options;
    const startMs = clock.now();
    const called = this.#callToDeploy(deployment);
    if ('error' in called) return this.#uncaught(called.error);
    const file = this.#context.getString(called.value);
    if (file.startsWith(moduleKindPrefix) && !engine.template.compile(file.slice(moduleKindPrefix.length))) {
      if (this.#budget.stopped !== undefined) return this.#stopped();
      // Nothing is built on modules of which some are loaded and some are not.
      engine.template.beginAgain();
      const again = this.#callToDeploy(deployment);
      return 'error' in again ? this.#uncaught(again.error) : undefined;
    }
    // What has been charged for is not to be had for nothing the next time.
    if (clock.now() === startMs) engine.template.keepDeployed(deployment);
    return undefined;
  }

  /** The value is the kind of the handler's file and its path; empty where there is none. */
  #callToDeploy({ settings }: Deployment): Called {
    return this.#callForHandle('deploy', [this.#context.newString(settings)]);
  }

  /** Thaws the guest and calls the handler with one event. */
  *invoke(eventJson: string, context: InvokeContext): GuestRun {
    this.#isInvoking = true;
    return yield* this.#phase(context.deadlineMs, () => {
      // What came due while the environment was frozen goes on before the runtime has the event.
      const late = this.#fireDueTimers() ?? this.#bringReplies();
      return late ?? this.#call('invoke', `{"event":${eventJson},"context":${JSON.stringify(context)}}`);
    });
  }

  /** Bytes that the guest's values take. */
  memoryUsedBytes(): number {
    if (this.#isDamaged) return 0;
    const { template } = this.#options.engine;
    return Math.max(0, template.usedBytes() - template.ownBytes);
  }

  /** The same in whole megabytes, and what the host held at most. Most functions take none that counts, and then nothing has to be walked. */
  memoryUsedMb(): number {
    const { template } = this.#options.engine;
    const isSmall = this.#isDamaged || template.mostUsedBytes() - template.ownBytes < bytesPerMb;
    return Math.floor(((isSmall ? 0 : this.memoryUsedBytes()) + this.#mostHeldBytes) / bytesPerMb);
  }

  /** Bytes that the files in `/tmp` have. */
  temporaryBytes(): number {
    return this.#temporaryBytes;
  }

  /** Ends the guest. A guest that was stopped from outside takes its whole WebAssembly instance with it. */
  dispose(): void {
    if (this.#isDamaged) return;
    this.#options.engine.template.release();
    // WebAssembly's memory never shrinks: the next guest must not pay for this one's.
    if (this.#memoryGrowth() > reusableGrowthBytes) this.#discard();
  }

  /** Bytes by which WebAssembly's memory has grown. QuickJS's own limit misses much of what typed arrays take. */
  #memoryGrowth(): number {
    return this.#options.engine.memoryBytes() - initialMemoryBytes;
  }

  *#phase(deadlineMs: number, start: () => GuestOutcome | undefined): GuestRun {
    this.#budget.begin(deadlineMs);
    this.#settlement = undefined;
    let outcome = this.#guarded(() => start() ?? this.#turn());
    while (outcome === undefined) {
      if (!this.#timers.isWaitedFor() && this.#pendingReplies === 0) {
        outcome = this.#guarded(() => this.#idle());
        continue;
      }
      if (this.#lateReplies.length === 0) yield Math.min(this.#timers.nextDueMs() ?? deadlineMs, deadlineMs);
      // Nothing of the guest is running while it waits: it is over, and its instance is as good as before.
      if (this.#options.clock.now() >= deadlineMs) return { kind: 'timed-out' };
      outcome = this.#guarded(() => this.#fireDueTimers() ?? this.#bringReplies() ?? this.#turn());
    }
    return outcome;
  }

  /** Runs guest code under the limits. Undefined while nothing has ended. */
  #guarded(work: () => GuestOutcome | undefined): GuestOutcome | undefined {
    const { guard } = this.#options.engine;
    guard.mustEnd = () => this.#neededModule !== undefined || this.#exitStatus !== undefined || this.#budget.mustEnd();
    let outcome: GuestOutcome | undefined;
    try {
      outcome = work();
    } catch (thrown) {
      outcome = this.#hostException(thrown);
    } finally {
      guard.mustEnd = undefined;
    }
    // Not an outcome: whoever runs the scenario begins it anew.
    if (this.#neededModule !== undefined) throw new GuestModuleNeeded(this.#neededModule);
    return outcome;
  }

  /** Runs immediates, each with what follows from it, until none is left. */
  #turn(): GuestOutcome | undefined {
    let ended = this.#drain();
    while (ended === undefined) {
      const count = this.#callForNumber('beginImmediates');
      if (count === 0) return undefined;
      for (let index = 0; index < count && ended === undefined; index++) {
        ended = this.#callWith('runImmediate', []) ?? this.#drain();
      }
      ended ??= this.#fireDueTimers();
    }
    return ended;
  }

  #fireDueTimers(): GuestOutcome | undefined {
    const { clock } = this.#options;
    // Those that are started meanwhile are due later: the shortest is a millisecond.
    const nowMs = clock.now();
    for (;;) {
      const dueMs = this.#timers.nextDueMs();
      if (dueMs === undefined || dueMs > nowMs) return undefined;
      const id = this.#timers.take(nowMs);
      const ended = this.#callWith('fireTimer', [this.#context.newNumber(id ?? 0)]) ?? this.#drain();
      if (ended !== undefined) return ended;
    }
  }

  #bringReplies(): GuestOutcome | undefined {
    for (;;) {
      const next = this.#lateReplies.shift();
      if (next === undefined) return undefined;
      this.#pendingReplies -= 1;
      const args = [this.#context.newNumber(next.id), this.#context.newString(JSON.stringify(next.outcome))];
      const ended = this.#callWith('reply', args) ?? this.#drain();
      if (ended !== undefined) return ended;
    }
  }

  /** Runs microtasks, ticks and what becomes of rejections until the phase has ended or nothing of these is left. */
  #drain(): GuestOutcome | undefined {
    for (;;) {
      while (this.#runtime.hasPendingJob()) {
        const result = this.#runtime.executePendingJobs(jobsPerBatch);
        const ended = result.error === undefined ? undefined : this.#thrownByMicrotask(result.error);
        if (ended !== undefined) return ended;
        if (this.#runtime.hasPendingJob() && this.#budget.chargeBatch()) return this.#stopped();
      }
      const more = this.#callForBoolean('afterMicrotasks');
      if (typeof more !== 'boolean') return more;
      if (!more) return this.#endedByItself();
    }
  }

  #thrownByMicrotask(error: QuickJSHandle): GuestOutcome | undefined {
    return this.#budget.stopped === undefined ? this.#callWith('takeException', [error]) : this.#uncaught(error);
  }

  #endedByItself(): GuestOutcome | undefined {
    if (this.#settlement !== undefined) {
      return toGuestOutcome(this.#settlement, this.#files, this.#isDamaged);
    }
    return undefined;
  }

  /** Nothing is left to run: the process ends, unless somebody has waited for just that. */
  #idle(): GuestOutcome | undefined {
    const isGoingOn = this.#callForBoolean('idle');
    if (typeof isGoingOn !== 'boolean') return isGoingOn;
    const ended = this.#drain() ?? (isGoingOn || this.#timers.isWaitedFor() ? this.#turn() : undefined);
    if (ended !== undefined || this.#timers.isWaitedFor()) return ended;
    const status = this.#callForNumber('exitStatus');
    this.#discard();
    return status === 0 ? { kind: 'never-settled' } : { kind: 'exited', status };
  }

  #call(name: GuestMethod, json: string): GuestOutcome | undefined {
    return this.#callWith(name, [this.#context.newString(json)]);
  }

  /** Calls a function of the prelude; what it throws is an exception that nobody caught. */
  #callWith(name: GuestMethod, args: readonly QuickJSHandle[]): GuestOutcome | undefined {
    const called = this.#callForHandle(name, args);
    if ('error' in called) return this.#uncaught(called.error);
    called.value.dispose();
    return undefined;
  }

  #callForNumber(name: GuestMethod): number {
    const called = this.#callForHandle(name, []);
    const handle = 'error' in called ? called.error : called.value;
    const value = 'error' in called ? 0 : this.#context.getNumber(handle);
    handle.dispose();
    return value;
  }

  #callForBoolean(name: GuestMethod): boolean | GuestOutcome {
    const called = this.#callForHandle(name, []);
    if ('error' in called) return this.#uncaught(called.error);
    const value = this.#context.getNumber(called.value) !== 0;
    called.value.dispose();
    return value;
  }

  #callForHandle(name: GuestMethod, args: readonly QuickJSHandle[]): Called {
    const result = this.#context.callFunction(this.#guest[name], this.#context.undefined, ...args);
    for (const arg of args) arg.dispose();
    return result.error === undefined ? { value: result.value } : { error: result.error };
  }

  /** An exception left the guest: the limits' interrupt, or one that nobody caught, which ends the process. */
  #uncaught(error: QuickJSHandle): GuestOutcome {
    if (this.#budget.stopped !== undefined) return this.#stopped();
    if (this.#settlement !== undefined && this.#isInvoking) {
      // The answer is out; the process ends all the same.
      this.#crash(error);
      this.#discard();
      return toGuestOutcome(this.#settlement, this.#files, true);
    }
    const description = this.#crash(error);
    if (!this.#isDamaged) error.dispose();
    this.#discard();
    return isOutOfMemory(description) ? { kind: 'out-of-memory' } : { kind: 'uncaught', error: description };
  }

  #stopped(): GuestOutcome {
    this.#discard();
    // An answer is out, whatever runs on. An INIT that leaves microtasks without end never comes to ask for an event.
    if (this.#settlement !== undefined && this.#isInvoking) return toGuestOutcome(this.#settlement, this.#files, true);
    return { kind: this.#budget.stopped ?? 'wall-clock-limit' };
  }

  /** The engine itself threw, through WebAssembly. The instance is not to be trusted after that. */
  #hostException(thrown: unknown): GuestOutcome | undefined {
    this.#discard();
    if (this.#neededModule !== undefined) return undefined;
    if (this.#exitStatus !== undefined) {
      return this.#endedByItself() ?? { kind: 'exited', status: this.#exitStatus };
    }
    if (this.#budget.stopped !== undefined) return this.#stopped();
    if (thrown instanceof GuestEnded) throw new Error('A guest was ended, and nobody knows why.');
    if (thrown instanceof RangeError) {
      const error = { errorType: 'RangeError', errorMessage: stackOverflow, trace: [`RangeError: ${stackOverflow}`] };
      return { kind: 'failed', error, endsProcess: false };
    }
    return { kind: 'out-of-memory' };
  }

  #crash(error: QuickJSHandle): ErrorDescription {
    const called = this.#callForHandle('crash', [error.dup()]);
    if ('error' in called) {
      called.error.dispose();
      return { errorType: 'Error', errorMessage: 'An exception that cannot be read was thrown.', trace: [] };
    }
    const json = this.#context.getString(called.value);
    called.value.dispose();
    return JSON.parse(json) as ErrorDescription;
  }

  #discard(): void {
    this.#isDamaged = true;
    this.#options.engine.isSpent = true;
  }
}
