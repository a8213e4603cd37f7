import { describe, expect, it } from 'vitest';
import { compareAll } from '../snippets.fixture.ts';

const helpers = `
import { inspect } from 'node:util';
const show = (value) => inspect(value, { depth: 9, showHidden: true }).replace(/\\n    at .*/g, '');
const clone = (value, ...options) => show(structuredClone(value, ...options));
const circle = { name: 'circle' };
circle.self = circle;
circle.list = [circle, new Map([[circle, new Set([circle])]])];
const shared = { a: 1 };
class Point {
  #hidden = 1;
  x = 1;
  get y() { return this.#hidden; }
}
const bytes = () => new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
const withOwn = (error, own) => Object.assign(error, own);
const list = (values) => [...values];
const keep = (value) => { const copy = structuredClone(value); return [copy.constructor.name, copy instanceof Error, copy.name, copy.message, Object.keys(copy), 'cause' in copy, show(copy.cause)]; };
`;

describe('structuredClone does what that of Node.js does', async () => {
  const compared = await compareAll(
    [
      '[structuredClone.name, structuredClone.length, typeof structuredClone]',
      "[1, -0, NaN, 'a', true, null, undefined, 12n].map((value) => clone(value))",
      'clone({ a: 1, b: { c: [1, , 3] }, [Symbol("s")]: 1 })',
      'clone(circle)',
      '(() => { const copy = structuredClone([shared, shared]); return copy[0] === copy[1] && copy[0] !== shared })()',
      "clone(Object.assign([1, 2], { extra: 'x' }))",
      'clone(new Array(3))',
      'clone(new Date(0))',
      'clone(new Date(NaN))',
      '(() => { const r = /a(b)/giu; r.lastIndex = 3; const copy = structuredClone(r); return [clone(r), copy.lastIndex] })()',
      "clone(new Map([['a', { b: 1 }], [{ k: 1 }, 2]]))",
      'clone(new Set([1, { a: 1 }]))',
      "[new Boolean(false), new Number(-0), new String('abc'), Object(7n)].map((value) => clone(value))",
      'clone(new Point())',
      'clone(Object.create({ inherited: 1 }, { own: { value: 1, enumerable: true }, hidden: { value: 2 } }))',
      'clone(Object.create(null, { a: { value: 1, enumerable: true } }))',
      'clone({ get a() { return [1] } })',
      "clone({ get a() { throw new RangeError('mine') } })",
      "clone({ valueOf() { throw new Error('called') } })",
      'clone({ toString: 1, valueOf: 2, constructor: 3 })',
      'clone(JSON.parse(\'{"__proto__": {"a": 1}}\'))',
      'clone((function () { return arguments })(1, 2))',
      'clone(Math)',
      'clone(new (class extends Map { extra = 1 })([[1, 2]]))',
      'clone(new (class extends Array {})(1, 2))',
      'clone(Object.freeze({ a: Object.freeze([1]) }))',
      '(() => { const m = new Map([[1, 1]]); m.set(2, { get x() { m.set(3, 3); return 1 } }); return clone(m) })()',
      '(() => { const o = { get a() { delete this.b; return 1 }, b: 2 }; return clone(o) })()',
      '(() => { const a = [{ get x() { a.push(9); return 1 } }, 2]; return clone(a) })()',
      // Bytes.
      'clone(bytes().buffer)',
      'clone(bytes().subarray(2, 4))',
      '(() => { const copy = structuredClone(bytes().subarray(2, 4)); return [copy.byteOffset, copy.buffer.byteLength] })()',
      '[Int8Array, Uint8ClampedArray, Int16Array, Uint32Array, Float32Array, Float64Array, BigInt64Array].map((Type) => clone(new Type(bytes().buffer)))',
      'clone(new DataView(bytes().buffer, 2, 3))',
      "(() => { const copy = structuredClone(Buffer.from('abc')); return [copy.constructor.name, copy.length, list(copy)] })()",
      '(() => { const b = bytes(); const copy = structuredClone({ b, buffer: b.buffer }); return copy.b.buffer === copy.buffer })()',
      '(() => { const buffer = new ArrayBuffer(4, { maxByteLength: 8 }); const copy = structuredClone(buffer); return [copy.resizable, copy.maxByteLength, copy.byteLength] })()',
      // Transfers.
      '(() => { const { buffer } = bytes(); const copy = structuredClone(buffer, { transfer: [buffer] }); return [buffer.byteLength, buffer.detached, show(copy)] })()',
      '(() => { const b = bytes(); const copy = structuredClone({ b }, { transfer: [b.buffer] }); return [b.length, show(copy)] })()',
      '(() => { const { buffer } = bytes(); structuredClone(1, { transfer: [buffer] }); return buffer.detached })()',
      '(() => { const { buffer } = bytes(); return clone(1, { transfer: [buffer, buffer] }) })()',
      '(() => { const { buffer } = bytes(); structuredClone(buffer, { transfer: [buffer] }); return clone(buffer) })()',
      '(() => { const { buffer } = bytes(); structuredClone(buffer, { transfer: [buffer] }); return clone(buffer, { transfer: [buffer] }) })()',
      '(() => { const { buffer } = bytes(); try { structuredClone({ buffer, f() {} }, { transfer: [buffer] }) } catch {} return buffer.detached })()',
      'clone(1, { transfer: [bytes()] })',
      'clone(1, { transfer: [{}] })',
      'clone(1, { transfer: [1] })',
      'clone(1, { transfer: 1 })',
      'clone(1, { transfer: new Set() })',
      'clone(1, { transfer: undefined })',
      'clone(1, { transfer: null })',
      'clone(1, null)',
      'clone(1, undefined)',
      'clone(1, 5)',
      'structuredClone()',
      // Errors.
      "keep(new Error('a'))",
      "keep(withOwn(new TypeError('a', { cause: { b: 1 } }), { code: 'E', extra: 1 }))",
      '[EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map((Type) => keep(new Type("x")))',
      "keep(new AggregateError([1], 'a'))",
      "keep(withOwn(new RangeError('a'), { name: 'Mine' }))",
      "keep(withOwn(new Error('a'), { name: 'TypeError' }))",
      "keep(new (class MyError extends TypeError {})('a'))",
      'keep(withOwn(new Error(), { message: 12 }))',
      'keep(new Error())',
      "(() => { const error = new Error('a'); const copy = structuredClone(error); return [copy.stack === error.stack, Object.getOwnPropertyNames(copy).sort()] })()",
      "(() => { const error = withOwn(new Error('a'), { stack: 5 }); return show(structuredClone(error).stack) })()",
      // What cannot be cloned.
      'clone(() => 1)',
      'clone({ a: function named(x) { return x } })',
      'clone(class A { b() {} })',
      "clone(Symbol('x'))",
      'clone({ a: [Symbol()] })',
      "clone(Object(Symbol('x')))",
      'clone(new WeakMap())',
      'clone(new WeakSet())',
      'clone(new WeakRef({}))',
      'clone(Promise.resolve())',
      'clone((function* () {})())',
      'clone((async function* () {})())',
      'clone([].values())',
      'clone(new Map().entries())',
      'clone(new Set().values())',
      'clone(new Proxy({}, {}))',
      'clone(new Proxy(() => 1, {}))',
      'clone(globalThis)',
      '(() => { try { structuredClone(() => 1) } catch (error) { return [error instanceof DOMException, error.name, error.code, error.constructor.name] } })()',
      // What Node.js has of its own.
      "(() => { const copy = structuredClone(new DOMException('a', 'AbortError')); return [copy instanceof DOMException, copy.name, copy.message, copy.code] })()",
      "clone(new URL('https://example.com/'))",
      "clone(new URLSearchParams('a=b'))",
      'clone(new Event("a"))',
      'clone(new EventTarget())',
      'clone(new AbortController())',
      'clone(new AbortController().signal)',
      'clone(new ReadableStream())',
      'clone(new TextEncoder())',
      'clone(new Headers())',
      "clone(new Response('a'))",
      "(async () => { const copy = structuredClone(new Blob(['abc'], { type: 'text/plain' })); return [copy instanceof Blob, copy.size, copy.type, await copy.text()] })()",
    ],
    helpers,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});
