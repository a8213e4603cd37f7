import { readFile } from 'node:fs/promises';
import { lambdaPrices, servicePrices } from '#aws-facts';
import { daysOfMonth, type FunctionUse, lambdaBill } from '#simulators';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { atBothEnds } from './scenario-ends.fixture.ts';

type Event = Pick<FunctionUse, 'durationMs' | 'memoryMb'> & Partial<FunctionUse> & { readonly serversPerMonth: number };
interface Scenario {
  readonly name: string;
  readonly values?: Readonly<Record<string, string>>;
  readonly invoke: Event;
  readonly checks: readonly { readonly equals: { readonly requestsPerDay: number } }[];
}

const folder = new URL('../../../content/lessons/16-lambda-or-a-server/exercises/break-even/', import.meta.url);
const { tasks } = parse(await readFile(new URL('exercise.yaml', folder), 'utf8')) as {
  readonly tasks: readonly { readonly scenarios: readonly Scenario[] }[];
};
const scenarios = tasks.flatMap(({ scenarios: each }) => each.flatMap(atBothEnds));

function monthOnLambda(requestsPerDay: number, { serversPerMonth: _, ...use }: Event): number {
  const plain = { architecture: 'x86_64', freeTier: false, frontDoor: 'function-url' } as const;
  return lambdaBill({ ...plain, ...use, requests: requestsPerDay * daysOfMonth }).total;
}

describe('the break-even exercise of lesson 16', () => {
  it.each(scenarios)('expects the first number with which the model bills more: $name', ({ invoke, checks }) => {
    expect(checks).toHaveLength(1);
    const at = checks[0]?.equals.requestsPerDay ?? 0;
    const [before, behind] = [monthOnLambda(at - 1, invoke), monthOnLambda(at, invoke)];
    // Far enough from either that the order in which somebody adds makes no difference.
    const margin = (behind - before) / 1_000;
    expect(before).toBeLessThan(invoke.serversPerMonth - margin);
    expect(behind).toBeGreaterThan(invoke.serversPerMonth + margin);
  });

  it('gives the prices that are facts', async () => {
    const given: unknown = await import(new URL('starter/prices.mjs', folder).href);
    expect(given).toMatchObject({
      perRequest: lambdaPrices.lambdaRequests.value / 1_000_000,
      perGbSecond: lambdaPrices.durationX86.value,
      perCall: {
        'http-api': servicePrices.httpApiRequests.value / 1_000_000,
        'rest-api': servicePrices.restApiRequests.value / 1_000_000,
      },
      free: { requests: lambdaPrices.freeRequests.value, gbSeconds: lambdaPrices.freeDuration.value },
    });
  });
});
