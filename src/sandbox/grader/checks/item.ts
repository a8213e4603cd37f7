import type { JsonValue } from '#kernel';
import { type CheckDefinition, type CheckSubject, passed } from '../check-subject.ts';
import { describeDifference, findDifference, show } from '../compare-json.ts';
import { toPlainItem } from '../plain-item.ts';

type Item = Readonly<Record<string, JsonValue>>;

export const item: CheckDefinition<'item'> = {
  looksAtScenario: true,
  passesWithoutAnswer: true,
  sentence: ({ table, key }) => `The table ${table} has the item ${show(key)}.`,
  examine({ table, key, equals, includes }, subject) {
    const items = itemsOf(subject, table);
    const found = find(items, key);
    if (found === undefined) {
      return {
        kind: 'failed',
        cause: 'shape',
        expected: equals ?? includes ?? key,
        received: items,
        message: `The table ${table} has no item with the key ${show(key)}. It holds ${items.length === 1 ? 'one item' : `${items.length} items`}.`,
      };
    }
    const expected = equals ?? includes;
    if (expected === undefined) return passed;
    const difference = findDifference(expected, found, equals === undefined ? 'includes' : 'equals');
    if (difference === undefined) return passed;
    const message = describeDifference(difference, `The item ${show(key)}`);
    return { kind: 'failed', cause: 'value', expected, received: found, message };
  },
};

export const noItem: CheckDefinition<'no-item'> = {
  looksAtScenario: true,
  sentence: ({ table, key }) => `The table ${table} has no item ${show(key)}.`,
  examine({ table, key }, subject) {
    const found = find(itemsOf(subject, table), key);
    if (found === undefined) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: `no item ${show(key)}`,
      received: found,
      message: `The table ${table} has an item with the key ${show(key)}, which must not be there.`,
    };
  },
};

function itemsOf({ transcript }: CheckSubject, table: string): readonly Item[] {
  return (transcript.cloud?.tables[table]?.items ?? []).map(toPlainItem);
}

function find(items: readonly Item[], key: Item): Item | undefined {
  return items.find((one) => findDifference(key, one, 'includes') === undefined);
}
