import { type CheckDefinition, passed } from '../check-subject.ts';
import { itemCountOf, objectKeysOf } from '../transcript-readings.ts';

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
  sentence: ({ table, equals }) => `The table ${table} holds ${count(equals, 'item')}.`,
  examine({ table, equals }, { transcript }) {
    const length = itemCountOf(table, transcript);
    if (length === equals) return passed;
    const message = `The table ${table} holds ${count(length, 'item')}; expected ${equals}.`;
    return { kind: 'failed', cause: 'value', expected: equals, received: length, message };
  },
};

function count(number: number, what: string): string {
  return number === 1 ? `one ${what}` : `${number} ${what}s`;
}
