import { expect, it } from 'vitest';
import { createSimulation } from '#kernel';
import type { InvocationResult } from '../aws/index.ts';
import type { Lineage } from '../lambda/index.ts';
import { createFunctionRunner } from './function-runner.ts';
import type { Invoker } from './invoker.ts';
import type { ScenarioFunction } from './scenario-functions.ts';

it('counts the invocations of each function for itself, where functions invoke each other', async () => {
  const simulation = createSimulation(0);
  const counts: Record<string, number> = { a: 0, b: 0 };
  const loops: string[] = [];
  let caller: Lineage = {};
  /** Invokes the other one, and waits for it. */
  const create = (name: string, other: string): ScenarioFunction => {
    const invoker: Pick<Invoker, 'invoke' | 'keep' | 'throttle'> = {
      throttle: () => undefined,
      keep: () => undefined,
      async invoke(event, { lineage = {} } = {}) {
        counts[name] = (counts[name] ?? 0) + 1;
        const own = { ...lineage, [name]: (lineage[name] ?? 0) + 1 };
        const result = await run(other, own);
        return {
          step: 1,
          requestId: 'r',
          event,
          coldStart: false,
          outcome: { kind: 'answered', answer: result.kind },
          durationMs: 1,
          billedDurationMs: 1,
        };
      },
    };
    return { name, invoker } as unknown as ScenarioFunction;
  };
  const functions = new Map([
    ['a', create('a', 'b')],
    ['b', create('b', 'a')],
  ]);
  const runner = createFunctionRunner({
    simulation,
    functions,
    caller: () => ({ name: '', lineage: caller }),
    tellLoop: (name, round) => loops.push(`${name} after ${round}`),
  });
  const run = async (functionName: string, lineage: Lineage): Promise<InvocationResult> => {
    const bell = simulation.createBell();
    let result: InvocationResult | undefined;
    caller = lineage;
    const timeMs = simulation.now() + 1;
    runner.run({ functionName, payload: {}, requestId: 'r', wantsLogTail: false, timeMs }, (done) => {
      result = done;
      bell.ring();
    });
    await bell.until(Number.MAX_SAFE_INTEGER);
    if (result === undefined) throw new Error('Nothing came of it.');
    return result;
  };

  await simulation.run(() => run('a', {}));

  expect(counts).toEqual({ a: 16, b: 16 });
  expect(loops).toEqual(['a after 16']);
});
