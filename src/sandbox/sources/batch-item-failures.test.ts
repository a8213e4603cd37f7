import { expect, it } from 'vitest';
import type { JsonValue } from '#kernel';
import { readBatchItemFailures } from './batch-item-failures.ts';

const known = new Set(['a', 'b']);

it.each<JsonValue>([null, {}, '', 'done', [], { batchItemFailures: null }, { batchItemFailures: [] }])(
  'takes %j for done',
  (answer) => {
    expect(readBatchItemFailures(answer, known)).toEqual({ kind: 'all-done' });
  },
);

it('takes the records that are named for failed', () => {
  expect(readBatchItemFailures({ batchItemFailures: [{ itemIdentifier: 'b' }] }, known)).toEqual({
    kind: 'some-failed',
    identifiers: ['b'],
  });
});

it.each<JsonValue>([
  [{ itemIdentifier: '' }],
  [{ itemIdentifier: null }],
  [{ itemIdentifier: 7 }],
  [{ itemIdentifier: 'a' }, { itemIdentifier: 'c' }],
  [{ id: 'a' }],
  ['a'],
  'a',
])('takes the whole batch for failed with %j', (batchItemFailures) => {
  expect(readBatchItemFailures({ batchItemFailures }, known).kind).toBe('malformed');
});
