import { daysOfMonth, lambdaBill, serverBill } from '#simulators';
import { expect, it } from 'vitest';

interface Plan {
  readonly servers: number;
  readonly ms: number;
  readonly mb: number;
  readonly frontDoor: 'function-url' | 'http-api';
}
interface Given {
  readonly plans: Readonly<Record<string, Plan>>;
  lambdaDollars(plan: Plan, requestsPerDay: number): number;
  serverDollars(plan: Plan): number;
}

const folder = new URL(
  '../../../content/lessons/01-why-serverless/exercises/where-the-bills-meet/starter/',
  import.meta.url,
);
const { plans, lambdaDollars, serverDollars } = (await import(new URL('bills.mjs', folder).href)) as Given;

it.each(Object.entries(plans))('the bills of the exercise are those of the model: %s', (_, plan) => {
  const { servers: count, ms, mb, frontDoor } = plan;
  expect(serverDollars(plan)).toBeCloseTo(serverBill({ server: 't4g.small', count, loadBalancer: count > 1 }).total, 6);
  for (const perDay of [100, 15_600, 1_280_000]) {
    const use = { requests: perDay * daysOfMonth, durationMs: ms, memoryMb: mb, freeTier: false, frontDoor };
    expect(lambdaDollars(plan, perDay)).toBeCloseTo(lambdaBill({ ...use, architecture: 'x86_64' }).total, 6);
  }
});
