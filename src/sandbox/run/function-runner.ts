import { lambdaQuotas } from '#aws-facts';
import type { Simulation } from '#kernel';
import type { FunctionRunner, InvocationResult, RequestedInvocation } from '../aws/index.ts';
import type { Lineage } from '../lambda/index.ts';
import { payloadOf } from '../sources/index.ts';
import type { Caller, ScenarioFunction } from './scenario-functions.ts';

export interface FunctionRunnerOptions {
  readonly simulation: Simulation;
  readonly functions: ReadonlyMap<string, ScenarioFunction>;
  /** Who makes the call that is answered now. */
  readonly caller: () => Caller;
  /** Told of a loop that Lambda ends. */
  readonly tellLoop: (functionName: string, round: number, requestId: string) => void;
}

/** Runs functions for functions that invoke them and wait. */
export function createFunctionRunner({
  simulation,
  functions,
  caller,
  tellLoop,
}: FunctionRunnerOptions): FunctionRunner {
  const run = async (
    { functionName, payload, requestId, wantsLogTail }: RequestedInvocation,
    lineage: Lineage,
  ): Promise<InvocationResult> => {
    const round = lineage[functionName] ?? 0;
    if (round >= lambdaQuotas.recursiveLoop.value) {
      tellLoop(functionName, round, requestId);
      return { kind: 'recursion-stopped' };
    }
    const target = functions.get(functionName);
    if (target === undefined) throw new Error(`There is no function ${functionName}.`);
    const throttle = target.invoker.throttle();
    if (throttle !== undefined) return { kind: 'throttled', limit: throttle.of };
    const { logTail = [], ...record } = await target.invoker.invoke(payload, { requestId, lineage, wantsLogTail });
    target.invoker.keep({ ...record, source: 'function' });
    const { outcome } = record;
    return {
      kind: 'ran',
      payload: JSON.stringify(payloadOf(outcome)),
      hasFailed: outcome.kind === 'function-error',
      logTail,
    };
  };
  return {
    has: (name) => functions.has(name),
    run(invocation, done) {
      const { lineage } = caller();
      simulation.start(async () => {
        await simulation.until(invocation.timeMs);
        done(await run(invocation, lineage), simulation.now());
      });
    },
  };
}
