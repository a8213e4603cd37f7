import { expect, it } from 'vitest';
import { convertFact, formatFact, lambdaPrices, lambdaQuotas, unitsFor } from './index.ts';

const shown = (fact: Parameters<typeof convertFact>[0] & Parameters<typeof formatFact>[0], unit: string): string =>
  formatFact(convertFact(fact, unit) ?? { value: 0, unit: 'of another kind', certainty: 'seen' });

it('shows a duration or a size in another unit', () => {
  expect(shown(lambdaQuotas.maximumTimeout, 'minutes')).toBe('15 minutes');
  expect(shown(lambdaQuotas.maximumMemory, 'GB')).toBe('10 GB');
  expect(shown({ value: 3_600, unit: 's', certainty: 'likely' }, 'hours')).toBe('about 1 hour');
});

it('knows no other unit for a unit that is neither, nor one of another kind', () => {
  expect(convertFact(lambdaQuotas.maximumTimeout, 'GB')).toBeUndefined();
  expect(convertFact(lambdaPrices.lambdaRequests, 's')).toBeUndefined();
  expect(unitsFor(lambdaQuotas.layers)).toEqual(['layers']);
});
