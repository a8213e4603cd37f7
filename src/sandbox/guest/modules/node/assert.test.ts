import { describe, expect, it } from 'vitest';
import { answerOf, errorOf, logOf } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import assert from 'node:assert';
import strict from 'node:assert/strict';
import { AssertionError } from 'assert';
const properties = async (run) => {
  try {
    return (await run()) ?? 'passed';
  } catch (error) {
    return { ...error, name: error.name, message: error.message, keys: Object.keys(error) };
  }
};`;

describe('an assertion says what Node.js says', async () => {
  const expressions = [
    'assert.equal(1, 2)',
    "assert.equal('a', 'b', 'custom')",
    'assert.equal(null, undefined)',
    'assert.equal(NaN, NaN)',
    'assert.equal(1)',
    'assert.strictEqual(1, 2)',
    "assert.strictEqual(1, '1')",
    "assert.strictEqual('a'.repeat(20), 'b'.repeat(20))",
    "assert.strictEqual('line1\\nline2\\nline3', 'line1\\nlineX\\nline3')",
    'assert.strictEqual({ a: 1 }, { a: 1 })',
    'assert.strictEqual([1, 2], [1, 2])',
    'assert.strictEqual(NaN, 0)',
    'assert.strictEqual(-0, 0)',
    'assert.strictEqual(undefined, null)',
    "assert.strictEqual(1, 2, 'with message')",
    "assert.strictEqual(1, 2, new TypeError('mine'))",
    "assert.strictEqual('a\\nb', 'a\\nc')",
    "assert.strictEqual('', 'x')",
    'assert.strictEqual(true, false)',
    'assert.strictEqual(() => {}, () => {})',
    'assert.strictEqual()',
    'assert.deepStrictEqual({ a: 1, b: { c: [1, 2, 3] } }, { a: 1, b: { c: [1, 2, 4] } })',
    'assert.deepStrictEqual([1, 2, 3], [1, 2])',
    "assert.deepStrictEqual({ a: 1 }, { a: '1' })",
    'assert.deepStrictEqual(new Map([[1, 2]]), new Map([[1, 3]]))',
    'assert.deepStrictEqual(new Map([[{ a: 1 }, 1]]), new Map([[{ a: 1 }, 1]]))',
    'assert.deepStrictEqual(new Set([1]), new Set([2]))',
    'assert.deepStrictEqual(new Date(0), new Date(1))',
    'assert.deepStrictEqual([NaN], [NaN])',
    'assert.deepStrictEqual([0], [-0])',
    'assert.deepStrictEqual(/a/g, /a/i)',
    'assert.deepStrictEqual(Object.create(null), {})',
    'assert.deepStrictEqual(new (class A {})(), new (class B {})())',
    'assert.deepStrictEqual(Array.from({ length: 60 }, (_, i) => i), Array.from({ length: 60 }, (_, i) => i + (i === 30)))',
    "assert.deepStrictEqual({ statusCode: 200, body: '{\"a\":1}', headers: { 'content-type': 'json' } }, { statusCode: 201, body: '{\"a\":2}' })",
    'assert.deepStrictEqual([1, [2, 3]], [1, [2, 3]])',
    'assert.deepStrictEqual(new Uint8Array([1]), new Uint8Array([2]))',
    'assert.deepStrictEqual([, 1], [undefined, 1])',
    'assert.deepStrictEqual({ a: undefined }, {})',
    "assert.deepStrictEqual('a', 'b')",
    "assert.deepStrictEqual(1, 2, 'mine')",
    'assert.deepStrictEqual(new WeakMap(), new WeakMap())',
    'assert.deepStrictEqual(Promise.resolve(1), Promise.resolve(1))',
    "assert.deepEqual({ a: 1 }, { a: '1' })",
    'assert.deepEqual({ a: 1 }, { a: 2 })',
    "assert.deepEqual(new Set([1, '1']), new Set(['1', 1]))",
    'assert.notStrictEqual(1, 1)',
    'assert.notStrictEqual(...(() => { const o = { a: 1 }; return [o, o]; })())',
    'assert.notDeepStrictEqual({ a: 1 }, { a: 1 })',
    "assert.notEqual(1, '1')",
    "assert.notDeepEqual([1], ['1'])",
    "assert.ok(false, 'said so')",
    'assert.ok()',
    'assert.fail()',
    "assert.fail('boom')",
    "assert.fail(new RangeError('x'))",
    'assert.throws(() => {})',
    'assert.throws(() => {}, TypeError)',
    "assert.throws(() => {}, TypeError, 'hint')",
    "assert.throws(() => { throw new Error('x'); }, TypeError)",
    "assert.throws(() => { throw new Error('x'); }, /y/)",
    "assert.throws(() => { throw new Error('x'); }, { message: 'y' })",
    "assert.throws(() => { throw new Error('x'); }, { message: /y/, name: 'Error' })",
    "assert.throws(() => { throw new Error('x'); }, () => false)",
    "assert.throws(() => { throw new Error('x'); }, 'x')",
    "assert.throws(() => { throw new Error('x'); }, { message: 'x', name: 'Error' })",
    "assert.throws('no function')",
    "assert.throws(() => { throw new Error('x'); }, {})",
    "assert.doesNotThrow(() => { throw new Error('inner'); })",
    "assert.doesNotThrow(() => { throw new Error('inner'); }, 'why')",
    'assert.rejects(Promise.resolve(1))',
    'assert.rejects(async () => {}, TypeError)',
    "assert.rejects(Promise.reject(new Error('a')), /b/)",
    'assert.rejects(() => 1)',
    'assert.rejects(1)',
    "assert.rejects(Promise.reject(new Error('a')), { message: 'a' })",
    "assert.doesNotReject(Promise.reject(new Error('a')))",
    'assert.doesNotReject(Promise.resolve(1))',
    "assert.match('abc', /x/)",
    "assert.match('abc', /x/, 'msg')",
    'assert.match(123, /x/)',
    "assert.match('abc', 'x')",
    "assert.doesNotMatch('abc', /b/)",
    'assert.partialDeepStrictEqual({ a: 1, b: 2 }, { a: 1 })',
    'assert.partialDeepStrictEqual({ a: 1, b: 2 }, { a: 2 })',
    'assert.partialDeepStrictEqual([1, 2, 3], [1, 3])',
    'assert.partialDeepStrictEqual(new Set([1, 2]), new Set([3]))',
    'assert.partialDeepStrictEqual({ a: { b: [1, { c: 2 }] } }, { a: { b: [1, { c: 3 }] } })',
    'assert.ifError(null)',
    "assert.ifError(new Error('e'))",
    "assert.ifError('text')",
    "strict.equal(1, '1')",
    "strict.deepEqual({ a: 1 }, { a: '1' })",
    'assert.strict.equal(1, 2)',
    '[assert.strict === strict, assert.AssertionError === AssertionError, typeof assert, Object.keys(assert), Object.keys(strict).length]',
    "(() => { throw new AssertionError({ message: 'm', actual: 1, expected: 2, operator: 'op' }); })()",
    "(() => { throw new AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' }); })()",
    'new AssertionError()',
  ];
  const compared = await compareAll(
    expressions.map((expression) => `await properties(() => ${expression})`),
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

// Vitest changes how a call reads, so Node.js cannot be asked here: these are its messages.
describe('assert.ok tells the expression', () => {
  it.each([
    ['assert(0)', 'assert(0)'],
    ['assert.ok(null)', 'assert.ok(null)'],
    ['assert(x.y[0])', 'assert(x.y[0])'],
    ["assert.ok(typeof 123 === 'string');", "assert.ok(typeof 123 === 'string')"],
    ['assert(x.y.includes(1), undefined)', 'assert(x.y.includes(1), undefined)'],
    ["assert['ok'](0)", "assert['ok'](0)"],
    ['assert((() => false)(")"))', 'assert((() => false)(")"))'],
    ['assert.equal(assert.ok(0), 1)', 'assert.ok(0)'],
    ['assert.strict.ok(0 == "1")', 'assert.strict.ok(0 == "1")'],
    ['const a = assert; a(false)', 'a(false)'],
    ['const { ok } = assert; ok(x.z);', 'ok(x.z)'],
    ['assert.ok( x.a &&  x.b ); assert(1);', 'assert.ok( x.a &&  x.b )'],
    ['assert.ok(\n  x.a,\n);', 'assert.ok('],
  ])('%s', async (statement, told) => {
    const source = `import assert from 'node:assert';
