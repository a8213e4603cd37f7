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
  sentence: ({ table, includes, forms, equals }) =>
    `The table ${table} holds ${count(equals, 'item')}${having(includes)}${formed(forms)}.`,
  examine({ table, includes, forms = {}, equals }, { transcript }) {
    const items = (transcript.cloud?.tables[table]?.items ?? []).map(toPlainItem);
    const { length } = items.filter(
      (item) =>
        (includes === undefined || findDifference(includes, item, 'includes') === undefined) &&
        Object.entries(forms).every(([name, form]) => fits(item[name], form)),
    );
    if (length === equals) return passed;
    const message = `The table ${table} holds ${count(length, 'item')}${having(includes)}${formed(forms)}; expected ${equals}.`;
    return {
      kind: 'failed',
      cause: 'value',
      expected: equals,
      received: includes === undefined && Object.keys(forms).length === 0 ? length : items,
      message,
    };
  },
};

function having(includes: JsonValue | undefined): string {
  return includes === undefined ? '' : ` with ${show(includes)}`;
}

function fits(value: JsonValue | undefined, form: string): boolean {
  if (form === 'number') return typeof value === 'number';
  return typeof value === 'string' && new RegExp(`^(?:${form})$`, 'v').test(value);
}

/** Such as ` whose code has the form [a-z]+`. */
function formed(forms: Readonly<Record<string, string>> = {}): string {
  const each = Object.entries(forms).map(([name, form]) =>
    form === 'number' ? `${name} is a number` : `${name} has the form ${form}`,
  );
  return each.length === 0 ? '' : ` whose ${each.join(' and ')}`;
}

function count(number: number, what: string): string {
  return number === 1 ? `one ${what}` : `${number} ${what}s`;
}
