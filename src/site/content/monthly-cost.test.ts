import { readFile } from 'node:fs/promises';
import { lambdaPrices } from '#aws-facts';
import { type FunctionUse, lambdaBill } from '#simulators';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { atBothEnds } from './scenario-ends.fixture.ts';

type Use = Omit<FunctionUse, 'frontDoor'> & { readonly coldStarts?: number; readonly initMs?: number };
interface Lines {
  readonly requests: number;
  readonly duration: number;
  readonly total: number;
}
interface Scenario {
  readonly name: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly invoke?: Use;
  readonly steps?: readonly { readonly invoke: Use }[];
  readonly checks: readonly { readonly id: string; readonly step?: number; readonly equals: Lines }[];
}

const folder = new URL('../../../content/lessons/15-how-the-bill-is-made/exercises/monthly-cost/', import.meta.url);
const { tasks } = parse(await readFile(new URL('exercise.yaml', folder), 'utf8')) as {
  readonly tasks: readonly { readonly scenarios: readonly Scenario[] }[];
};
const expected = tasks
  .flatMap(({ scenarios }) => scenarios.flatMap(atBothEnds))
  .flatMap(({ invoke, steps = [], checks }) =>
    checks.map(({ id, step = 1, equals }) => ({ id, use: invoke ?? steps[step - 1]?.invoke, equals })),
  );

/** Two lines in whole cents and their sum, as the exercise asks for them. Cold starts are a second use, with INIT in its duration. */
function billInCents({ coldStarts = 0, initMs = 0, ...use }: Use): Lines {
  const warm = { ...use, requests: use.requests - coldStarts };
  const cold = { ...use, requests: coldStarts, durationMs: use.durationMs + initMs };
  const lines = [warm, cold].map((each) => lambdaBill({ ...each, freeTier: false, frontDoor: 'function-url' }).lines);
  const line = (index: number, free: number): number => {
    const [one, other] = lines.map((bill) => bill[index]);
    const quantity = (one?.quantity ?? Number.NaN) + (other?.quantity ?? Number.NaN) - (use.freeTier ? free : 0);
    return Math.round(Math.max(0, quantity) * (one?.unitPrice ?? Number.NaN) * 100);
  };
  const requests = line(0, lambdaPrices.freeRequests.value);
  const duration = line(1, lambdaPrices.freeDuration.value);
  return { requests, duration, total: requests + duration };
}

describe('the exercise of lesson 15', () => {
  it.each(expected)('expects of $id what the model bills', ({ use, equals }) => {
    if (use === undefined) throw new Error('A check without an event.');
    expect(equals).toEqual(billInCents(use));
  });

  it('gives the prices that are facts', async () => {
    const given: unknown = await import(new URL('starter/prices.mjs', folder).href);
    expect(given).toMatchObject({
      perRequest: lambdaPrices.lambdaRequests.value / 1_000_000,
      perGbSecond: { x86_64: lambdaPrices.durationX86.value, arm64: lambdaPrices.durationArm.value },
      free: { requests: lambdaPrices.freeRequests.value, gbSeconds: lambdaPrices.freeDuration.value },
    });
  });
});
