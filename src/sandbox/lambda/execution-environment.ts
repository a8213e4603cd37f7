import { coldStarts, lambdaQuotas } from '#aws-facts';
import { type Bell, type Clock, type IdSource, type JsonValue, type Simulation, utf8Length } from '#kernel';
import type { FunctionConfig } from '../exercise-spec.ts';
import type { FunctionError, InvocationOutcome } from '../transcript.ts';
import { endsProcess, toFunctionError } from './function-errors.ts';
import type { FunctionHost, HostOutcome, HostRun } from './function-host.ts';
import type { LogStream } from './function-log.ts';
import { createContextFields, createEnvironment, createLogStreamName } from './invocation-context.ts';
import { createPlatformLog, type PlatformLog } from './platform-log.ts';
import { billedDurationMs } from './report.ts';

/** How many invocations of each function, by its name, are in the chain that led to one: as recursive loop detection counts. */
export type Lineage = Readonly<Record<string, number>>;

export interface ExecutionEnvironmentOptions {
  /** The function's. */
  readonly name: string;
  readonly config: FunctionConfig;
  readonly simulation: Simulation;
  readonly ids: IdSource;
  readonly log: LogStream;
  /** Called at each cold start, with the environment's own clock. */
  readonly createHost: (clock: Clock) => Promise<FunctionHost>;
}

export interface InvokeOptions {
  /** A new one where absent; attempts at an asynchronous invocation share theirs. */
  readonly requestId?: string;
  /** Empty where something else than a function caused it. */
  readonly lineage?: Lineage;
  /** Whether the caller wants to have the end of the log. */
  readonly wantsLogTail?: boolean;
}

/** One invocation as the environment saw it. */
export interface EnvironmentInvocation {
  readonly requestId: string;
  readonly coldStart: boolean;
  readonly outcome: InvocationOutcome;
  readonly durationMs: number;
  readonly billedDurationMs: number;
  readonly initDurationMs?: number;
  /** Bytes that are left in `/tmp`; absent where there are none. */
  readonly temporaryBytes?: number;
  /** What the environment logged meanwhile, where that was asked for. */
  readonly logTail?: readonly string[];
}

/** Thrown through the model when real time ran out. Whoever runs the scenario turns it into an outcome. */
export class WallClockLimitReached extends Error {
  override readonly name = 'WallClockLimitReached';
}

/** Memory that the runtime itself takes, in MB: measured with an empty function. */
export const runtimeMemoryMb = 76;
/** Time that the runtime takes to hand an event over and an answer back, in milliseconds. An assumption of the model. */
const invokeOverheadMs = 1;

interface FailedInit {
  readonly kind: 'failed';
  readonly durationMs: number;
  readonly error: FunctionError;
  /** Whether the runtime has written it to the log itself. */
  readonly isTold: boolean;
}

type Init = { readonly kind: 'done'; readonly durationMs: number } | FailedInit;

type State =
  { readonly kind: 'cold' } | { readonly kind: 'warm'; readonly host: FunctionHost; readonly logStreamName: string };

/**
 * The isolated place where one function lives: INIT once, then one event at a time, frozen in between. It is dropped
 * after anything that ends its process, and the next invocation is a cold start.
 */
export class ExecutionEnvironment {
  readonly #options: ExecutionEnvironmentOptions;
  readonly #clock: Clock;
  readonly #platform: PlatformLog;
  #state: State = { kind: 'cold' };
  readonly #bell: Bell;
  #lineage: Lineage = {};

  constructor(options: ExecutionEnvironmentOptions) {
    this.#options = options;
    this.#clock = options.simulation.createLocalClock();
    this.#bell = options.simulation.createBell();
    this.#platform = createPlatformLog(options.config, options.log, this.#clock);
  }

  get isWarm(): boolean {
    return this.#state.kind === 'warm';
  }

