import { createRandom, deriveSeed, type Random } from '#kernel';
import type { Callable } from './discover-functions.ts';

/** One program of the fuzz run. */
export interface FuzzProgram {
  readonly source: string;
  /** MB. */
  readonly memorySize: number;
}

const memorySizes = [128, 512, 1_769, 3_008, 10_240];

/** Values that functions do not expect, as source text. */
const hostileValues = [
  'undefined',
  'null',
  'true',
  'NaN',
  '-1',
  '-0',
  '0.5',
  '4294967295',
  '4294967296',
  '2 ** 53',
  '-(2 ** 31)',
  '1e308',
  'Infinity',
  '10n',
  '-(2n ** 64n)',
  "''",
  "'a'",
  "'/tmp/file'",
  "'/../../etc/passwd'",
  "'file:///tmp/x'",
  "'https://example.com/%zz'",
  "'utf8'",
  "'hex'",
  "'base64'",
  "'sha256'",
  "'__proto__'",
  "'constructor'",
  "'\\ud800'",
  "'\\0'",
  "'%s%d%j%o'",
  "'x'.repeat(1e6)",
  "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'",
  'Symbol("s")',
  'Symbol.iterator',
  '[]',
  '[,,]',
  '[[[[]]]]',
  '{}',
  'new Array(4294967295)',
  '{ length: 4294967295 }',
  '{ length: -1 }',
  'Object.create(null)',
  'Object.freeze({ a: 1 })',
  'cyclic()',
  'deep(5000)',
  '() => {}',
  'async () => {}',
  'function* () {}',
  '() => { throw new Error("callback"); }',
  '(...all) => all',
  'class {}',
  'new Proxy({}, {})',
  'trapping()',
  'trappingFunction()',
  'revoked()',
  'detached()',
  'new Uint8Array(1e6)',
  'new ArrayBuffer(8)',
  'new Float64Array([NaN, -0])',
  'new DataView(new ArrayBuffer(2))',
  '{ toString() { throw new Error("text"); } }',
  '{ valueOf() { return 2 ** 33; } }',
  '{ [Symbol.toPrimitive]() { return Symbol("no"); } }',
  '{ toJSON() { throw null; } }',
  '{ then(resolve) { resolve(this); } }',
  '{ then() { throw 1; } }',
  '{ get length() { throw new Error("length"); } }',
  '{ get then() { throw new Error("then"); } }',
  '{ [Symbol.iterator]() { return { next: () => ({ done: false, value: 1 }) }; } }',
  '{ async *[Symbol.asyncIterator]() { for (;;) yield 1; } }',
  'new Date(NaN)',
  '/(a+)+$/',
  'new RegExp("(", "") ?? 0',
  'new Error("made")',
  'new Map([[{}, 1]])',
  'new Set([1])',
  'new WeakMap()',
  'Promise.reject(new Error("rejected"))',
  'new Promise(() => {})',
  'globalThis',
  'event',
  'context',
  'AbortSignal.abort()',
  'new URL("https://example.com/")',
  'Buffer.alloc(16)',
  'Buffer.from("abc")',
  'new Blob(["a"])',
  'new ReadableStream()',
  'new TextEncoder()',
  'process',
  'process.env',
  'console',
  'Math',
  'Reflect',
  'JSON',
] as const;

const helpers = `
const revoked = () => { const { proxy, revoke } = Proxy.revocable(function () {}, {}); revoke(); return proxy; };
const trap = () => { throw new Error('trap'); };
const traps = { get: trap, set: trap, has: trap, ownKeys: trap, getPrototypeOf: trap, getOwnPropertyDescriptor: trap, apply: trap, construct: trap };
const trapping = () => new Proxy({}, traps);
const trappingFunction = () => new Proxy(function () {}, traps);
const detached = () => { const bytes = new Uint8Array(16); structuredClone(bytes.buffer, { transfer: [bytes.buffer] }); return bytes; };
const cyclic = () => { const object = { list: [] }; object.self = object; object.list.push(object); return object; };
const deep = (count) => { let value = {}; for (let i = 0; i < count; i++) value = { value }; return value; };
const results = [];
const attempt = async (work) => {
  try {
    const value = work();
    results.push(value);
    const settled = await Promise.race([value, new Promise((resolve) => setTimeout(resolve, 5))]);
    results.push(settled);
  } catch (error) { results.push(error); }
};
`;

