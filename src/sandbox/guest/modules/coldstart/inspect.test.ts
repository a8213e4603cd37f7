import { describe, expect, it } from 'vitest';
import { answerOf, logOf } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import { inspect, format, formatWithOptions } from 'node:util';
const withoutFrames = (text) => text.replace(/\\n +at .*/g, '');`;

describe('a value is written as in Node.js', async () => {
  const compared = await compareAll(
    [
      "inspect({ a: 1, 'b-c': 'two', nested: { deep: { deeper: { deepest: 1 } } } })",
      "inspect([1, 'two', , undefined, null])",
      'inspect([,,1,,,])',
      'inspect(Object.assign([1,2,3], { extra: 1, [-1]: 2 }))',
      'inspect(Promise.resolve(1))',
      'inspect(Promise.resolve({ a: 1 }))',
      'inspect((() => { const p = Promise.reject(3); p.catch(() => {}); return p; })())',
      'inspect(new Promise(() => {}))',
      'inspect(Object.assign(Promise.resolve(4), { own: 1 }))',
      'inspect(new (class MyPromise extends Promise {})((r) => r(1)))',
      "inspect(new Proxy({ a: 1 }, { get() { throw new Error('trap'); }, ownKeys() { throw new Error('trap'); } }))",
      'inspect(new Proxy([1, 2], {}))',
      'inspect(new Proxy(function f() {}, {}))',
      'inspect(new Proxy({ a: 1 }, { get: () => 2 }), { showProxy: true })',
      'inspect(new Proxy({ a: 1 }, {}), { showProxy: 1, depth: 0 })',
      'inspect((() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })())',
      'inspect((() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy; })(), { showProxy: true })',
      'inspect({ p: new Proxy(new Map([[1, 2]]), {}) })',
      "[Proxy.name, Proxy.length, 'prototype' in Proxy, Object.keys(Proxy)]",
      'Proxy({}, {})',
      "inspect(new Map([[1, { a: [1, 2] }], ['k', new Set(['x'])]]))",
      'inspect(new Map([[1, 2]]).keys())',
      "inspect(new Map([['a', 1]]).values())",
      "inspect(new Map([['a', 1]]).entries())",
      "inspect(new Map([['a', { b: { c: {} } }]])[Symbol.iterator]())",
      "inspect(new Set([1, 'a']).values())",
      "inspect(new Set([1, 'a']).entries())",
      'inspect(new Set([[1, 2]]).values())',
      'inspect(new Map().keys())',
      '(() => { const i = new Map([[1, 2], [3, 4], [5, 6]]).keys(); i.next(); const s = inspect(i); return [s, ...i]; })()',
      "[inspect([1, 2][Symbol.iterator]()), inspect('ab'[Symbol.iterator]()), inspect('ab'.matchAll(/a/g))]",
      '[inspect(new WeakMap()), inspect(new WeakSet())]',
      '[inspect(new WeakRef({ a: 1 })), inspect(new FinalizationRegistry(() => {}))]',
      'inspect([new Uint8Array([1, 2, 3]), new Float64Array([1.5, -0, NaN]), new BigInt64Array([1n, -2n])])',
      'inspect(Object.assign(new Uint8Array(2), { x: 1 }))',
      'inspect(new Uint8Array(300))',
      'inspect(new Uint8Array([1]), { showHidden: true })',
      'inspect([new ArrayBuffer(4), new Uint8Array([1, 2, 255]).buffer, new ArrayBuffer(100)])',
      'inspect(new ArrayBuffer(2), { showHidden: true })',
      'inspect(new DataView(new ArrayBuffer(3), 1))',
      'inspect(new (class Order { id = 7; #secret = 1; get total() { return 1; } })())',
      'inspect(new (class Order extends Map {})([[1, 2]]))',
      'inspect([new (class Order extends Array {})(3), new (class extends Array {})(1, 2)])',
      'inspect([class Foo {}, class Bar extends Map {}, class extends Map {}, class { static a = 1 }])',
      'inspect([Object.create(null), Object.assign(Object.create(null), { a: 1 })])',
      'inspect(Object.assign(Object.create({ inherited: 1 }), { own: 1 }))',
      'inspect(Object.create(new (class Foo {})()))',
      'inspect([new Map([[1, 2]]), [1], new Date(0), () => {}, /a/, new Uint8Array(1), Promise.resolve(1)].map((one) => Object.setPrototypeOf(one, null)))',
      "inspect({ [Symbol.toStringTag]: 'Tagged', a: 1 })",
      "inspect(new (class A { get [Symbol.toStringTag]() { return 'B'; } })())",
      "inspect([new Boolean(true), Object('text'), Object(1), Object(Symbol('s')), Object(10n), new Number(-0)])",
      "inspect(Object.assign(new String('abc'), { x: 1 }))",
      'inspect({ get a() { return 1; }, set b(v) {}, get c() { return 1; }, set c(v) {} })',
      'inspect({ get a() { return { x: 1 }; }, set b(v) {} }, { getters: true })',
      "inspect({ get a() { return 1; }, get c() { return 1; }, set c(v) {} }, { getters: 'set' })",
      "inspect({ [Symbol('k')]: 1, [Symbol()]: 2, [Symbol.iterator]: 3, 'a b': 4, 5: 6, '': 7, \"it's\": 8 })",
      "inspect([Symbol('s'), Symbol(), Symbol.iterator, Symbol.for('x y')])",
      'inspect([0, -0, 1.5, NaN, Infinity, 1e21, 1e-7, 10n, -5n])',
      'inspect([1234567, -1234567n, 123456789.12345, 0.123456789, 1e21], { numericSeparator: true })',
      "[inspect('it\\'s'), inspect(\"it's \\\"both\\\"\"), inspect('`all` \\'of\\' \"them\"'), inspect('${x}\\'\"')]",
      "inspect(['it\\'s', 'say \"hi\"', 'back`tick', 'line\\nbreak', 'tab\\t', '\\u0000\\x7f\\x80', '\\ud83d', '😀', '\\\\'])",
      "[inspect('x'.repeat(200)), inspect(['x'.repeat(200)]), inspect('y'.repeat(10100)).length]",
      "[inspect('abc\\ndef'.repeat(20)), inspect({ text: 'abc\\ndef'.repeat(20) })]",
      "inspect('long', { maxStringLength: 2 })",
      "inspect(['a\\nb', { b: 'line one is quite long and more\\nline two is quite long too and more' }])",
      'inspect(Array.from({ length: 120 }, (_, i) => i))',
      'inspect(Array.from({ length: 30 }, (_, i) => ({ id: i })))',
      "inspect(Array.from({ length: 30 }, (_, i) => 'item ' + i))",
      "inspect(Array.from({ length: 7 }, (_, i) => 'item number ' + i))",
      'inspect(Array.from({ length: 27 }, (_, i) => i % 3 ? 1.5 * i : -i))',
      'inspect([[1, [2, [3, [4, [5]]]]]])',
      'inspect([[[[]]]], { depth: 0 })',
      'inspect({ a: { b: { c: { d: 1 } } } }, { depth: null })',
      'inspect({ a: { b: { c: { d: 1 } } } }, { depth: Infinity, compact: false })',
      'inspect({ a: { b: { c: { d: 1 } } }, e: [1, 2, 3] }, { compact: true })',
      'inspect({ a: { b: { c: {} } } }, { depth: 1 })',
      'inspect({ b: 1, a: 2, c: { z: 1, y: 2 } }, { sorted: true })',
      'inspect({ b: 1, a: 2 }, { sorted: (x, y) => (x < y ? 1 : -1) })',
      "inspect({ a: 'x'.repeat(50), b: 'y'.repeat(50) })",
      "inspect({ a: 'x'.repeat(50), b: 'y'.repeat(50) }, { breakLength: 200 })",
      'inspect({ a: 1, b: { c: 2 } }, { breakLength: 3 })',
      "inspect(Array.from({ length: 10 }, () => 'aaaa'), { maxArrayLength: 3 })",
      'inspect(new Set(Array.from({ length: 110 }, (_, i) => i)))',
      'inspect(new Map(Array.from({ length: 4 }, (_, i) => [i, i])), { maxArrayLength: 2 })',
      "inspect({ a: 1, s: 'x', n: null, u: undefined, b: true, f() {}, d: new Date(0), r: /x/g, y: Symbol('q'), bi: 1n }, { colors: true })",
      "inspect([1, { a: 'b' }], false, 0, true)",
      "inspect((() => { const a = { name: 'a' }; a.self = a; a.list = [a]; return a; })())",
      'inspect((() => { const a = { b: {} }; a.b.c = { a, b: a.b }; return a; })())',
      "inspect((() => { const m = new Map(); m.set('m', m); return m; })())",
      'inspect([() => 1, function named() {}, async () => {}, async function an() {}, function* g() {}, async function* ag() {}])',
      'inspect([Math.max, Array, Object, Map, parseInt, [].map])',
      'inspect(function named() {}.bind(null))',
      'inspect([Object.assign(function f() {}, { a: 1 }), Object.assign(() => {}, { a: 1, b: { c: 2 } })])',
      'inspect([(function* () {})(), (function* gen() {})(), (async function* gen() {})()])',
      "[inspect(function () {}), inspect(Object.defineProperty(function x() {}, 'name', { value: 5 }))]",
      "inspect((function () { return arguments; })(1, 'a'))",
      'inspect([new Date(0), new Date(NaN), /a+/gi, Object.assign(/x/, { y: 1 }), Object.assign(new Date(0), { z: 1 })])',
      "inspect([new (class MyDate extends Date {})(0), new (class MyRe extends RegExp {})('a', 'g')])",
      'inspect([Math, JSON, Reflect])',
      "inspect({ a: { toString() { return 'x'; } }, b: { inspect() { return 'no'; } } })",
      "inspect({ [inspect.custom]() { return 'mine'; } })",
      'inspect({ [inspect.custom](depth, options, i) { return { depth, same: i === inspect, keys: Object.keys(options).length > 5 }; } })',
      "inspect({ a: { [inspect.custom](d, o) { return o.stylize('x', 'string') + d; } } })",
      "inspect([{ [inspect.custom]() { return 'two\\nlines'; } }])",
      'inspect({ [inspect.custom]() { return 1; } }, { customInspect: false })',
      '(() => { function Foo() { this.a = 1; } return inspect(new Foo()); })()',
      '(() => { function Foo() {} Foo.prototype = {}; return inspect(new Foo()); })()',
      'inspect(new (class A extends (class B {}) { x = 1; })())',
      'inspect([Object.create((class A {}).prototype), (class A {}).prototype, (class B extends (class A {}) {}).prototype])',
      '[inspect(Object.prototype), inspect(Array.prototype), inspect(Function.prototype)]',
      'inspect([Map.prototype, Set.prototype, Date.prototype, RegExp.prototype, Promise.prototype, Error.prototype])',
      "inspect(new Map([[{ a: 1 }, 'b']]), { showHidden: true })",
      "inspect([[1, 2, 3], new Set([[1, 2]]), { a: 1 }, Object.defineProperty({}, 'hidden', { value: 1 })], { showHidden: true })",
      "format('%s is %d years, %i, %f, %j, %o, %O, %c%%', 'Ann', '42', 42.9, '1.5', { a: 1 }, [1], { b: { c: {} } }, 'css')",
      "format('%s', { toString() { return 'mine'; } }, 'rest', { a: 1 })",
      "format('%s %s %s', Symbol('a'), 12n, -0)",
      "[format('%s', class Foo {}), format('%s', () => 1)]",
      "format('%d %d %d', 'x', 10n, Symbol('a'))",
      "format('%i %f', 'abc', 'abc')",
      "[format('100%', 1), format('%', 1), format('%%', 1), format('%x', 1)]",
      "format('a', 'b', 1, { c: [] }, null, undefined)",
      "[format(1, 2, '3'), format(), format('%s'), format('%s', undefined), format('%s %s', 'a')]",
      "format('%j', (() => { const a = {}; a.a = a; return a; })())",
      "format('%j', { toJSON() { throw new Error('in'); } })",
      "[format('%O', { a: { b: { c: { d: {} } } } }), format('%o', { f() {} })]",
      "[format('%s', [1, [2, [3]]]), format('%s', { a: { b: 1 } }), format('%s', new Date(0)), format('%s', null)]",
      "format('%s', new (class A { toString() { return 'A!'; } })())",
      "formatWithOptions({ colors: true }, '%s %O', 'a', { b: 1 })",
      'formatWithOptions({ depth: 0 }, { a: { b: 1 } })',
      "formatWithOptions(5, 'a')",
      '[inspect.defaultOptions, Object.keys(inspect.styles), Object.keys(inspect.colors).length]',
      'inspect(inspect)',
      "withoutFrames(inspect(Object.assign(new Error('x'), { code: 'E', extra: { a: 1 } })))",
      "withoutFrames(inspect(new Error('a', { cause: 'because' })))",
      "withoutFrames(inspect(new Error('a', { cause: { x: 1 } })))",
      "withoutFrames(inspect(new AggregateError([new Error('1'), new TypeError('2')], 'many')))",
      "withoutFrames(inspect(new (class MyError extends Error {})('m')))",
      "withoutFrames(inspect(new (class MyError extends Error { name = 'Named' })('m')))",
      "withoutFrames(inspect(new (class MyError extends TypeError { constructor(m) { super(m); this.name = 'MyError'; } })('m')))",
      "withoutFrames(inspect(Object.assign(new Error('x'), { name: 'Other' })))",
      "withoutFrames(inspect(Object.assign(new Error('x'), { message: 'y' })))",
      "inspect(Object.assign(new Error('x'), { stack: 'my stack' }))",
      "inspect(Object.assign(new Error('x'), { stack: undefined }))",
      "withoutFrames(inspect(new Error('multi\\nline')))",
      "withoutFrames(inspect([new Error('in array'), { e: new SyntaxError('s') }]))",
      "[withoutFrames(inspect({ e: new RangeError('deep') }, { depth: 0 })), inspect({ a: { e: new RangeError('deep') } }, { depth: 0 })]",
      "withoutFrames(inspect(Object.assign(Object.create(Error.prototype), { message: 'm' })))",
      "withoutFrames(inspect((() => { const e = new Error('x'); e.self = e; return e; })()))",
      "withoutFrames(inspect((() => { const p = Promise.reject(new Error('x')); p.catch(() => {}); return p; })()))",
      "inspect(new Map([['a', 1]]), { compact: false })",
      "inspect([['a', 1], ['b', 2]], { compact: 1 })",
      'inspect({ a: [{ b: { c: 1 } }] }, { compact: 0 })',
      "[inspect({ x: 'a'.repeat(72) }), inspect({ x: 'a'.repeat(71) })]",
      "inspect([{ a: 1, b: 2, c: 3 }, { a: 'a long text here', b: 'another long text here', c: 'the third long text' }])",
      '[inspect([undefined, null, , 3]), inspect(new Array(5)), inspect(new Array(200)), inspect([1, , 3])]',
      "[inspect({ __proto__: { a: 1 } }), inspect({ ['__proto__']: 1 }), inspect({ constructor: 'x' }), inspect({ constructor: { name: 'Y' } })]",
      'inspect(new (class X { constructor() { this.constructor = 5; } })())',
      "[inspect('\\x1b[31mred\\x1b[0m'), inspect({ a: '\\x1b[31mred' })]",
      "inspect(['中文', '日本語', 'ümläut', 'é', '👨‍👩‍👧', 'a', 'b', 'c'])",
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

