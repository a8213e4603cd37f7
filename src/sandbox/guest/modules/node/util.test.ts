import { describe, expect, it } from 'vitest';
import { answerOf, errorOf } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import util, { promisify, callbackify, inherits, deprecate, isDeepStrictEqual as eq, types, parseArgs, styleText, stripVTControlCharacters, toUSVString, debuglog, getSystemErrorName, TextEncoder, MIMEType, parseEnv } from 'node:util';
import typesModule from 'node:util/types';
import * as tp from 'node:timers/promises';`;

describe('util does what Node.js does', async () => {
  const compared = await compareAll(
    [
      'Object.keys(util).sort()',
      'await promisify((a, cb) => cb(null, a + 1))(1)',
      "await promisify((cb) => cb(new Error('no')))()",
      "await promisify(setTimeout)(1, 'value')",
      "await promisify(setImmediate)('value')",
      'promisify(setTimeout) === tp.setTimeout',
      'promisify(5)',
      'promisify(Object.assign(() => {}, { [promisify.custom]: 5 }))',
      'promisify(Object.assign(() => {}, { [promisify.custom]: () => 7 }))()',
      '[promisify((a, b) => {}).length, promisify(function named() {}).name, promisify.custom.toString()]',
      'await new Promise((r) => callbackify(async (x) => x + 1)(1, (...args) => r(args)))',
      'await new Promise((r) => callbackify(async () => { throw null; })((e) => r([e.message, e.code, e.reason])))',
      "await new Promise((r) => callbackify(async () => { throw new Error('x'); })((e) => r(e.message)))",
      'callbackify(1)',
      'callbackify(async () => {})()',
      'callbackify(async function foo(a, b) {}).name + callbackify(async (a) => {}).length',
      '(() => { function A() {} function B() {} B.prototype.x = 1; inherits(A, B); return [new A().x, A.super_ === B]; })()',
      'inherits(1)',
      'inherits(class {}, null)',
      "deprecate(() => 5, 'old', 'DEP1')()",
      "deprecate(() => 5, 'old', 5)",
      "[eq({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), eq([1], ['1']), eq(NaN, NaN), eq(0, -0), eq(new Set([{ a: 1 }]), new Set([{ a: 1 }])), eq(new Map([[{ a: 1 }, 1]]), new Map([[{ a: 1 }, 1]]))]",
      "[eq(new Date(1), new Date(1)), eq(/a/g, /a/), eq([1, , 3], [1, undefined, 3]), eq(new Error('a'), new Error('a')), eq(Object(1), Object(1)), eq([], {}), eq(new Uint8Array([1]), new Uint8Array([1])), eq(new Float32Array([-0]), new Float32Array([0])), eq(Object.create(null), {})]",
      '(() => { const a = {}; a.a = a; const b = {}; b.a = b; return eq(a, b); })()',
      '[types.isDate(new Date()), types.isRegExp(/a/), types.isMap(new Map()), types.isSet(new Map()), types.isPromise(Promise.resolve()), types.isPromise({ then() {} }), types.isProxy(new Proxy({}, {})), types.isProxy({}), types.isNativeError(new TypeError()), types.isNativeError({ __proto__: Error.prototype })]',
      '[types.isAsyncFunction(async () => {}), types.isAsyncFunction(() => {}), types.isGeneratorFunction(function* () {}), types.isGeneratorFunction(async function* () {}), types.isAsyncFunction(async function* () {}), types.isGeneratorObject((function* () {})()), types.isMapIterator(new Map().keys()), types.isSetIterator(new Set().keys()), types.isSetIterator(new Map().keys())]',
      '[types.isTypedArray(new Uint8Array()), types.isTypedArray(new DataView(new ArrayBuffer(1))), types.isUint8Array(new Uint8Array()), types.isArrayBuffer(new ArrayBuffer(1)), types.isAnyArrayBuffer({}), types.isArrayBufferView(new DataView(new ArrayBuffer(1))), types.isDataView(new DataView(new ArrayBuffer(1))), types.isBigInt64Array(new BigInt64Array())]',
      "[types.isBoxedPrimitive(Object(1)), types.isNumberObject(Object(1)), types.isStringObject('a'), types.isSymbolObject(Object(Symbol())), types.isBooleanObject(new Boolean()), types.isBigIntObject(Object(1n)), types.isArgumentsObject((function () { return arguments; })()), types.isArgumentsObject([]), types.isWeakMap(new WeakMap()), types.isWeakSet(new WeakSet()), types.isSharedArrayBuffer(new ArrayBuffer(1)), types.isExternal({})]",
      '[types.isDate(new Proxy(new Date(), {})), types.isMap(Object.create(Map.prototype)), types.isModuleNamespaceObject({})]',
      '[typesModule === types, Object.keys(types).sort()]',
      "parseArgs({ args: ['-f', '--bar', 'b', 'pos'], options: { foo: { type: 'boolean', short: 'f' }, bar: { type: 'string' } }, allowPositionals: true })",
      "parseArgs({ args: ['--no-color', '--verbose'], options: { color: { type: 'boolean' }, verbose: { type: 'boolean' } }, allowNegative: true })",
      "parseArgs({ args: ['--unknown'] })",
      "parseArgs({ args: ['x'] })",
      "parseArgs({ args: ['--a'], options: { a: { type: 'string' } } })",
      "parseArgs({ args: [], options: { a: { type: 'wrong' } } })",
      "parseArgs({ args: ['--a=1', '--a=2'], options: { a: { type: 'string', multiple: true } }, tokens: true })",
      "[styleText('red', 'text', { validateStream: false }), styleText(['bold', 'underline'], 'x', { validateStream: false })]",
      "styleText('nocolor', 'x')",
      "styleText('red', 5)",
      "stripVTControlCharacters('\\u001B[31mred\\u001B[0m')",
      'stripVTControlCharacters(1)',
      "[toUSVString('a\\ud800b'), toUSVString(5)]",
      "[debuglog('x').enabled, debuglog('x')('hi')]",
      '[getSystemErrorName(-2), getSystemErrorName(-13), getSystemErrorName(-99999), util.getSystemErrorMessage(-2), util.getSystemErrorMap().get(-111)]',
      'getSystemErrorName(5)',
      "getSystemErrorName('x')",
      "[...new TextEncoder().encode('é')]",
      'new util.TextDecoder().decode(new Uint8Array([0xc3, 0xa9]))',
      'String(new MIMEType(\'text/html; charset=utf-8;q="a b"\'))',
      "new MIMEType('nope')",
      "(() => { const m = new MIMEType('a/b;x=1'); m.params.set('y', '2'); return [m.essence, m.type, m.subtype, m.params.get('x'), String(m)]; })()",
      'parseEnv(\'A=1\\nB="two words"\\n# comment\\nexport C=\\\'x\\\' # trailing\\nD=a b # c\\nE=\\nF="a\\\\nb"\\nG=`q`\\nH="multi\\nline"\\n BAD\\nI = spaced \')',
      'parseEnv(5)',
      '[util.isArray([]), util.isArray({}), util._extend({ a: 1 }, { b: 2 })]',
      "util.diff('a\\nb', 'a\\nc')",
      'await util.aborted()',
      'await util.aborted(new AbortController().signal)',
      'await (async () => { const c = new AbortController(); const owner = {}; const p = util.aborted(c.signal, owner); c.abort(); await p; return owner; })()',
      'util.inspect.custom.toString()',
      "util._errnoException(-2, 'open', 'x').message",
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

it('what is left out says so by name', async () => {
  const source =
    "import { setTraceSigInt } from 'node:util';\nexport const handler = async () => setTraceSigInt(true);";
  expect((await errorOf(source)).errorMessage).toBe(
    "util.setTraceSigInt is part of Node.js and there on Lambda, but this page's simulated runtime does not have it. Leave it out: nobody sends a function SIGINT.",
  );
});

it('an error of Node.js has its code in the stack, wherever it is read', async () => {
  const source = `import { promisify } from 'node:util';
export const handler = async () => { try { promisify(5); } catch (error) { return error.stack; } };`;
  expect(await answerOf(source)).toMatch(
    /^TypeError \[ERR_INVALID_ARG_TYPE\]: The "original" argument must be of type function\. Received type number \(5\)\n {4}at .*handler \(file:/,
  );
});

it('debuglog follows NODE_DEBUG of the function', async () => {
  const source = `import { debuglog } from 'node:util';
export const handler = async () => debuglog('mine').enabled;`;
  expect(await answerOf(source, { config: { environment: { NODE_DEBUG: 'mine' } } })).toBe(true);
});
