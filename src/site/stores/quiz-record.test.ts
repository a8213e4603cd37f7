import { expect, it } from 'vitest';
import { createFakeStorage } from './browser-storage.fixture.ts';
import { emptyQuizRecord, quizKey, readQuizRecord, withRight, writeQuizRecord } from './quiz-record.ts';
import { createSafeStorage, damagedPrefix } from './safe-storage.ts';

const key = quizKey('lessons/numbers');

it('comes back as it was written, under a key of the lesson', () => {
  const kept = createFakeStorage();
  const storage = createSafeStorage(() => kept);
  writeQuizRecord(storage, key, withRight(withRight(emptyQuizRecord, 'a1'), 'b2'));
  expect(kept.getItem('coldstart:quiz:numbers')).toBe('{"version":1,"right":["a1","b2"]}');
  expect(readQuizRecord(storage, key).right).toEqual(['a1', 'b2']);
});

it('counts a question once, however often it was answered', () => {
  expect(withRight(withRight(emptyQuizRecord, 'a1'), 'a1').right).toEqual(['a1']);
});

it.each(['{"version":1,"ri', '{"version":1,"right":[3]}', '{"version":2,"right":[]}', 'null'])(
  'puts a damaged record aside: %s',
  (damaged) => {
    const kept = createFakeStorage();
    kept.setItem(key, damaged);
    expect(
      readQuizRecord(
        createSafeStorage(() => kept),
        key,
      ),
    ).toEqual(emptyQuizRecord);
    expect(kept.getItem(damagedPrefix + key)).toBe(damaged);
  },
);
