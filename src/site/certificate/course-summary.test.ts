import { expect, it } from 'vitest';
import { createFakeStorage } from '../stores/browser-storage.fixture.ts';
import { emptyRecord, type ExerciseRecord, recordKey, writeRecord } from '../stores/exercise-record.ts';
import { reportOf } from '../stores/graded-run.fixture.ts';
import { quizKey, writeQuizRecord } from '../stores/quiz-record.ts';
import { createSafeStorage, type SafeStorage } from '../stores/safe-storage.ts';
import { type CourseSummary, summarizeCourse } from './course-summary.ts';

const lessons = [
  {
    slug: 'lessons/one',
    exercises: [
      { id: 'a', contentVersion: 'v1' },
      { id: 'b', contentVersion: 'v1' },
    ],
    questions: ['q1', 'q2', 'q3'],
  },
  { slug: 'lessons/two', exercises: [{ id: 'c', contentVersion: 'v2' }], questions: ['q4'] },
  { slug: 'lessons/three', exercises: [], questions: [] },
];

const solved = (at: string, contentVersion = 'v1'): Partial<ExerciseRecord> => ({ solved: { at, contentVersion } });

function storageWith(records: Readonly<Record<string, Partial<ExerciseRecord>>>): SafeStorage {
  const browser = createFakeStorage();
  const storage = createSafeStorage(() => browser);
  for (const [id, record] of Object.entries(records)) writeRecord(storage, id, { ...emptyRecord, ...record });
  return storage;
}

it('is empty before anything was done', () => {
  const summary = summarizeCourse(storageWith({}), lessons);
  expect(summary).toMatchObject({
    isEmpty: true,
    lessonsDone: 0,
    exercises: { solved: 0, followed: 0, of: 3 },
    quiz: { right: 0, of: 4 },
    period: undefined,
  });
  expect(summary.lessons.flatMap(({ exercises }) => exercises.map(({ state }) => state.kind))).toEqual(
    Array(3).fill('open'),
  );
});

it('tells when each exercise was solved, and a lesson when its last one was', () => {
  const storage = storageWith({ a: solved('2026-11-20T10:00:00.000Z'), b: solved('2026-11-03T10:00:00.000Z') });
  const summary = summarizeCourse(storage, lessons);
  expect(summary.lessons[0]).toMatchObject({
    solved: 2,
    doneAt: '2026-11-20T10:00:00.000Z',
    exercises: [
      { id: 'a', state: { kind: 'solved', at: '2026-11-20T10:00:00.000Z', hasChanged: false } },
      { id: 'b', state: { kind: 'solved', at: '2026-11-03T10:00:00.000Z' } },
    ],
  });
  expect(summary).toMatchObject({
    isEmpty: false,
    lessonsDone: 1,
    exercises: { solved: 2, followed: 0, of: 3 },
    period: { from: '2026-11-03T10:00:00.000Z', to: '2026-11-20T10:00:00.000Z' },
  });
});

it('never counts as solved what passed with the solution shown', () => {
  const at = '2026-11-21T10:00:00.000Z';
  const storage = storageWith({
    a: { solutionSeen: true, followed: { at, contentVersion: 'v1' } },
    b: solved('2026-11-03T10:00:00.000Z'),
    // As it was kept before there was a time.
    c: { solutionSeen: true, last: { files: {}, report: reportOf('passed') } },
  });
  const summary = summarizeCourse(storage, lessons);
  expect(summary.exercises).toEqual({ solved: 1, followed: 2, of: 3 });
  expect(summary.lessonsDone).toBe(0);
  expect(summary.lessons[0]?.doneAt).toBeUndefined();
  expect(summary.lessons[0]?.exercises[0]?.state).toEqual({ kind: 'followed', at });
  expect(summary.lessons[1]?.exercises[0]?.state).toEqual({ kind: 'followed', at: undefined });
});

