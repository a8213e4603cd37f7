import type { IdSource, JsonValue, Simulation } from '#kernel';
import type { EnvironmentInvocation, InvokeOptions, LambdaFunction } from '../lambda/index.ts';
import type { InvocationOutcome, InvocationRecord } from '../transcript.ts';

/** Why there is no further invocation now. */
export interface Throttle {
  readonly limit: number;
  /** Whose limit it is. */
  readonly of: 'account' | 'function';
}

export interface Invoker {
  /** Number of the step that is under way, from 1. */
  step: number;
  /** Undefined where there may be another invocation. */
  throttle(): Throttle | undefined;
  readonly invocations: readonly InvocationRecord[];
  /** Invokes the function for a step or a source, or throttles. What it was is kept with {@link keep}. */
  invoke(event: JsonValue, options?: InvokeOptions): Promise<InvocationRecord & Pick<EnvironmentInvocation, 'logTail'>>;
  keep(record: InvocationRecord): void;
}

export interface InvokerOptions {
  readonly simulation: Simulation;
  readonly ids: IdSource;
  readonly lambdaFunction: LambdaFunction;
  readonly throttle: () => Throttle | undefined;
  /** What all functions of a scenario have in common. */
  readonly progress: { step: number };
  /** Whether records tell when they began. */
  readonly tellsTime: boolean;
  /** Whether they tell which environment it was, and when that was free again. */
  readonly tellsHistory: boolean;
}

export function createInvoker({
  simulation,
  ids,
  lambdaFunction,
  throttle,
  progress,
  tellsTime,
  tellsHistory,
}: InvokerOptions): Invoker {
  const invocations: InvocationRecord[] = [];
  return {
    get step() {
      return progress.step;
    },
    set step(step) {
      progress.step = step;
    },
    throttle,
    invocations,
    async invoke(event, options = {}) {
      const begun = { step: progress.step, event, ...(tellsTime && { startedAt: Math.floor(simulation.now()) }) };
      const reached = throttle();
      if (reached !== undefined) return { ...begun, ...throttled(options.requestId ?? ids.uuid(), reached.limit) };
      const { environment, ...invocation } = await lambdaFunction.invoke(event, options);
      const ended = { environment, endedAt: Math.floor(simulation.now()) };
      return { ...begun, ...invocation, ...(tellsHistory && ended) };
    },
    keep(record) {
      invocations.push(record);
    },
  };
}

/** Such an invocation did not take place: the record says what its caller was told. */
function throttled(requestId: string, limit: number): Omit<InvocationRecord, 'step' | 'event'> {
  const outcome: InvocationOutcome = {
    kind: 'function-error',
    error: {
      kind: 'throttled',
      phase: 'invoke',
      errorType: 'TooManyRequestsException',
      errorMessage: 'Rate Exceeded.',
      trace: [],
      cause: `${limit} invocations at once are the limit here.`,
    },
  };
  return { requestId, coldStart: false, outcome, durationMs: 0, billedDurationMs: 0 };
}
