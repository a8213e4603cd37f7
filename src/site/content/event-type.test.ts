import { describe, expect, test } from 'vitest';
import { eventType } from './event-type.ts';

describe('the type of events', () => {
  test('has what is in them', () => {
    expect(eventType([{ id: 'a', total: 3, isGift: true, note: null }])).toBe(
      '{ id: string; total: number; isGift: boolean; note: null }',
    );
    expect(eventType([{ lines: [{ name: 'tea' }, { name: 'milk', amount: 2 }], tags: [] }])).toBe(
      '{ lines: { name: string; amount?: number }[]; tags: any[] }',
    );
  });

  test('lets a member be missing that not all of them have', () => {
    expect(eventType([{ action: 'quote', amount: 1 }, { action: 'list' }])).toBe('{ action: string; amount?: number }');
  });

  test('has all types that a member has', () => {
    expect(eventType([{ of: 1 }, { of: 'one' }, { of: [1, 'one'] }])).toBe(
      '{ of: number | string | (number | string)[] }',
    );
  });

  test('quotes names that are no identifiers', () => {
    expect(eventType([{ 'detail-type': 'x', 'a*/b': 1 }])).toBe('{ "detail-type": string; "a*\\/b": number }');
  });

  test('is not known where there is nothing in them', () => {
    expect(eventType([])).toBeUndefined();
    expect(eventType([{ a: 1 }, {}])).toBeUndefined();
    expect(eventType(['text', null, [1]])).toBeUndefined();
  });
});