/** What is done to the language before anything else, now and then. */
const sabotage = [
  'Array.prototype.push = null;',
  'Object.prototype.then = function () { throw new Error("then"); };',
  'Promise.prototype.then = function () { return 1; };',
  'Object.defineProperty(Object.prototype, "kind", { get() { throw new Error("kind"); } });',
  'JSON.stringify = () => { throw new Error("json"); };',
  'Function.prototype.call = Function.prototype.apply = undefined;',
  'String.prototype.split = String.prototype.slice = RegExp.prototype.exec = undefined;',
  'Error.prepareStackTrace = () => { throw new Error("prepare"); };',
  'Error = undefined;',
  'Symbol.prototype.toString = Map.prototype.get = Set.prototype.has = undefined;',
  'globalThis.Buffer = globalThis.process = globalThis.console = undefined;',
  'Object.prototype[0] = Object.prototype.length = 7;',
  'Array.prototype[Symbol.iterator] = function* () { for (;;) yield 1; };',
  'globalThis.setTimeout = () => 1;',
];

/** What becomes of what was made. */
const endings = [
  'return 1;',
  'return results;',
  'return results.at(-1);',
  'console.log(results); return 2;',
  'console.error("%s %o %j", ...results); return 3;',
  'throw results.at(-1);',
  'for (const one of results) console.log(one); return results.length;',
  'return JSON.stringify(results);',
  'setTimeout(() => { throw results.at(-1); }, 1); return 4;',
  'void Promise.reject(results.at(-1)); return 5;',
  'results.map(String); return 6;',
  'structuredClone(results); return 7;',
];

/** Makes the program with this number out of a seed: the same each time, as long as there is the same to call. */
export function generateProgram(seed: number, index: number, callables: readonly Callable[]): FuzzProgram {
  const random = createRandom(deriveSeed(seed, index));
  const inInit = random.next() < 0.2;
  const calls = Array.from({ length: random.integer(1, 6) }, () => callOf(random, callables));
  const before = random.next() < 0.15 ? random.pick(sabotage) : '';
  const body = calls.map((call) => `  await attempt(() => ${call});`).join('\n');
  const source = [
    helpers.trim(),
    'const context = {}, event = {};',
    before,
    inInit ? body.replaceAll(/^ {2}/gm, '') : '',
    'export const handler = async (event, context) => {',
    inInit ? '' : body,
    `  ${random.pick(endings)}`,
    '};',
  ];
  return { source: `${source.filter((line) => line !== '').join('\n')}\n`, memorySize: random.pick(memorySizes) };
}

function callOf(random: Random, callables: readonly Callable[]): string {
  const { module, path, kind } = random.pick(callables);
  const root = module === undefined ? 'globalThis' : `(await import(${JSON.stringify(module)}))`;
  const count = random.integer(0, 4);
  const values = Array.from({ length: count }, () => `(${random.pick(hostileValues)})`);
  const given = values.join(', ');
  const target = root + path.map((key) => `[${JSON.stringify(key)}]`).join('');
  const call = ((): string => {
    switch (kind) {
      case 'function':
        return random.next() < 0.1
          ? `${target}.call((${random.pick(hostileValues)}), ${given})`
          : `${target}(${given})`;
      case 'class':
        return random.next() < 0.2 ? `${target}(${given})` : `new (${target})(${given})`;
      case 'method': {
        const owner =
          root +
          path
            .slice(0, -1)
            .map((key) => `[${JSON.stringify(key)}]`)
            .join('');
        const method = JSON.stringify(path.at(-1));
        const receiver = random.next() < 0.7 ? `new (${owner})(${given})` : `(${random.pick(hostileValues)})`;
        return `${owner}.prototype[${method}].call(${receiver}, ${given})`;
      }
    }
  })();
  return module === undefined ? call : `(async () => ${call})()`;
}
