import type { VerdictKind } from '#sandbox';

/** A function that cannot be right, which verdicts it may get, and what the learner then reads. */
export type Case = readonly [name: string, source: string, kinds: readonly VerdictKind[], message: RegExp];

/** The text of a handler with this body. */
export const inHandler = (code: string): string => `export const handler = async (event) => {\n${code}\n};`;

export const broken: readonly Case[] = [
  [
    'a syntax error',
    'export const handler = async () => {\n  retrun 1;\n};',
    ['syntax-error'],
    /^Your code has a syntax error \(index\.mjs, line 2\): /,
  ],
  [
    'a missing export',
    'export const hander = async () => 1;',
    ['import-failed'],
    /could not be loaded.*index\.handler is undefined or not exported/,
  ],
  [
    'a missing module',
    "\nimport x from './x.mjs';\nexport const handler = async () => x;",
    ['import-failed'],
    /\(index\.mjs, line 2\).*Cannot find module '\/var\/task\/x\.mjs'/,
  ],
  [
    'a throw at the top level',
    '\nthrow new Error("early");',
    ['threw'],
    /the code outside your handler threw \(index\.mjs, line 2\): Error: early/,
  ],
  [
    'a dynamic import of an unknown module',
    inHandler("return await import('unknown');"),
    ['threw'],
    /Cannot find package 'unknown'/,
  ],
  ['an answer of 100 MB', inHandler("return 'x'.repeat(100e6);"), ['out-of-memory'], /used up the memory/],
  ['an answer of 7 MB', inHandler("return 'x'.repeat(7e6);"), ['response-too-large'], /too large: .*6291556 bytes/],
  [
    'a circular answer',
    inHandler('const a = {};\na.a = a;\nreturn a;'),
    ['unserialisable'],
    /could not be turned into JSON.*Converting circular structure to JSON/,
  ],
  [
    'a BigInt in the answer',
    inHandler('return { n: 1n };'),
    ['unserialisable'],
    /could not be turned into JSON.*Do not know how to serialize a BigInt/,
  ],
  ['throw null', inHandler('throw null;'), ['threw'], /your handler threw: object: null/],
  [
    'throw undefined at the top level',
    'throw undefined;',
    ['threw'],
    /outside your handler threw: undefined: undefined/,
  ],
  [
    'a thrown Proxy whose traps throw',
    inHandler('throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } });'),
    ['threw'],
    /an error that nothing caught ended the process/,
  ],
  [
    'a thrown Proxy that is revoked',
    inHandler('const { proxy, revoke } = Proxy.revocable(new Error("x"), {});\nrevoke();\nthrow proxy;'),
    ['threw'],
    /an error that nothing caught ended the process/,
  ],
  [
    'a promise that never settles',
    'export const handler = () => new Promise(() => {});',
    ['never-settled'],
    /your handler's promise never settled/,
  ],
  [
    'a top-level await that never settles',
    'await new Promise(() => {});\nexport const handler = async () => 1;',
    ['never-settled'],
    /a top-level await never settled/,
  ],
  [
    'a thenable that never settles',
    inHandler('return { then() {} };'),
    ['never-settled'],
    /your handler's promise never settled/,
  ],
];

export const endless: readonly Case[] = [
  ['a loop at the top level', 'for (;;);', ['timed-out'], /the code outside your handler took too long/],
  [
    'a loop in the handler',
    inHandler('for (;;);'),
    ['timed-out'],
    /your handler took too long: Task timed out after 3\.00 seconds/,
  ],
  ['a loop that catches', inHandler('for (;;) { try { for (;;); } catch {} }'), ['timed-out'], /took too long/],
  [
    'a loop that goes on in finally',
    inHandler('for (;;) { try { for (;;); } finally { continue; } }'),
    ['timed-out'],
    /took too long/,
  ],
  ['a loop in a getter of the answer', inHandler('return { get a() { for (;;); } };'), ['timed-out'], /took too long/],
  ['a loop in toJSON', inHandler('return { toJSON() { for (;;); } };'), ['timed-out'], /took too long/],
  [
    'a loop in a thrown Proxy',
    inHandler('throw new Proxy(new Error("x"), { get() { for (;;); }, getPrototypeOf() { for (;;); } });'),
    ['timed-out'],
    /took too long/,
  ],
  [
    'a loop in the message of an error',
    inHandler('throw Object.defineProperty(new Error(), "message", { get() { for (;;); } });'),
    ['timed-out'],
    /took too long/,
  ],
  ['a loop in then of the answer', inHandler('return { then() { for (;;); } };'), ['timed-out'], /took too long/],
  [
    'a loop in what is logged',
    inHandler('console.log({ get [Symbol.toStringTag]() { for (;;); } });'),
    ['timed-out'],
    /took too long/,
  ],
  [
    'a loop in a timer',
    inHandler('await new Promise(() => { setTimeout(() => { for (;;); }, 1); });'),
    ['timed-out'],
    /took too long/,
  ],
  [
    'microtasks that nobody waits for',
    'const f = () => queueMicrotask(f);\nf();\nexport const handler = () => new Promise(() => {});',
    ['timed-out'],
    /took too long/,
  ],
  [
    'timers that start each other',
    inHandler('await new Promise(() => { const f = () => setTimeout(f, 0); f(); });'),
    ['timed-out'],
    /took too long/,
  ],
  [
    'a generator',
    inHandler('for (const x of (function* () { for (;;) yield 1; })()) if (x === 2) return;'),
    ['timed-out'],
    /took too long/,
  ],
  ['a loop in eval', inHandler('eval("for (;;);");'), ['timed-out'], /took too long/],
  [
    'a regular expression that backtracks',
    inHandler('return /^(a+)+$/.test("a".repeat(60) + "b");'),
    ['timed-out'],
    /took too long/,
  ],
];

