import { expect, it } from 'vitest';
import { formatFact, lambdaPrices, lambdaQuotas } from './index.ts';

it('formats a price with every digit that AWS publishes', () => {
  expect(formatFact(lambdaPrices.durationX86)).toBe('$0.0000166667 per GB-second');
  expect(formatFact(lambdaPrices.ephemeralStorage)).toBe('$0.0000000309 per GB-second');
  expect(formatFact(lambdaPrices.lambdaRequests)).toBe('$0.20 per 1,000,000 requests');
});

it('formats a quota with its unit', () => {
  expect(formatFact(lambdaQuotas.maximumMemory)).toBe('10,240 MB');
});

it('says that a figure is only likely', () => {
  expect(formatFact({ value: 16, unit: 'rounds', certainty: 'likely' })).toBe('about 16 rounds');
});
