import { describe, expect, it } from 'vitest';
import { createFakeStorage } from './browser-storage.fixture.ts';
import { writeRecord } from './exercise-record.ts';
import { describeProgress, lessonProgress, nextLesson, type LessonOutline } from './progress.ts';
import { createSafeStorage, type SafeStorage } from './safe-storage.ts';

const first: LessonOutline = {
  title: 'First',
  path: 'lessons/first/',
  exercises: [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
  ],
};
const second: LessonOutline = {
  title: 'Second',
  path: 'lessons/second/',
  exercises: [{ id: 'c', title: 'C' }],
};

function emptyStorage(): SafeStorage {
  const browser = createFakeStorage();
  return createSafeStorage(() => browser);
}

function solve(storage: SafeStorage, id: string, contentVersion = '1'): void {
  writeRecord(storage, id, { version: 2, solved: { at: '2026-01-01T00:00:00.000Z', contentVersion } });
}

describe('progress in a lesson', () => {
  it('is not begun while nothing was written or run', () => {
    const progress = lessonProgress(emptyStorage(), first);

    expect(progress).toEqual({ solved: 0, total: 2, begun: false });
    expect(describeProgress(progress)).toBe('');
  });

  it('is begun with the first letter', () => {
    const storage = emptyStorage();
    writeRecord(storage, 'a', { version: 2, files: { 'index.mjs': 'x' } });

    expect(describeProgress(lessonProgress(storage, first))).toBe('begun');
  });

  it('counts what is solved', () => {
    const storage = emptyStorage();
    solve(storage, 'a');

    expect(describeProgress(lessonProgress(storage, first))).toBe('1 of 2 solved');
    solve(storage, 'b');
    expect(describeProgress(lessonProgress(storage, first))).toBe('done');
  });

  it('stays when the exercise has changed since', () => {
    const storage = emptyStorage();
    solve(storage, 'a', '0');
    solve(storage, 'b');

    expect(lessonProgress(storage, first)).toMatchObject({ solved: 2 });
  });

  it('has no words for a lesson without exercises', () => {
    const reading = { ...first, exercises: [] };

    expect(describeProgress(lessonProgress(emptyStorage(), reading))).toBe('');
  });
});

describe('where to go on', () => {
  it('is the first lesson that is not done', () => {
    const storage = emptyStorage();
    expect(nextLesson(storage, [first, second])).toBe(first);
    solve(storage, 'a');
    expect(nextLesson(storage, [first, second])).toBe(first);
    solve(storage, 'b');
    expect(nextLesson(storage, [first, second])).toBe(second);
  });

  it('is nowhere when all are', () => {
    const storage = emptyStorage();
    solve(storage, 'c');

    expect(nextLesson(storage, [second])).toBeUndefined();
  });
});
