import { coldStarts, lambdaQuotas } from '#aws-facts';
import { type Clock, type IdSource, type JsonValue, utf8Length } from '#kernel';
import type { FunctionConfig } from '../exercise-spec.ts';
import type { FunctionError, InvocationOutcome } from '../transcript.ts';
import { toFunctionError } from './function-errors.ts';
import type { FunctionHost, HostOutcome } from './function-host.ts';
import type { FunctionLog } from './function-log.ts';
import { createContextFields, createEnvironment, createLogStreamName, functionIdentity } from './invocation-context.ts';
import { billedDurationMs, formatReport } from './report.ts';

export interface ExecutionEnvironmentOptions {
  readonly config: FunctionConfig;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly log: FunctionLog;
  /** Called at each cold start. */
  readonly createHost: () => Promise<FunctionHost>;
}

/** One invocation as the environment saw it. */
export interface EnvironmentInvocation {
  readonly requestId: string;
  readonly coldStart: boolean;
  readonly outcome: InvocationOutcome;
  readonly durationMs: number;
  readonly billedDurationMs: number;
  readonly initDurationMs?: number;
}

/** Thrown through the model when real time ran out. Whoever runs the scenario turns it into an outcome. */
export class WallClockLimitReached extends Error {
  override readonly name = 'WallClockLimitReached';
}

/** Memory that the runtime itself takes, in MB: measured with an empty function. */
const runtimeMemoryMb = 76;
/** Time that the runtime takes to hand an event over and an answer back, in milliseconds. An assumption of the model. */
const invokeOverheadMs = 1;

type State =
  { readonly kind: 'cold' } | { readonly kind: 'warm'; readonly host: FunctionHost; readonly logStreamName: string };

/**
 * The isolated place where one function lives: INIT once, then one event at a time. It is dropped after anything that
 * ends its process, and the next invocation is a cold start.
 */
export class ExecutionEnvironment {
  readonly #options: ExecutionEnvironmentOptions;
  #state: State = { kind: 'cold' };
  #requestId = '-';

  constructor(options: ExecutionEnvironmentOptions) {
    this.#options = options;
  }

  /** The id that log lines carry: of the invocation under way, or a dash during INIT. */
  get requestId(): string {
    return this.#requestId;
  }