const x = { y: [0] };
export const handler = async () => {
  try {
    ${statement}
  } catch (error) {
    return error.message;
  }
};`;
    expect(await answerOf(source)).toBe(`The expression evaluated to a falsy value:\n\n  ${told}\n`);
  });
});

const failing = `import assert from 'node:assert';
export const handler = async () => {
  assert.strictEqual(1, 2);
};`;

it('a failed assertion has its code in the stack, and the place of the call', async () => {
  const { errorType, trace } = await errorOf(failing);
  expect(errorType).toBe('AssertionError');
  expect(trace.join('\n')).toMatch(
    /^AssertionError \[ERR_ASSERTION\]: Expected values to be strictly equal:\n\n1 !== 2\n\n {4}at .*handler \(file:\/\/\/var\/task\/index\.mjs:3:\d+\)/,
  );
});

it('a failed assertion is logged as in Node.js', async () => {
  const [line = ''] = await logOf(
    failing.replace('assert.s', 'try { assert.s').replace('2);', '2); } catch (error) { console.log(error); }'),
  );
  expect(line.replaceAll('\r', '\n').replace(/\n +at .*/g, '')).toMatchInlineSnapshot(`
    "INFO	AssertionError [ERR_ASSERTION]: Expected values to be strictly equal:

    1 !== 2

      generatedMessage: true,
      code: 'ERR_ASSERTION',
      actual: 1,
      expected: 2,
      operator: 'strictEqual',
      diff: 'simple'
    }"
  `);
});