  /** Of what the function calls now: what led here, and the invocation that it works on. */
  get lineage(): Lineage {
    const { name } = this.#options;
    return { ...this.#lineage, [name]: (this.#lineage[name] ?? 0) + 1 };
  }

  /** Tells the function that something has come that it may wait for. */
  wake(): void {
    this.#bell.ring();
  }

  /** Handles one event, with INIT before it when the environment is cold. Resolves when the environment is free again. */
  async invoke(event: JsonValue, options: InvokeOptions = {}): Promise<EnvironmentInvocation> {
    const { ids, log } = this.#options;
    const { requestId = ids.uuid(), lineage = {}, wantsLogTail = false } = options;
    this.#lineage = lineage;
    const firstLine = log.lines.length;
    const invocation = await this.#handle(event, requestId);
    if (!wantsLogTail) return invocation;
    return { ...invocation, logTail: log.lines.slice(firstLine).map(({ text }) => text) };
  }

  async #handle(event: JsonValue, requestId: string): Promise<EnvironmentInvocation> {
    const { config, simulation } = this.#options;
    const coldStart = this.#state.kind === 'cold';
    let initDurationMs: number | undefined;
    if (coldStart) {
      const init = await this.#init(requestId, lambdaQuotas.initPhase.value);
      if (init.kind === 'failed') return this.#initAgain(event, requestId, init);
      initDurationMs = init.durationMs;
    }
    this.#platform.start(requestId);
    const startMs = this.#clock.now();
    const outcome = await this.#runHandler(event, requestId, startMs);
    const durationMs = round(Math.min(this.#clock.now() - startMs, config.timeout * 1_000));
    await simulation.until(this.#clock.now());
    return this.#finish({
      requestId,
      coldStart,
      outcome,
      durationMs,
      ...(initDurationMs !== undefined && { initDurationMs }),
    });
  }

  /** SHUTDOWN: ends the environment. What was frozen in it is lost. */
  dispose(): void {
    if (this.#state.kind === 'warm') this.#state.host.dispose();
    this.#state = { kind: 'cold' };
  }

  /**
   * An INIT that failed or took too long is run again within the first invocation, under the function's own timeout. It
   * counts to the duration, and the one before is not billed.
   */
  async #initAgain(event: JsonValue, requestId: string, first: FailedInit): Promise<EnvironmentInvocation> {
    const { config, simulation } = this.#options;
    this.#platform.initFailed('init', first);
    const startMs = this.#clock.now();
    const init = await this.#init(requestId, config.timeout);
    if (init.kind === 'failed') this.#platform.initFailed('invoke', init);
    this.#platform.start(requestId);
    if (init.kind === 'failed' && !init.isTold) this.#tell(init.error);
    const outcome: InvocationOutcome =
      init.kind === 'failed'
        ? { kind: 'function-error', error: init.error }
        : await this.#runHandler(event, requestId, startMs);
    const durationMs = round(Math.min(this.#clock.now() - startMs, config.timeout * 1_000));
    await simulation.until(this.#clock.now());
    return this.#finish({ requestId, coldStart: true, outcome, durationMs });
  }

  async #init(requestId: string, limitSeconds: number): Promise<Init> {
    const { ids, name, config, createHost } = this.#options;
    const startMs = this.#clock.now();
    this.#clock.advance(coldStarts.initNodejs24X86Median.value);
    const logStreamName = createLogStreamName(ids, startMs);
    const host = await createHost(this.#clock);
    const outcome = await this.#wait(
      host.init({
        runtime: config.runtime,
        handler: config.handler,
        environment: createEnvironment({ ...config, name }),
        logStreamName,
        maximumAnswerBytes: lambdaQuotas.synchronousResponse.value,
        deadlineMs: startMs + limitSeconds * 1_000,
      }),
    );
    const durationMs = round(this.#clock.now() - startMs);
    if (outcome.kind === 'completed') {
      this.#state = { kind: 'warm', host, logStreamName };
      return { kind: 'done', durationMs };
    }
    host.dispose();
    if (outcome.kind === 'streamed') throw new Error('INIT has no answer to stream.');
    const error = this.#toError(outcome, 'init', requestId, limitSeconds);
    return { kind: 'failed', durationMs, error, isTold: isToldByRuntime(outcome) };
  }

  async #runHandler(event: JsonValue, requestId: string, startMs: number): Promise<InvocationOutcome> {
    const { name, config, ids } = this.#options;
    if (this.#state.kind === 'cold') throw new Error('An environment invokes its function only after INIT.');
    const { host, logStreamName } = this.#state;
    this.#clock.advance(invokeOverheadMs);
    const deadlineMs = startMs + config.timeout * 1_000;
    const fields = createContextFields({ ...config, name }, requestId, logStreamName, ids);
    const outcome = await this.#wait(host.invoke(JSON.stringify(event), { fields, deadlineMs }));
    if ('endsProcess' in outcome && outcome.endsProcess) this.dispose();
    if (outcome.kind === 'streamed') return { kind: 'streamed', answer: outcome.answer };
    if (outcome.kind !== 'completed') {
      const error = this.#toError(outcome, 'invoke', requestId, config.timeout);
      if (!isToldByRuntime(outcome)) this.#tell(error);
      return { kind: 'function-error', error };
    }
    // The host counted characters: an answer with others than ASCII may still be too large.
    if (utf8Length(outcome.json) <= lambdaQuotas.synchronousResponse.value) {
      return { kind: 'answered', answer: JSON.parse(outcome.json) as JsonValue };
    }
    const error = this.#toError({ kind: 'too-large' }, 'invoke', requestId, config.timeout);
    this.#tell(error);
    return { kind: 'function-error', error };
  }

  /** Lets virtual time pass while the function waits. */
  async #wait(run: HostRun): Promise<HostOutcome> {
    for (;;) {
      const step = run.next();
      if (step.done === true) return step.value;
      await this.#bell.until(step.value);
    }
  }

  #toError(
    outcome: Exclude<HostOutcome, { kind: 'completed' | 'streamed' }>,
    phase: FunctionError['phase'],
    requestId: string,
    timeoutSeconds: number,
  ): FunctionError {
    if (outcome.kind === 'wall-clock-limit') throw new WallClockLimitReached();
    return toFunctionError(outcome, phase, requestId, timeoutSeconds);
  }

  /** Writes to the log what the runtime could not. */
  #tell(error: FunctionError): void {
    if (error.kind === 'timed-out') this.#platform.timedOut(error);
    else this.#platform.failed(error);
  }

  #finish(invocation: Omit<EnvironmentInvocation, 'billedDurationMs'>): EnvironmentInvocation {
    const { config } = this.#options;
    const figures = {
      ...invocation,
      memorySize: config.memorySize,
      maximumMemoryUsedMb: this.#memoryUsedMb(invocation.outcome),
    };
    this.#platform.end(figures, invocation.outcome);
    if (invocation.outcome.kind === 'function-error' && endsProcess(invocation.outcome.error)) this.dispose();
    const temporaryBytes = this.#state.kind === 'warm' ? (this.#state.host.temporaryBytes?.() ?? 0) : 0;
    return {
      ...invocation,
      billedDurationMs: billedDurationMs(figures),
      ...(temporaryBytes > 0 && { temporaryBytes }),
    };
  }

  #memoryUsedMb(outcome: InvocationOutcome): number {
    if (outcome.kind === 'function-error' && outcome.error.kind === 'out-of-memory')
      return this.#options.config.memorySize;
    if (this.#state.kind === 'cold') return runtimeMemoryMb;
    const usedMb = runtimeMemoryMb + this.#state.host.memoryUsedMb();
    return Math.min(usedMb, this.#options.config.memorySize);
  }
}

/** What the function failed with, the runtime writes to the log itself. */
function isToldByRuntime({ kind }: HostOutcome): boolean {
  return kind === 'failed' || kind === 'unserialisable';
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