  /** Handles one event, with INIT before it when the environment is cold. */
  async invoke(event: JsonValue): Promise<EnvironmentInvocation> {
    const { clock, ids, config } = this.#options;
    const requestId = ids.uuid();
    const coldStart = this.#state.kind === 'cold';
    let initDurationMs: number | undefined;
    if (coldStart) {
      const init = await this.#init(requestId, lambdaQuotas.initPhase.value);
      if (init.error?.kind === 'timed-out') return this.#initAgain(event, requestId, init.durationMs);
      initDurationMs = init.durationMs;
      if (init.error !== undefined) return this.#initFailed(requestId, init.error, init.durationMs);
    }
    this.#logStart(requestId);
    const startMs = clock.now();
    const outcome = this.#runHandler(event, requestId, startMs);
    const durationMs = round(Math.min(clock.now() - startMs, config.timeout * 1_000));
    return this.#finish({
      requestId,
      coldStart,
      outcome,
      durationMs,
      ...(initDurationMs !== undefined && { initDurationMs }),
    });
  }

  /** Ends the environment. */
  dispose(): void {
    if (this.#state.kind === 'warm') this.#state.host.dispose();
    this.#state = { kind: 'cold' };
  }

  /** An INIT that took too long is run again within the first invocation, under the function's own timeout. */
  async #initAgain(event: JsonValue, requestId: string, firstInitMs: number): Promise<EnvironmentInvocation> {
    const { clock, config, log } = this.#options;
    log.platform(`INIT_REPORT Init Duration: ${firstInitMs.toFixed(2)} ms\tPhase: init\tStatus: timeout\t`);
    this.#logStart(requestId);
    const startMs = clock.now();
    const init = await this.#init(requestId, config.timeout);
    const { error } = init;
    if (error?.kind === 'timed-out') this.#logTimeout(error);
    const outcome: InvocationOutcome =
      error === undefined ? this.#runHandler(event, requestId, startMs) : { kind: 'function-error', error };
    return this.#finish({
      requestId,
      coldStart: true,
      outcome,
      durationMs: round(Math.min(clock.now() - startMs, config.timeout * 1_000)),
    });
  }

  async #init(requestId: string, limitSeconds: number): Promise<{ durationMs: number; error?: FunctionError }> {
    const { clock, ids, config, createHost } = this.#options;
    const startMs = clock.now();
    this.#requestId = '-';
    clock.advance(coldStarts.initNodejs24X86Median.value);
    const logStreamName = createLogStreamName(ids, startMs);
    const host = await createHost();
    const outcome = host.init({
      handler: config.handler,
      environment: createEnvironment(config, logStreamName),
      maximumAnswerBytes: lambdaQuotas.synchronousResponse.value,
      deadlineMs: startMs + limitSeconds * 1_000,
    });
    const durationMs = round(clock.now() - startMs);
    if (outcome.kind === 'completed') {
      this.#state = { kind: 'warm', host, logStreamName };
      return { durationMs };
    }
    host.dispose();
    return { durationMs, error: this.#toError(outcome, 'init', requestId, limitSeconds) };
  }

  #runHandler(event: JsonValue, requestId: string, startMs: number): InvocationOutcome {
    const { clock, config } = this.#options;
    if (this.#state.kind === 'cold') throw new Error('An environment invokes its function only after INIT.');
    const { host, logStreamName } = this.#state;
    clock.advance(invokeOverheadMs);
    const deadlineMs = startMs + config.timeout * 1_000;
    const fields = createContextFields(config, requestId, logStreamName);
    const outcome = host.invoke(JSON.stringify(event), { fields, deadlineMs });
    if (outcome.kind === 'completed') {
      // The host counted characters: an answer with others than ASCII may still be too large.
      if (utf8Length(outcome.json) <= lambdaQuotas.synchronousResponse.value) {
        return { kind: 'answered', answer: JSON.parse(outcome.json) as JsonValue };
      }
      return {
        kind: 'function-error',
        error: this.#toError({ kind: 'too-large' }, 'invoke', requestId, config.timeout),
      };
    }
    return { kind: 'function-error', error: this.#toError(outcome, 'invoke', requestId, config.timeout) };
  }

  #toError(
    outcome: Exclude<HostOutcome, { kind: 'completed' }>,
    phase: FunctionError['phase'],
    requestId: string,
    timeoutSeconds: number,
  ): FunctionError {
    if (outcome.kind === 'wall-clock-limit') throw new WallClockLimitReached();
    const error = toFunctionError(outcome, phase, requestId, timeoutSeconds);
    this.#logError(outcome, error, phase, requestId);
    return error;
  }

  #logError(outcome: HostOutcome, error: FunctionError, phase: FunctionError['phase'], requestId: string): void {
    const { log } = this.#options;
    const { errorType, errorMessage, trace } = error;
    switch (outcome.kind) {
      case 'failed':
      case 'unserialisable': {
        const label = phase === 'init' ? 'Init Error' : 'Invoke Error';
        const details = JSON.stringify({ errorType, errorMessage, stack: trace });
        log.message('ERROR', phase === 'init' ? '-' : requestId, () => `${label} \t${details}`);
        return;
      }
      case 'timed-out':
        if (phase === 'invoke') this.#logTimeout(error);
        return;
      default:
        if (trace.length > 0) log.platform(trace.join('\r'), 'ERROR');
        log.platform(errorMessage, 'ERROR');
    }
  }

  #logTimeout({ errorMessage }: FunctionError): void {
    const { clock, log } = this.#options;
    const text = errorMessage.replace(/^RequestId: (\S+) Error: /, '$1 ');
    log.platform(`${new Date(clock.now()).toISOString()} ${text}`, 'ERROR');
  }

  #initFailed(requestId: string, error: FunctionError, initDurationMs: number): EnvironmentInvocation {
    this.#logStart(requestId);
    return this.#finish({
      requestId,
      coldStart: true,
      outcome: { kind: 'function-error', error },
      durationMs: 0,
      initDurationMs,
    });
  }

  #logStart(requestId: string): void {
    this.#requestId = requestId;
    this.#options.log.platform(`START RequestId: ${requestId} Version: ${functionIdentity.version}`);
  }

  #finish(invocation: Omit<EnvironmentInvocation, 'billedDurationMs'>): EnvironmentInvocation {
    const { config, log } = this.#options;
    const figures = {
      ...invocation,
      memorySize: config.memorySize,
      maximumMemoryUsedMb: this.#memoryUsedMb(invocation.outcome),
    };
    log.platform(`END RequestId: ${invocation.requestId}`);
    log.platform(formatReport(figures));
    if (invocation.outcome.kind === 'function-error' && endsProcess(invocation.outcome.error)) this.dispose();
    return { ...invocation, billedDurationMs: billedDurationMs(figures) };
  }

  #memoryUsedMb(outcome: InvocationOutcome): number {
    if (outcome.kind === 'function-error' && outcome.error.kind === 'out-of-memory')
      return this.#options.config.memorySize;
    if (this.#state.kind === 'cold') return runtimeMemoryMb;
    const usedMb = runtimeMemoryMb + Math.floor(this.#state.host.memoryUsedBytes() / 2 ** 20);
    return Math.min(usedMb, this.#options.config.memorySize);
  }
}

function endsProcess({ kind, errorType }: FunctionError): boolean {
  return (
    kind === 'timed-out' || kind === 'out-of-memory' || kind === 'never-settled' || errorType === 'Runtime.ExitError'
  );
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
