import { describe, expect, it } from 'vitest';
import { compareOverTraffic, findBreakEven, type FunctionUse, lambdaBill, serverBill, shortenerBill } from './index.ts';

const bare: FunctionUse = {
  requests: 1_000_000,
  durationMs: 200,
  memoryMb: 128,
  architecture: 'x86_64',
  freeTier: false,
  frontDoor: 'function-url',
};
const cents = (amount: number): number => Math.round(amount * 100) / 100;
const small: Omit<FunctionUse, 'requests'> = bare;

describe('the bill of a function', () => {
  it("is AWS's own worked example to the cent", () => {
    const { lines, total } = lambdaBill({
      ...bare,
      requests: 3_000_000,
      durationMs: 120,
      memoryMb: 1_536,
      freeTier: true,
    });
    expect(lines.map(({ what, quantity, amount }) => [what, quantity, cents(amount)])).toEqual([
      ['Requests', 2_000_000, 0.4],
      ['Duration', 140_000, 2.33],
    ]);
    expect(cents(total)).toBe(2.73);
  });

  it('of a million requests of 200 ms at 128 MB is 62 cents, and nothing within the free tier', () => {
    // 25,000 GB-seconds at 0.0000166667, and the requests at 0.20: by hand.
    expect(cents(lambdaBill(bare).total)).toBe(0.62);
    expect(lambdaBill({ ...bare, freeTier: true }).total).toBe(0);
  });

  it('rounds each invocation up to a millisecond', () => {
    const short = lambdaBill({ ...bare, durationMs: 0.2 });
    expect(short.lines[1]?.quantity).toBe(lambdaBill({ ...bare, durationMs: 1 }).lines[1]?.quantity);
  });

  it('goes through the tiers of duration', () => {
    const { lines } = lambdaBill({ ...bare, requests: 16_000_000, durationMs: 1_000_000, memoryMb: 1_024 });
    expect(lines.map(({ what, quantity }) => [what, quantity])).toEqual([
      ['Requests', 16_000_000],
      ['Duration', 6_000_000_000],
      ['Duration, tier 2', 9_000_000_000],
      ['Duration, tier 3', 1_000_000_000],
    ]);
  });

  it('adds what stands in front of it', () => {
    const more = (frontDoor: FunctionUse['frontDoor']): number =>
      cents(lambdaBill({ ...bare, frontDoor }).total - lambdaBill(bare).total);
    expect([more('function-url'), more('http-api'), more('rest-api')]).toEqual([0, 1, 3.5]);
  });

  it('costs a fifth less for the duration on arm64', () => {
    const [x86, arm] = (['x86_64', 'arm64'] as const).map(
      (architecture) => lambdaBill({ ...bare, architecture }).lines[1],
    );
    expect((arm?.amount ?? 0) / (x86?.amount ?? 1)).toBeCloseTo(0.8, 3);
  });
});

describe('the bill of servers', () => {
  it('is their hours, their addresses, and a load balancer', () => {
    const { lines, total } = serverBill({ server: 't4g.small', count: 2, loadBalancer: true });
    expect(lines.map(({ what, amount }) => [what, cents(amount)])).toEqual([
      ['EC2 t4g.small', 24.19],
      ['Public IPv4 addresses', 7.2],
      ['Load balancer', 16.2],
      ['Load balancer, capacity', 5.76],
    ]);
    expect(cents(total)).toBe(53.35);
  });

  it('does not depend on what arrives', () => {
    const input = { use: small, servers: { server: 't3.small', count: 1, loadBalancer: false } } as const;
    const points = compareOverTraffic(input, [1, 1_000, 1_000_000]);
    expect(new Set(points.map(({ servers }) => servers)).size).toBe(1);
    expect(points.map(({ lambda }) => lambda).toSorted((a, b) => a - b)).toEqual(points.map(({ lambda }) => lambda));
  });
});

describe('the break-even', () => {
  it('is the first traffic at which servers cost less', () => {
    const input = { use: small, servers: { server: 't4g.small', count: 1, loadBalancer: false } } as const;
    const breakEven = findBreakEven(input) ?? 0;
    const [before, at] = compareOverTraffic(input, [breakEven - 1, breakEven]);
    expect((before?.lambda ?? 0) <= (before?.servers ?? 0)).toBe(true);
    expect((at?.lambda ?? 0) > (at?.servers ?? 0)).toBe(true);
    // By hand: 15.696 dollars at 0.6166675 for a million requests are 25,453,000 a month, 848,431 a day.
    expect(breakEven).toBe(848_432);
  });

  it('is nowhere where a function costs nothing', () => {
    const input = {
      use: { ...small, memoryMb: 0, durationMs: 0 },
      servers: { server: 't4g.small', count: 1e9, loadBalancer: false },
    } as const;
    expect(findBreakEven(input)).toBeUndefined();
  });
});

describe('the bill of a URL shortener', () => {
  const use = { durationMs: 20, memoryMb: 256, itemBytes: 200 };

  it('for a million links that nobody follows is two dollars', () => {
    // Requests 0.20, 5,000 GB-seconds 0.08, the API 1.00, a million writes 0.625, 0.19 GB 0.05: by hand.
    const { lines, total } = shortenerBill({ ...use, created: 1_000_000, followed: 0 });
    expect(lines.map(({ what, amount }) => [what, cents(amount)])).toEqual([
      ['Requests', 0.2],
      ['Duration', 0.08],
      ['HTTP API', 1],
      ['Table: writes', 0.63],
      ['Table: reads', 0],
      ['Table: storage', 0.05],
    ]);
    expect(cents(total)).toBe(1.95);
  });

  it('grows with those that are followed: each is a request, half a read unit, and a write for the count', () => {
    const { lines } = shortenerBill({ ...use, created: 1_000_000, followed: 10_000_000 });
    expect(lines.map(({ what, quantity }) => [what, Math.round(quantity * 100) / 100])).toEqual([
      ['Requests', 11_000_000],
      ['Duration', 55_000],
      ['HTTP API', 11_000_000],
      ['Table: writes', 11_000_000],
      ['Table: reads', 5_000_000],
      ['Table: storage', 0.19],
    ]);
  });
});