it('keeps what was solved before the solution was shown', () => {
  const storage = storageWith({ c: { ...solved('2026-11-03T10:00:00.000Z', 'v2'), solutionSeen: true } });
  expect(summarizeCourse(storage, lessons).exercises).toEqual({ solved: 1, followed: 0, of: 3 });
});

it('says that an exercise has changed since, and what was only begun', () => {
  const storage = storageWith({ a: solved('2026-11-03T10:00:00.000Z', 'v0'), b: { files: { 'index.mjs': 'x' } } });
  const states = summarizeCourse(storage, lessons).lessons[0]?.exercises.map(({ state }) => state);
  expect(states).toMatchObject([{ kind: 'solved', hasChanged: true }, { kind: 'begun' }]);
});

it('counts the questions of a quiz that are still asked', () => {
  const storage = storageWith({});
  writeQuizRecord(storage, quizKey('lessons/one'), { version: 1, right: ['q1', 'q3', 'gone'] });
  const summary = summarizeCourse(storage, lessons);
  expect(summary.lessons[0]?.quiz).toMatchObject({ right: 2, of: 3, doneAt: undefined });
  expect(summary.quiz).toEqual({ right: 2, of: 4 });
  expect(summary.isEmpty).toBe(false);
});

const days = ['2026-11-02T09:00:00.000Z', '2026-11-04T09:00:00.000Z', '2026-11-09T09:00:00.000Z'] as const;

function summaryOfQuiz(right: readonly string[], rightAt?: Readonly<Record<string, string>>): CourseSummary {
  const storage = storageWith({ a: solved(days[1]) });
  writeQuizRecord(storage, quizKey('lessons/one'), { version: 1, right, ...(rightAt !== undefined && { rightAt }) });
  return summarizeCourse(storage, lessons);
}

it('tells when the last question of a quiz was answered, and that the course began and ended with it', () => {
  const [monday, , nextMonday] = days;
  const { lessons, period } = summaryOfQuiz(['q2', 'q1', 'q3'], { q1: days[1], q2: monday, q3: nextMonday });
  expect(lessons[0]?.quiz).toMatchObject({ right: 3, of: 3, doneAt: nextMonday });
  expect(period).toEqual({ from: monday, to: nextMonday, isWhole: true });
});

it('knows when a quiz was done that was begun before there were times', () => {
  const { lessons, period } = summaryOfQuiz(['q1', 'q2', 'q3'], { q3: days[2] });
  expect(lessons[0]?.quiz.doneAt).toBe(days[2]);
  expect(period).toEqual({ from: days[1], to: days[2], isWhole: false });
});

it('tells no time for a quiz whose last answer has none', () => {
  expect(summaryOfQuiz(['q1', 'q2', 'q3']).lessons[0]?.quiz).toMatchObject({ right: 3, of: 3, doneAt: undefined });
  // Such as where the time of the last one is damaged.
  const { lessons } = summaryOfQuiz(['q1', 'q2', 'q3'], { q1: days[0], q2: days[1] });
  expect(lessons[0]?.quiz).toMatchObject({ right: 3, doneAt: undefined });
});

it('takes no time from a question that is no longer asked', () => {
  const { lessons, period } = summaryOfQuiz(['q1', 'q2', 'q3', 'gone'], { q3: days[1], gone: days[2] });
  expect(lessons[0]?.quiz).toMatchObject({ right: 3, of: 3, doneAt: days[1] });
  expect(period?.to).toBe(days[1]);
});

it('leaves a damaged record where it is, and counts it as nothing done', () => {
  const browser = createFakeStorage();
  browser.setItem(recordKey('a'), '{"version":2,"fi');
  browser.setItem(quizKey('lessons/one'), '{');
  const summary = summarizeCourse(
    createSafeStorage(() => browser),
    lessons,
  );
  expect(summary.isEmpty).toBe(true);
  expect(browser.getItem(recordKey('a'))).toBe('{"version":2,"fi');
  expect(browser.getItem(quizKey('lessons/one'))).toBe('{');
});
