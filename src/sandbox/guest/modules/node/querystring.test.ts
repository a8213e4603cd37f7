import { describe, expect, it } from 'vitest';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import qs from 'node:querystring';
import * as ns from 'node:querystring';`;

describe('querystring does what Node.js does', async () => {
  const compared = await compareAll(
    [
      'Object.keys(qs)',
      'Object.keys(ns).sort()',
      "qs.parse('a=1&b=2&a=3')",
      "qs.parse('a=%zz&b=%e9&c=%20+d')",
      "qs.parse('a;b=1', ';')",
      "qs.parse('a:1;b:2', ';', ':')",
      "qs.parse('a=1&b=2&c=3', null, null, { maxKeys: 2 })",
      "qs.parse('a=1', '&', '=', { decodeURIComponent: (s) => s.toUpperCase() })",
      "qs.parse('a=1', '&', '=', { decodeURIComponent: () => { throw new Error('x'); } })",
      'qs.parse(5)',
      "qs.parse('')",
      "qs.parse('&&=&a&=b')",
      "qs.parse('__proto__=1')",
      "Object.getPrototypeOf(qs.parse('a=1'))",
      "qs.stringify({ a: 1, b: [2, 'x', true], c: null, d: undefined, e: {}, f: 1n, g: NaN, h: 'é &' })",
      "qs.stringify({ a: 1, b: 2 }, ';', ':')",
      "qs.stringify({ a: 'é' }, null, null, { encodeURIComponent: (s) => `<${s}>` })",
      "qs.stringify('x')",
      'qs.stringify(null)',
      'qs.stringify([1, 2])',
      'qs.stringify({ a: [] })',
      "qs.stringify({ a: '\\ud800' })",
      "qs.escape('a b&é😀')",
      'qs.escape({})',
      'qs.escape(Object.create(null))',
      "qs.escape('\\ud800x')",
      "qs.unescape('a%20b%zz')",
      "qs.unescape('%e9')",
      "qs.unescapeBuffer('a%20b%zz%')",
      'qs.decode === qs.parse',
      'qs.encode === qs.stringify',
      "qs.parse('a=1&'.repeat(1500)).a.length",
      "qs.parse('a=1&'.repeat(1500), '&', '=', { maxKeys: 0 }).a.length",
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});
