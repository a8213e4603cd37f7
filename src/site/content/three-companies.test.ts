import { lambdaPrices, serverPrices, servicePrices } from '#aws-facts';
import { daysOfMonth, fargateBill, lambdaBill, serverBill, type FargateSize, type ServerName } from '#simulators';
import { describe, expect, it } from 'vitest';

interface Company {
  readonly requestsPerDay: number;
  readonly durationMs: number;
  readonly memoryMb: number;
}
type Plan =
  | { on: 'lambda'; architecture: 'x86_64' | 'arm64'; frontDoor: 'function-url' | 'http-api' | 'rest-api' }
  | { on: 'ec2' | 'fargate'; size: string; count: number; loadBalancer: boolean };
interface Given {
  readonly companies: Readonly<Record<string, Company>>;
  judge(company: Company, plan: Plan): { readonly fits: boolean; readonly withinBudget?: boolean };
  monthlyDollars(company: Company, plan: Plan): number;
}

const folder = new URL(
  '../../../content/lessons/16-lambda-or-a-server/exercises/three-companies/starter/',
  import.meta.url,
);
const prices = (await import(new URL('bill.mjs', folder).href)) as Given & Record<string, unknown>;
const { companies, judge } = (await import(new URL('companies.mjs', folder).href)) as Given;

const onLambda = (['x86_64', 'arm64'] as const).flatMap((architecture) =>
  (['function-url', 'http-api', 'rest-api'] as const).map((frontDoor): Plan => ({
    on: 'lambda',
    architecture,
    frontDoor,
  })),
);
const fleets = [
  ...['t4g.small', 't3.small', 't3.medium'].map((size) => ({ on: 'ec2' as const, size })),
  ...['0.5 vCPU, 1 GB', '1 vCPU, 2 GB', '2 vCPU, 4 GB'].map((size) => ({ on: 'fargate' as const, size })),
].flatMap((kind) =>
  Array.from({ length: 12 }, (_, index) => index + 1).flatMap((count) =>
    [true, false].map((loadBalancer): Plan => ({ ...kind, count, loadBalancer })),
  ),
);
const plans = [...onLambda, ...fleets];

function billOf({ requestsPerDay, ...use }: Company, plan: Plan): number {
  switch (plan.on) {
    case 'lambda': {
      const { architecture, frontDoor } = plan;
      const requests = requestsPerDay * daysOfMonth;
      return lambdaBill({ ...use, requests, architecture, frontDoor, freeTier: false }).total;
    }
    case 'ec2':
      return serverBill({ ...plan, server: plan.size as ServerName }).total;
    case 'fargate':
      return fargateBill({ ...plan, size: plan.size as FargateSize }).total;
  }
}

describe('the three companies of lesson 16', () => {
  it.each(Object.entries(companies))('get the bills that the model makes: %s', (_, company) => {
    for (const plan of plans) expect(prices.monthlyDollars(company, plan)).toBeCloseTo(billOf(company, plan), 6);
  });

  it.each([
    ['charity', [{ on: 'lambda', architecture: 'arm64', frontDoor: 'http-api' }]],
    ['news', [{ on: 'ec2', size: 't4g.small', count: 4, loadBalancer: true }]],
    ['studio', [{ on: 'fargate', size: '1 vCPU, 2 GB', count: 3, loadBalancer: true }]],
  ])('have one plan that keeps conditions and budget: %s', (name, expected) => {
    const company = companies[name];
    if (company === undefined) throw new Error(`There is no company ${name}.`);
    expect(plans.filter((plan) => judge(company, plan).withinBudget)).toEqual(expected);
  });

  it('are billed with prices that are facts', () => {
    expect(prices).toMatchObject({
      perRequest: lambdaPrices.lambdaRequests.value / 1_000_000,
      perGbSecond: { x86_64: lambdaPrices.durationX86.value, arm64: lambdaPrices.durationArm.value },
      perCall: {
        'http-api': servicePrices.httpApiRequests.value / 1_000_000,
        'rest-api': servicePrices.restApiRequests.value / 1_000_000,
      },
      serverPerHour: { 't4g.small': serverPrices.t4gSmall.value, 't3.small': serverPrices.t3Small.value },
      vcpuPerHour: serverPrices.fargateVcpu.value,
      gbPerHour: serverPrices.fargateMemory.value,
      addressPerHour: serverPrices.publicIpv4Address.value,
    });
  });
});