export const deep: readonly Case[] = [
  [
    'a recursion',
    inHandler('const f = () => f() + 1;\nreturn f();'),
    ['threw'],
    /RangeError: Maximum call stack size exceeded/,
  ],
  [
    'a recursion of two functions',
    inHandler('const f = () => g() + 1;\nconst g = () => f() + 1;\nreturn f();'),
    ['threw'],
    /RangeError: Maximum call stack size exceeded/,
  ],
  [
    'a recursion in a getter of the answer',
    inHandler('return { get a() { return this.a; } };'),
    ['unserialisable'],
    /Maximum call stack size exceeded/,
  ],
  [
    'JSON.stringify of a deep list',
    inHandler('let a = [];\nfor (let i = 0; i < 1e5; i++) a = [a];\nreturn JSON.stringify(a);'),
    ['threw'],
    /Maximum call stack size exceeded/,
  ],
  [
    'a deep answer',
    inHandler('let a = [];\nfor (let i = 0; i < 1e5; i++) a = [a];\nreturn a;'),
    ['unserialisable'],
    /Maximum call stack size exceeded/,
  ],
  [
    'JSON.parse of deep text',
    inHandler('return JSON.parse("[".repeat(1e5));'),
    ['threw'],
    /Maximum call stack size exceeded|SyntaxError/,
  ],
  [
    'eval of deep parentheses',
    inHandler('return eval("(".repeat(1e5) + ")".repeat(1e5));'),
    ['threw'],
    /Maximum call stack size exceeded|SyntaxError/,
  ],
  [
    'a deep regular expression',
    inHandler('return new RegExp("(".repeat(1e5) + ")".repeat(1e5)).test("");'),
    ['threw'],
    /Maximum call stack size exceeded|SyntaxError/,
  ],
  [
    'a deep chain of prototypes',
    inHandler('let a = {};\nfor (let i = 0; i < 1e5; i++) a = Object.create(a);\nreturn a.nope.x;'),
    ['threw'],
    /Cannot read properties of undefined/,
  ],
];

export const memory: readonly Case[] = [
  [
    'a list that grows',
    inHandler('const a = [];\nfor (;;) a.push(new Array(1000).fill(1));'),
    ['out-of-memory'],
    /used up the memory, and the process was killed/,
  ],
  [
    'a text that doubles',
    inHandler('let s = "x";\nfor (;;) s += s;'),
    ['threw'],
    /\(index\.mjs, line 3\).*(?:string too long|Invalid string length)/,
  ],
  [
    'promises that wait for each other',
    inHandler('const f = () => Promise.resolve().then(f);\nawait f();'),
    ['out-of-memory', 'stopped'],
    /used up the memory|was stopped/,
  ],
  [
    'typed arrays',
    inHandler('const a = [];\nfor (;;) a.push(new Uint8Array(1e6).fill(1));'),
    ['out-of-memory'],
    /used up the memory/,
  ],
  [
    'at the top level',
    'const a = [];\nfor (;;) a.push(new Array(1000).fill(1));',
    ['out-of-memory'],
    /the code outside your handler used up the memory/,
  ],
  [
    'promises',
    inHandler('const a = [];\nfor (;;) a.push(Promise.resolve({ a: 1 }));'),
    ['out-of-memory', 'stopped'],
    /used up the memory|was stopped/,
  ],
];

