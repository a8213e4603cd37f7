import { describe, expect, it } from 'vitest';
import { aroundLines, billsAsCsv, countOf, exploreCost, type ExplorerInput, findExplorerBreakEven } from './index.ts';

const bare: ExplorerInput = {
  use: { durationMs: 100, memoryMb: 1_024, architecture: 'x86_64', freeTier: false, frontDoor: 'function-url' },
  logKb: 0,
  answerKb: 0,
  peak: 1,
  ec2: { server: 't4g.small', atLeast: 1, carries: 100, loadBalancer: false },
  fargate: { size: '0.25 vCPU, 0.5 GB', atLeast: 1, carries: 100, loadBalancer: false },
};
const cents = (amount: number): number => Math.round(amount * 100) / 100;
const totals = (input: ExplorerInput, requestsPerDay: number): readonly number[] => {
  const { lambda, fargate, ec2 } = exploreCost(input, requestsPerDay);
  return [lambda, fargate, ec2].map(({ total }) => cents(total));
};

describe('three ways to run a service', () => {
  it('are billed as arithmetic by hand bills them', () => {
    // A million requests: 0.20 and 100,000 GB-seconds at 0.0000166667. A task: 720 hours × (0.25 × 0.04048 + 0.5 × 0.004445 + 0.005).
    expect(totals(bare, 1_000_000 / 30)).toEqual([1.87, 12.49, 15.7]);
  });

  it('have logs and data out in common', () => {
    const with10Kb = { ...bare, logKb: 1, answerKb: 10 };
    const [lambda = 0, fargate = 0, ec2 = 0] = totals(with10Kb, 1_048_576 / 30);
    const [before = 0, ...others] = totals(bare, 1_048_576 / 30);
    // A GB of logs at 0.50 and ten GB of answers at 0.09.
    expect([lambda - before, fargate - (others[0] ?? 0), ec2 - (others[1] ?? 0)].map(cents)).toEqual([1.4, 1.4, 1.4]);
  });

  it('leave out a hundred GB of data with the free tier', () => {
    const data = (requests: number): number | undefined =>
      aroundLines({ requests, logKb: 0, answerKb: 1_024, freeTier: true })[1]?.quantity;
    expect([data(100 * 1_024), data(101 * 1_024)]).toEqual([0, 1]);
  });
});

describe('a fleet', () => {
  it('grows with the busiest second, and not with the mean', () => {
    const perDay = 100 * 86_400;
    expect([0, perDay, perDay + 1, 2 * perDay].map((at) => countOf(bare, 'ec2', at))).toEqual([1, 1, 2, 2]);
    expect(countOf({ ...bare, peak: 4 }, 'ec2', perDay)).toBe(4);
    expect(countOf({ ...bare, ec2: { ...bare.ec2, atLeast: 3 } }, 'ec2', perDay)).toBe(3);
  });

  it('has a load balancer as soon as there are two', () => {
    const lines = (perDay: number): readonly string[] => exploreCost(bare, perDay).ec2.lines.map(({ what }) => what);
    expect(lines(100 * 86_400)).not.toContain('Load balancer');
    expect(lines(100 * 86_400 + 1)).toContain('Load balancer');
  });

  it('pays the load balancer by what goes through it, and by one unit at least', () => {
    const input = { ...bare, answerKb: 1_024, ec2: { ...bare.ec2, loadBalancer: true } };
    const units = (perDay: number): number | undefined =>
      exploreCost(input, perDay).ec2.lines.find(({ unit }) => unit === 'LCU-hours')?.quantity;
    expect([units(1), units(24 * 1_024), units(3 * 24 * 1_024)]).toEqual([720, 720, 2_160]);
  });
});

describe('the traffic from which a fleet costs less', () => {
  const meets = (input: ExplorerInput, way: 'ec2' | 'fargate', perDay: number): boolean => {
    const { lambda, [way]: fleet } = exploreCost(input, perDay);
    return lambda.total > fleet.total;
  };

  it('is exact', () => {
    // 15.696 dollars at 1.86667 for a million requests are 8,408,555 a month, 280,285.2 a day.
    expect(findExplorerBreakEven(bare, 'ec2')).toBe(280_286);
    expect(findExplorerBreakEven(bare, 'fargate')).toBe(222_975);
  });

  it.each([
    [
      'with many that share a load balancer',
      { ...bare, peak: 3, ec2: { ...bare.ec2, carries: 12, loadBalancer: true } },
    ],
    ['with a load balancer that is paid by data', { ...bare, answerKb: 40, ec2: { ...bare.ec2, loadBalancer: true } }],
    ['with the free tier', { ...bare, use: { ...bare.use, freeTier: true } }],
  ] as const)('is the first of all: %s', (_, input) => {
    const first = findExplorerBreakEven(input, 'ec2') ?? 0;
    expect(first).toBeGreaterThan(1);
    expect([meets(input, 'ec2', first - 1), meets(input, 'ec2', first)]).toEqual([false, true]);
    const before = Array.from({ length: 500 }, (_, index) => Math.floor((first * index) / 500));
    expect(before.filter((perDay) => meets(input, 'ec2', perDay))).toEqual([]);
  });

  it('is nowhere where a fleet is dearer at any traffic', () => {
    const small = { ...bare, use: { ...bare.use, durationMs: 1, memoryMb: 128 } };
    expect(findExplorerBreakEven({ ...small, ec2: { ...bare.ec2, carries: 1 } }, 'ec2')).toBeUndefined();
  });
});

describe('bills as CSV', () => {
  it('have a row for each line, with amounts that add up', () => {
    const { lambda, fargate } = exploreCost(bare, 1_000);
    const rows = billsAsCsv({ Lambda: lambda, 'Fargate, all the time': fargate }).split('\r\n');
    expect(rows[0]).toBe('bill,what,quantity,unit,US dollars a unit,US dollars');
    expect(rows[1]).toBe('Lambda,Requests,30000,requests,0.0000002,0.006');
    expect(rows.at(-2)).toMatch(/^"Fargate, all the time",Total,,,,12\.4866/);
    const amounts = rows.filter((row) => row.startsWith('Lambda')).map((row) => Number(row.split(',')[5]));
    expect(amounts.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBeCloseTo(amounts.at(-1) ?? 0, 9);
  });
});
