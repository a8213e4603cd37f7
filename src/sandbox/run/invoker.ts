import type { IdSource, JsonValue, Simulation } from '#kernel';
import type { InvokeOptions, LambdaFunction } from '../lambda/index.ts';
import type { InvocationOutcome, InvocationRecord } from '../transcript.ts';

export interface Invoker {
  /** Number of the step that is under way, from 1. */
  step: number;
  readonly invocations: readonly InvocationRecord[];
  /** Invokes the function for a step or a source, or throttles. What it was is kept with {@link keep}. */
  invoke(event: JsonValue, options?: InvokeOptions): Promise<InvocationRecord>;
  keep(record: InvocationRecord): void;
}

export interface InvokerOptions {
  readonly simulation: Simulation;
  readonly ids: IdSource;
  readonly lambdaFunction: LambdaFunction;
  /** How many invocations there may be at once. */
  readonly concurrencyLimit: number;
  /** Whether records tell when they began. */
  readonly tellsTime: boolean;
}

export function createInvoker({
  simulation,
  ids,
  lambdaFunction,
  concurrencyLimit,
  tellsTime,
}: InvokerOptions): Invoker {
  const invocations: InvocationRecord[] = [];
  return {
    step: 1,
    invocations,
    async invoke(event, options = {}) {
      const begun = { step: this.step, event, ...(tellsTime && { startedAt: Math.floor(simulation.now()) }) };
      if (lambdaFunction.concurrency >= concurrencyLimit)
        return { ...begun, ...throttled(options.requestId ?? ids.uuid(), concurrencyLimit) };
      return { ...begun, ...(await lambdaFunction.invoke(event, options)) };
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