/** Ends by the limit of real time, or by one of Lambda's own before it on a fast machine. */
export const slow: readonly Case[] = [
  [
    'a million log lines',
    inHandler("for (let i = 0; i < 1e6; i++) console.log('line ' + i);\nreturn 'wrong';"),
    ['timed-out', 'stopped'],
    /took too long|was stopped/,
  ],
  [
    'microtasks, awaited in a loop',
    inHandler('for (;;) await null;'),
    ['timed-out', 'stopped'],
    /took too long|was stopped/,
  ],
  [
    'a memory bomb that catches',
    inHandler('const a = [];\nfor (;;) try { for (;;) a.push(new Array(1000).fill(1)); } catch {}'),
    ['out-of-memory', 'timed-out', 'stopped'],
    /used up the memory|took too long|was stopped/,
  ],
  [
    'a memory bomb that catches and lets go',
    inHandler('let a = [];\nfor (;;) try { for (;;) a.push(new Uint8Array(1e6).fill(1)); } catch { a = []; }'),
    ['out-of-memory', 'timed-out', 'stopped'],
    /used up the memory|took too long|was stopped/,
  ],
  [
    'a memory bomb in a promise that catches',
    inHandler(
      'const a = [];\nconst f = async () => { try { for (;;) a.push("x".repeat(1e6) + a.length); } catch { await f(); } };\nawait f();',
    ),
    ['out-of-memory', 'timed-out', 'stopped', 'threw'],
    /./,
  ],
];

/** Loops of the engine that never call back: only the end of the worker ends them. */
export const nativeLoops: readonly Case[] = [
  [
    'join of a list that is not there',
    inHandler('const a = [];\na.length = 4294967295;\nreturn a.join();'),
    ['stopped', 'out-of-memory'],
    /was stopped|used up the memory/,
  ],
  [
    'indexOf in an array-like',
    inHandler('return Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);'),
    ['stopped'],
    /The run was stopped: it had not ended after 1\.5 s of real time/,
  ],
  [
    'a promise constructor that swallows the interrupt',
    inHandler('for (;;) new Promise(() => { for (;;); });'),
    ['stopped', 'timed-out'],
    /was stopped|took too long/,
  ],
];

/** Code that breaks what it runs on, and answers wrongly. */
export const overwriting: readonly Case[] = [
  [
    'Object, Array, Promise, JSON and console taken away',
    "Object = Array = Promise = JSON = console = undefined;\nexport const handler = async () => 'wrong';",
    ['wrong-value'],
    /The answer is "wrong"/,
  ],
  [
    'every global taken away',
    "for (const name of Object.getOwnPropertyNames(globalThis)) try { globalThis[name] = undefined; } catch {}\nexport const handler = async () => 'wrong';",
    ['wrong-value'],
    /The answer is "wrong"/,
  ],
  [
    'JSON.stringify that says what is expected',
    "JSON.stringify = () => '\"right\"';\nexport const handler = async () => 'wrong';",
    ['wrong-value'],
    /The answer is "wrong"/,
  ],
  [
    'toJSON on every object',
    "String.prototype.toJSON = Object.prototype.toJSON = () => 'right';\nexport const handler = async () => 'wrong';",
    ['wrong-value'],
    /The answer is "wrong"/,
  ],
  [
    'a setter on Object.prototype',
    "Object.defineProperty(Object.prototype, 'kind', { set() {}, get: () => 'answered' });\nexport const handler = async () => { throw new Error('x'); };",
    ['threw'],
    /Error: x/,
  ],
  [
    'methods of prototypes taken away',
    "Array.prototype[Symbol.iterator] = null;\nArray.prototype.push = null;\nFunction.prototype.call = Function.prototype.apply = null;\nMap.prototype.get = null;\nString.prototype.split = null;\nexport const handler = async () => { console.log('x', {}); return 'wrong'; };",
    ['wrong-value', 'threw'],
    /./,
  ],
  [
    'then of every promise',
    "Promise.prototype.then = (resolve) => resolve('right');\nexport const handler = async () => { throw new Error('x'); };",
    ['threw'],
    /Error: x/,
  ],
  [
    'Error.prepareStackTrace',
    'Error.prepareStackTrace = () => { throw 1; };\nexport const handler = async () => { null.x; };',
    ['threw'],
    /TypeError/,
  ],
  [
    'Symbol.species and instanceof',
    "Object.defineProperty(Error, Symbol.hasInstance, { value: () => { throw 1; } });\nexport const handler = async () => { throw new Error('x'); };",
    ['threw'],
    /./,
  ],
];
