import { expect, it } from 'vitest';
import { createFakeStorage } from './browser-storage.fixture.ts';
import { emptyQuizRecord, quizKey, readQuizRecord, withRight, writeQuizRecord } from './quiz-record.ts';
import { quizTimes } from './quiz-times.ts';
import { createSafeStorage, damagedPrefix, type SafeStorage } from './safe-storage.ts';

const key = quizKey('lessons/numbers');

const monday = '2026-11-02T09:00:00.000Z';
const tuesday = '2026-11-03T09:00:00.000Z';

function storageOf(text: string): { readonly kept: Storage; readonly storage: SafeStorage } {
  const kept = createFakeStorage();
  kept.setItem(key, text);
  return { kept, storage: createSafeStorage(() => kept) };
}

it('comes back as it was written, under a key of the lesson', () => {
  const kept = createFakeStorage();
  const storage = createSafeStorage(() => kept);
  const record = withRight(withRight(emptyQuizRecord, 'a1', monday), 'b2', tuesday);
  writeQuizRecord(storage, key, record);
  expect(kept.getItem('coldstart:quiz:numbers')).toBe(
    `{"version":1,"right":["a1","b2"],"rightAt":{"a1":"${monday}","b2":"${tuesday}"}}`,
  );
  expect(readQuizRecord(storage, key)).toEqual(record);
});

it('counts a question once, at the time when it was first right, however often it was answered', () => {
  const record = withRight(withRight(emptyQuizRecord, 'a1', monday), 'a1', tuesday);
  expect(record).toEqual({ version: 1, right: ['a1'], rightAt: { a1: monday } });
});

it('reads records of before there were times, and makes up no time for what was right then', () => {
  const { storage } = storageOf('{"version":1,"right":["a1"]}');
  const before = readQuizRecord(storage, key);
  expect(before).toEqual({ version: 1, right: ['a1'] });
  expect(withRight(before, 'a1', monday)).toEqual(before);
  expect(withRight(before, 'b2', monday)).toEqual({ version: 1, right: ['a1', 'b2'], rightAt: { b2: monday } });
});

it.each(['null', '3', '"a1"', '["a1"]', 'true', '{"a1":3}'])(
  'keeps answers whose times are damaged, and goes on with those to come: %s',
  (times) => {
    const { kept, storage } = storageOf(`{"version":1,"right":["a1"],"rightAt":${times}}`);
    const record = withRight(readQuizRecord(storage, key), 'b2', monday);
    expect(record.right).toEqual(['a1', 'b2']);
    expect(quizTimes(record)).toEqual({ b2: monday });
    expect(kept.getItem(damagedPrefix + key)).toBeNull();
  },
);

it.each(['{"version":1,"ri', '{"version":1,"right":[3]}', '{"version":2,"right":[]}', 'null'])(
  'puts a damaged record aside: %s',
  (damaged) => {
    const { kept, storage } = storageOf(damaged);
    expect(readQuizRecord(storage, key)).toEqual(emptyQuizRecord);
    expect(kept.getItem(damagedPrefix + key)).toBe(damaged);
  },
);
