import type { JsonValue } from '#kernel';
import { type CheckDefinition, passed } from '../check-subject.ts';
import { findDifference, show } from '../compare-json.ts';
import { toPlainItem } from '../plain-item.ts';
import { objectKeysOf } from '../transcript-readings.ts';

export const objectCount: CheckDefinition<'object-count'> = {
  passesWithoutAnswer: true,
  looksAtScenario: true,
  sentence: ({ bucket, prefix = '', equals }) =>
    `The bucket ${bucket} holds ${count(equals, 'object')}${prefix === '' ? '' : ` under ${prefix}`}.`,
  examine({ bucket, prefix = '', equals }, { transcript }) {
    const keys = objectKeysOf({ bucket, prefix }, transcript);
    if (keys.length === equals) return passed;
    const message = `The bucket ${bucket} holds ${count(keys.length, 'object')}${prefix === '' ? '' : ` under ${prefix}`}; expected ${equals}.`;
    return { kind: 'failed', cause: 'value', expected: equals, received: keys, message };
  },
};

export const itemCount: CheckDefinition<'item-count'> = {
  passesWithoutAnswer: true,
  looksAtScenario: true,
  sentence: ({ table, includes, equals }) => `The table ${table} holds ${count(equals, 'item')}${having(includes)}.`,
  examine({ table, includes, equals }, { transcript }) {
    const items = (transcript.cloud?.tables[table]?.items ?? []).map(toPlainItem);
    const { length } = items.filter(
      (item) => includes === undefined || findDifference(includes, item, 'includes') === undefined,
    );
    if (length === equals) return passed;
    const message = `The table ${table} holds ${count(length, 'item')}${having(includes)}; expected ${equals}.`;
    return {
      kind: 'failed',
      cause: 'value',
      expected: equals,
      received: includes === undefined ? length : items,
      message,
    };
  },
};

function having(includes: JsonValue | undefined): string {
  return includes === undefined ? '' : ` with ${show(includes)}`;
}

function count(number: number, what: string): string {
  return number === 1 ? `one ${what}` : `${number} ${what}s`;
}
