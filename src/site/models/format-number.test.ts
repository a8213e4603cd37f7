import { describe, expect, it } from 'vitest';
import { formatCount, formatDollars, formatPower, plural } from './format-number.ts';

describe('an amount of dollars', () => {
  it.each([
    [0, '$0'],
    [0.004, 'less than $0.01'],
    [0.01, '$0.01'],
    [53.348, '$53.35'],
    [999.5, '$999.50'],
    [4_850.2, '$4,850'],
    [1_234_567, '$1,234,567'],
  ])('of %d is written as %s', (amount, text) => {
    expect(formatDollars(amount)).toBe(text);
  });
});

describe('a count', () => {
  it('has commas, and two decimals at most', () => {
    expect([1, 1_100_041, 0.125].map(formatCount)).toEqual(['1', '1,100,041', '0.13']);
  });

  it('is told with what is counted', () => {
    expect([plural(0, 'request'), plural(1, 'request'), plural(2_000, 'request')]).toEqual([
      '0 requests',
      '1 request',
      '2,000 requests',
    ]);
    expect(plural(2, 'query', 'queries')).toBe('2 queries');
  });

  it('has a short form on an axis', () => {
    expect([1, 100, 1_000, 100_000, 1e6, 1e8].map(formatPower)).toEqual(['1', '100', '1k', '100k', '1M', '100M']);
  });
});
