import { daysOfMonth, fargateBill, lambdaBill, serverBill, type FargateSize, type ServerName } from '#simulators';
import { describe, expect, it } from 'vitest';

interface Company {
  readonly perDay: number;
  readonly ms: number;
  readonly mb: number;
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
const { companies, judge, monthlyDollars } = (await import(new URL('companies.mjs', folder).href)) as Given;

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

function billOf({ perDay, ms, mb }: Company, plan: Plan): number {
  switch (plan.on) {
    case 'lambda': {
      const { architecture, frontDoor } = plan;
      const use = { requests: perDay * daysOfMonth, durationMs: ms, memoryMb: mb, freeTier: false };
      return lambdaBill({ ...use, architecture, frontDoor }).total;
    }
    case 'ec2':
      return serverBill({ ...plan, server: plan.size as ServerName }).total;
    case 'fargate':
      return fargateBill({ ...plan, size: plan.size as FargateSize }).total;
  }
}

describe('the three companies of lesson 16', () => {
  it.each(Object.entries(companies))('get the bills that the model makes: %s', (_, company) => {
    for (const plan of plans) expect(monthlyDollars(company, plan)).toBeCloseTo(billOf(company, plan), 6);
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
});
