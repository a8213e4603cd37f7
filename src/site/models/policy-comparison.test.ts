import { readMeasuredColdStarts } from '#aws-facts';
import csv from '#aws-facts/measured-cold-starts.csv?raw';
import { describe, expect, it } from 'vitest';
import { comparePolicies, describeComparison, type PolicyResult } from './policy-comparison.ts';
import { measuredInitsOf, warmSettings, type TrafficSettings } from './traffic-settings.ts';

const inits = measuredInitsOf(readMeasuredColdStarts(csv));
const compare = (changes: Partial<TrafficSettings>): readonly PolicyResult[] | undefined =>
  comparePolicies({ ...warmSettings, ...changes }, inits);

describe('the same traffic under each policy', () => {
  it('has two callers at once meet what each policy has for them', () => {
    const two = {
      arrivals: 'list',
      list: '0\n1700\n1700',
      hours: 1,
      provisioned: 2,
      pingMinutes: 5,
      pings: 1,
    } as const;
    expect(compare(two)?.map(({ policy, cold }) => [policy, cold])).toEqual([
      // The list begins with its first time. An environment is kept for ten minutes.
      ['on-demand', 3],
      ['provisioned-concurrency', 0],
      ['snap-start', 3],
      // The first caller comes before the first ping; of the two at once, one gets the environment that was kept.
      ['keep-alive', 2],
    ]);
  });

  it('costs a month of two environments of half a GB with provisioned concurrency, where nobody comes', () => {
    const nobody = { arrivals: 'steady', perHour: 0, provisioned: 2, memoryMb: 512 } as const;
    const provisioned = compare(nobody)?.find(({ policy }) => policy === 'provisioned-concurrency');
    // By hand: 2 × 0.5 GB × 2,592,000 s × $0.0000041667.
    expect(provisioned?.month).toBeCloseTo(10.8, 3);
    expect(provisioned?.p99).toBeUndefined();
  });

  it('leaves out SnapStart where there is none', () => {
    expect(compare({ runtime: 'nodejs24.x' })?.map(({ policy }) => policy)).toEqual([
      'on-demand',
      'provisioned-concurrency',
      'keep-alive',
    ]);
  });

  it('is not played where it is too much', () => {
    expect(compare({ arrivals: 'steady', perHour: 30_000, hours: 1 })).toBeUndefined();
  });
});

describe('a goal', () => {
  const results: readonly PolicyResult[] = [
    { policy: 'on-demand', cold: 9, coldShare: 0.1, p99: 2_000, month: 1 },
    { policy: 'provisioned-concurrency', cold: 0, coldShare: 0, p99: 400, month: 12 },
    { policy: 'keep-alive', cold: 1, coldShare: 0.01, p99: 500, month: 1.1 },
  ];

  it('is reached most cheaply by one of them, or by none', () => {
    expect(describeComparison(results, 3_000)).toBe('The cheapest with a p99 of 3000 ms at most is to do nothing.');
    expect(describeComparison(results, 500)).toBe('The cheapest with a p99 of 500 ms at most is keep-alive pings.');
    expect(describeComparison(results, 499)).toBe(
      'The cheapest with a p99 of 499 ms at most is provisioned concurrency.',
    );
    expect(describeComparison(results, 300)).toBe('None of them brings the p99 to 300 ms.');
  });
});
