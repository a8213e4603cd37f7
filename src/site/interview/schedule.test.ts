import { expect, it } from 'vitest';
import type { CardRecord } from '../stores/deck-record.ts';
import { type Grade, gradeCard } from './schedule.ts';

const now = new Date('2026-11-29T10:00:00.000Z');
const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Grades a new card again and again, each time when it is due. */
function play(...grades: readonly Grade[]): readonly CardRecord[] {
  const records: CardRecord[] = [];
  for (const grade of grades) {
    const last = records.at(-1);
    records.push(gradeCard(last, grade, last === undefined ? now : new Date(last.due)));
  }
  return records;
}

const waits = (records: readonly CardRecord[]): readonly number[] =>
  records.map(({ due, lastReview }) => Date.parse(due) - Date.parse(lastReview));

it('shows a new card again within minutes, unless it was easy', () => {
  const [again, hard, good, easy] = ([1, 2, 3, 4] as const).map(
    (grade) => waits([gradeCard(undefined, grade, now)])[0],
  );
  expect(again).toBe(minuteMs);
  expect(hard).toBe(6 * minuteMs);
  expect(good).toBe(10 * minuteMs);
  expect(easy).toBe(8 * dayMs);
});

it('waits longer each time that an answer was good', () => {
  const days = waits(play(3, 3, 3, 3, 3)).map((wait) => wait / dayMs);
  expect(days.slice(1)).toEqual([...days.slice(1)].sort((one, other) => one - other));
  expect(new Set(days).size).toBe(5);
  expect(days[1]).toBeGreaterThanOrEqual(1);
});

it('begins with minutes again when an answer was forgotten, and counts that', () => {
  const [, , known, forgotten] = play(3, 3, 3, 1);
  expect(known?.lapses).toBe(0);
  expect(forgotten?.lapses).toBe(1);
  expect(waits(forgotten === undefined ? [] : [forgotten])[0]).toBeLessThan(dayMs);
});

it('never waits for more than half a year', () => {
  const days = waits(play(4, 4, 4, 4, 4, 4, 4)).map((wait) => wait / dayMs);
  // The library keeps easy behind good by a day.
  expect(Math.max(...days)).toBeGreaterThan(100);
  expect(Math.max(...days)).toBeLessThanOrEqual(183);
});

it('remembers when a card was first seen', () => {
  const records = play(3, 3, 3);
  expect(records.map(({ firstSeen }) => firstSeen)).toEqual(Array(3).fill(now.toISOString()));
  expect(records.map(({ reps }) => reps)).toEqual([1, 2, 3]);
});
