import { expect, it } from 'vitest';
import { describeCourse, describeExercise, describeLesson } from './describe-summary.ts';

// Noon, so that it is the same day wherever the test runs, or nearly so.
const at = '2026-11-03T12:00:00.000Z';
const later = '2026-11-29T12:00:00.000Z';

it('says of an exercise what became of it, and when', () => {
  expect(
    [
      { kind: 'solved', at, hasChanged: false },
      { kind: 'solved', at, hasChanged: true },
      { kind: 'followed', at },
      { kind: 'followed', at: undefined },
      { kind: 'begun' },
      { kind: 'open' },
    ].map((state) => describeExercise(state as Parameters<typeof describeExercise>[0])),
  ).toEqual([
    'solved 3 Nov 2026',
    'solved 3 Nov 2026, changed since',
    'solution shown, 3 Nov 2026',
    'solution shown',
    'begun, not done',
    'not done',
  ]);
});

it('says of a lesson whether it is done, and how its quiz went', () => {
  const quiz = { right: 2, of: 4, doneAt: undefined, times: [] };
  const lesson = { slug: 'lessons/one', exercises: [], solved: 0, doneAt: undefined, quiz };
  const two = [
    { id: 'a', state: { kind: 'open' } },
    { id: 'b', state: { kind: 'open' } },
  ] as const;
  expect(describeLesson({ ...lesson, exercises: two, solved: 2, doneAt: at })).toBe('done 3 Nov 2026, quiz 2 of 4');
  expect(describeLesson({ ...lesson, exercises: two, solved: 1 })).toBe('1 of 2 solved, quiz 2 of 4');
  expect(describeLesson({ ...lesson, exercises: two })).toBe('not done, quiz 2 of 4');
  expect(describeLesson(lesson)).toBe('quiz 2 of 4');
  const dated = { ...quiz, right: 4, doneAt: later };
  expect(describeLesson({ ...lesson, quiz: dated })).toBe('quiz done 29 Nov 2026');
  expect(describeLesson({ ...lesson, exercises: two, solved: 1, quiz: dated })).toBe(
    '1 of 2 solved, quiz done 29 Nov 2026',
  );
  expect(describeLesson({ ...lesson, exercises: two, solved: 2, doneAt: at, quiz: dated })).toBe(
    'done 3 Nov 2026, quiz 29 Nov 2026',
  );
  expect(describeLesson({ ...lesson, quiz: { ...quiz, right: 4 } })).toBe('quiz done');
  expect(describeLesson({ ...lesson, quiz: { ...quiz, of: 0 } })).toBe('');
});

it('says of the course what was done, and what was not', () => {
  const summary = {
    lessons: [],
    exercises: { solved: 40, followed: 2, of: 70 },
    lessonsDone: 0,
    quiz: { right: 3, of: 90 },
    period: { from: at, to: later, isWhole: true },
    isEmpty: false,
  };
  expect(describeCourse(summary)).toBe(
    '40 of 70 exercises solved without looking at the solution. 2 passed with the solution shown. 28 not done. 0 of 0 lessons done. 3 of 90 questions of the quizzes answered right. From 3 Nov 2026 to 29 Nov 2026.',
  );
  const day = { from: at, to: at, isWhole: true };
  const whole = { ...summary, exercises: { solved: 70, followed: 0, of: 70 }, period: day };
  expect(describeCourse(whole)).toMatch(/^70 of 70 exercises solved .* None is left\. .* All on 3 Nov 2026\.$/);
  const ends = [day, summary.period].map((period) =>
    describeCourse({ ...summary, period: { ...period, isWhole: false } }).replace(/.* right\. /, ''),
  );
  expect(ends).toEqual(['What has a date is from 3 Nov 2026.', 'What has a date is from 3 Nov 2026 to 29 Nov 2026.']);
});