it('a namespace of a module is written as one', async () => {
  const source = `import * as all from './other.mjs';
import { inspect } from 'node:util';
export const handler = async () => inspect(all);`;
  const files = { 'index.mjs': source, 'other.mjs': 'export const a = 1; export default function f() {}' };
  expect(await answerOf(files)).toBe('[Module: null prototype] { a: 1, default: [Function: f] }');
});

it('an error has the place where it was made, and only the learner’s frames', async () => {
  const [line] = await logOf("export const handler = async () => { console.log([new Error('no')]); };");
  expect(line).toMatch(/^INFO\t\[\r {2}Error: no\r {6}at .*handler \(file:\/\/\/var\/task\/index\.mjs:1:\d+\)\r\]$/);
});

it('an array that is too long to list its keys is written all the same', async () => {
  const [line] = await logOf('export const handler = async () => { console.log(new Array(3_000_000).fill(1)); };');
  expect(line).toContain('... 2999900 more items');
});

it('a value that is nested too deeply does not end the function', async () => {
  const source = `import { inspect } from 'node:util';
export const handler = async () => {
  let value = {};
  for (let depth = 0; depth < 5_000; depth++) value = { value };
  return inspect(value, { depth: Infinity }).length > 0;
};`;
  expect(await answerOf(source)).toBe(true);
});
