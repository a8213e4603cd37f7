import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { logOf } from '../../../run-function.fixture.ts';

const tables = [
  "[{ a: 1, b: 'x' }, { a: 2, c: true }]",
  '[[1, 2], [3, 4]]',
  "['a', 'b']",
  '[1, { a: 2 }, null, undefined]',
  '{ row: { x: 1 }, other: { y: 2 } }',
  "{ a: 1, b: 'two' }",
  "new Map([['k', { a: 1 }], ['l', 2]])",
  "new Set([1, 'x', { a: 1 }])",
  "new Map([['a', 1]]).entries()",
  "new Map([['a', 1]]).keys()",
  'new Set([1, 2]).values()',
  "[{ a: 1, b: 2 }], ['b']",
  "[{ a: 1, b: 2 }], ['b', 'none']",
  "[1, 2], ['x']",
  '[]',
  '{}',
  '[{ deep: { a: { b: 1 } }, wide: { a: 1, b: 2, c: 3 }, list: [1, 2, 3, 4, 5] }]',
  "[{ name: '日本', emoji: '😀' }]",
  "[() => 1, Symbol('s')]",
  'new Map()',
  "'text'",
  '5',
  'null',
  'undefined',
  '[new Date(0), /a/]',
  '[{ f() {} }]',
];

describe('console.table writes as Node.js does', () => {
  it.each(tables)('%s', async (args) => {
    const [line = ''] = await logOf(`export const handler = async () => { console.table(${args}); };`);
    expect(line.replace(/^INFO\t/, '').replaceAll('\r', '\n')).toBe(tableOfNode(args));
  });
});

function tableOfNode(args: string): string {
  const stream = new PassThrough();
  // The same text is evaluated here and in the guest.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const write = new Function('console', `console.table(${args});`) as (console: Console) => void;
  write(new Console(stream));
  return String(stream.read()).replace(/\n$/, '');
}
