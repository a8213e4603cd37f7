import { expect, it } from 'vitest';
import { clock, describeDue, describeWait } from './describe-time.ts';

const minute = 60_000;
const day = 86_400_000;

it.each([
  [20_000, '1 min'],
  [10 * minute, '10 min'],
  [3 * 60 * minute, '3 hours'],
  [day, '1 day'],
  [8 * day, '8 days'],
  [90 * day, '3 months'],
])('says of %i ms that it is %s', (ms, words) => {
  expect(describeWait(ms)).toBe(words);
});

it.each([
  [new Date(2026, 10, 29, 9, 12), 'in 12 minutes'],
  [new Date(2026, 10, 29, 14, 0), 'in 5 hours'],
  [new Date(2026, 10, 30, 0, 1), 'tomorrow'],
  [new Date(2026, 10, 30, 23, 0), 'tomorrow'],
  [new Date(2026, 11, 2, 9, 0), 'on 2 December'],
  [new Date(2027, 0, 2, 9, 0), 'on 2 January 2027'],
])('says of %s that it is %s', (at, words) => {
  expect(describeDue(at, new Date(2026, 10, 29, 9, 0))).toBe(words);
});

it('shows minutes and seconds', () => {
  expect([0, 5.9, 65, 600].map(clock)).toEqual(['0:00', '0:05', '1:05', '10:00']);
});
