import { describe, expect, it } from 'vitest';
import type { CardRecord } from '../stores/deck-record.ts';
import { makeQueue, newPerDay, type QueueInput } from './queue.ts';

// In the time of the place where the test runs, as days are the learner's.
const now = new Date(2026, 10, 29, 9, 0);
const yesterday = new Date(2026, 10, 28, 9, 0);

function record(due: Date, scheduledDays: number, firstSeen = yesterday): CardRecord {
  const rest = { stability: 1, difficulty: 5, learningSteps: 0, reps: 1, lapses: 0, state: scheduledDays < 1 ? 1 : 2 };
  return {
    firstSeen: firstSeen.toISOString(),
    due: due.toISOString(),
    lastReview: yesterday.toISOString(),
    scheduledDays,
    ...rest,
  };
}

const ids = Array.from({ length: 14 }, (_, index) => `card-${index}`);
const queue = (
  records: Readonly<Record<string, CardRecord>>,
  more: Partial<QueueInput> = {},
): ReturnType<typeof makeQueue> => makeQueue({ ids, records, now, extraNew: 0, ...more });

describe('new cards', () => {
  it('come ten a day, in the order of the course', () => {
    const { now: shown, due, fresh, unseen, next } = queue({});
    expect(shown).toEqual(ids.slice(0, newPerDay));
    expect({ due, fresh, unseen, next }).toEqual({ due: 0, fresh: 10, unseen: 14, next: undefined });
  });

  it('count as of today when they were first seen today', () => {
    const tomorrow = new Date(2026, 10, 30, 9, 0);
    const records = { 'card-0': record(tomorrow, 1, now), 'card-1': record(tomorrow, 1, yesterday) };
    expect(queue(records).fresh).toBe(9);
  });

  it('come on request beyond that', () => {
    expect(queue({}, { extraNew: 3 }).fresh).toBe(13);
    expect(queue({}, { extraNew: 30 }).fresh).toBe(14);
  });
});

describe('cards that were seen', () => {
  it('come before new ones, the longest overdue first', () => {
    const records = {
      'card-3': record(new Date(2026, 10, 29, 8, 0), 1),
      'card-5': record(new Date(2026, 10, 20, 8, 0), 4),
    };
    expect(queue(records).now.slice(0, 3)).toEqual(['card-5', 'card-3', 'card-0']);
    expect(queue(records).due).toBe(2);
  });

  it('are due from the morning of their day on', () => {
    expect(queue({ 'card-0': record(new Date(2026, 10, 29, 22, 0), 1) }).due).toBe(1);
    expect(queue({ 'card-0': record(new Date(2026, 10, 30, 0, 30), 1) }).due).toBe(0);
  });

  it('come at the end when they are due again within minutes, and not yet when it is longer', () => {
    const soon = { 'card-0': record(new Date(2026, 10, 29, 9, 10), 0) };
    expect(queue(soon).now.at(-1)).toBe('card-0');
    expect(queue({ 'card-0': record(new Date(2026, 10, 29, 9, 40), 0) }).now).not.toContain('card-0');
  });

  it('tell when the next one comes, and how many on that day', () => {
    const records = {
      'card-0': record(new Date(2026, 11, 2, 9, 0), 3),
      'card-1': record(new Date(2026, 11, 2, 18, 0), 3),
      'card-2': record(new Date(2026, 11, 9, 9, 0), 10),
    };
    expect(queue(records).next).toEqual({ at: new Date(2026, 11, 2, 9, 0), count: 2 });
  });

  it('are left alone where the course has them no more', () => {
    expect(queue({ gone: record(yesterday, 1) }).due).toBe(0);
  });
});

it('puts off what the learner puts off, and forgets that with what is done', () => {
  const putOff = ['card-2', 'card-0', 'card-13'];
  expect(queue({}, { putOff }).now).toEqual(['card-1', ...ids.slice(3, newPerDay), 'card-2', 'card-0']);
});
