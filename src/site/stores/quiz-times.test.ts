import { expect, it } from 'vitest';
import { quizTimes } from './quiz-times.ts';

const monday = '2026-11-02T09:00:00.000Z';

it('reads when each question was first answered right', () => {
  expect(quizTimes({ version: 1, right: ['a1'], rightAt: { a1: monday } })).toEqual({ a1: monday });
});

it.each([3, null, {}, [monday], '', 'yesterday', '3 Nov 2026', '2026-13-45T09:00:00.000Z'])(
  'leaves out a damaged time and no other: %j',
  (damaged) => {
    expect(quizTimes({ version: 1, right: ['a1', 'b2'], rightAt: { a1: damaged, b2: monday } })).toEqual({
      b2: monday,
    });
  },
);

it.each([undefined, null, 3, 'a1', ['a1'], true])('knows no times where there is no map of them: %j', (rightAt) => {
  expect(quizTimes({ version: 1, right: ['a1'], rightAt })).toEqual({});
});
