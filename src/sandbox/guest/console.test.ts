import { format } from 'node:util';
import { describe, expect, it } from 'vitest';
import { answerOf, logOf, runFunction } from '../run-function.fixture.ts';

/** What one call of console.log writes: the message, without its level. */
async function logged(args: string): Promise<string | undefined> {
  const [line] = await logOf(`const log = () => { console.log(${args}); };\nexport const handler = async () => log();`);
  return line?.replace(/^INFO\t/, '').replaceAll('\r', '\n');
}

/** Values that a learner may log, as source text. Node.js, which runs this test, says what they look like. */
const loggables = [
  `'plain text'`,
  `'two', 'texts', 3, true, null, undefined`,
  `''`,
  `0, -0, 1.5, NaN, Infinity, 1e21, 10n`,
  `{ a: 1, 'b-c': 'two', nested: { deep: { deeper: { deepest: 1 } } } }`,
  `{}, [], [[]], [{}]`,
  `[1, 'two', , undefined, null]`,
  `'%s is %d years, %i, %f, %j, %o, %O, %c%%', 'Ann', '42', 42.9, '1.5', { a: 1 }, [1], { b: { c: {} } }, 'css'`,
  `'%s', { toString() { return 'mine'; } }, 'rest', { a: 1 }`,
  `'100%', 1`,
  `'%d', 'x'`,
  `1, '%s', 'text'`,
  `new Map([['k', { a: 1 }], [{}, new Set([1, 'x'])]])`,
  `new Set(), new WeakMap(), new Map()`,
  `Symbol('s'), Symbol.iterator`,
  `() => 1, function named() {}, class Foo {}, class Bar extends Array {}, async () => {}, function* () {}`,
  `new (class Order { id = 7; #secret = 1; get total() { return 1; } })()`,
  `Object.create(null), Object.assign(Object.create({ inherited: 1 }), { own: 1 })`,
  `new Date(0), /a+/gi, new Uint8Array([1, 2, 3]), new ArrayBuffer(4)`,
  `new Promise(() => {}), (async () => { await null; })()`,
  `'it\\'s', ["it's", 'say "hi"', 'back\`tick', "it's \\"both\\""]`,
  `'line\\nbreak', ['line\\nbreak', 'tab\\t']`,
  `{ long: 'x'.repeat(100), other: 'y'.repeat(30), list: Array.from({ length: 7 }, (_, i) => 'item ' + i) }`,
  `Array.from({ length: 120 }, (_, i) => i)`,
  `Array.from({ length: 30 }, (_, i) => ({ id: i }))`,
  `(() => { const a = { name: 'a' }; a.self = a; a.list = [a]; return a; })()`,
  `{ get a() { return 1; }, set b(v) {}, [Symbol('k')]: 1 }`,
  `new Boolean(true), Object('text'), Object(1)`,
  `JSON.stringify({ a: [1] }), JSON.stringify({ a: 1 }, null, 2)`,
  `globalThis === global`,
];

describe('console.log writes as Node.js does', () => {
  it.each(loggables)('%s', async (args) => {
    // The same text is evaluated here and in the guest.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const evaluate = new Function('format', `return format(${args});`) as (write: typeof format) => string;
    expect(await logged(args)).toBe(evaluate(format));
  });
});

describe('an error in the log', () => {
  it('has its stack, with the place in the learner’s file', async () => {
    expect(await logged(`new TypeError('no')`)).toMatch(
      /^TypeError: no\n {4}at log \(file:\/\/\/var\/task\/index\.mjs:1:\d+\)\n {4}at BufferedInvokeProcessor\.handler \(file:\/\/\/var\/task\/index\.mjs:2:\d+\)$/,
    );
  });

  it('has its own properties and its cause', async () => {
    const text = await logged(`Object.assign(new Error('no', { cause: 'because' }), { code: 'E_NO' })`);
    expect(text).toContain("code: 'E_NO'");
    expect(text).toContain("[cause]: 'because'");
  });

  it('reads the same inside an object', async () => {
    expect(await logged(`{ error: new RangeError('deep') }`)).toMatch(/^\{\n {2}error: RangeError: deep\n {6}at log/);
  });
});

describe('a line', () => {
  it('carries its level', async () => {
    const source =
      "export const handler = async () => { for (const level of ['trace', 'debug', 'info', 'log', 'warn', 'error']) console[level](level); };";
    expect(await logOf(source)).toEqual([
      'TRACE\ttrace',
      'DEBUG\tdebug',
      'INFO\tinfo',
      'INFO\tlog',
      'WARN\twarn',
      'ERROR\terror',
    ]);
  });

  it('carries the time on the virtual clock and the id of its invocation, and a dash during INIT', async () => {
    const source =
      "console.log('init');\nexport const handler = async () => { await new Promise((resolve) => setTimeout(resolve, 1000)); console.log('invoke'); };";
    const { logs, invocations } = await runFunction(source, { events: [{}, {}] });
    const lines = logs.filter((line) => line.source === 'function').map(({ text }) => text);
    expect(lines).toEqual([
      '2026-01-15T10:00:00.141Z\t-\tINFO\tinit',
      `2026-01-15T10:00:01.142Z\t${invocations[0]?.requestId ?? ''}\tINFO\tinvoke`,
      expect.stringMatching(new RegExp(`\\t${invocations[1]?.requestId ?? ''}\\tINFO\\tinvoke$`)),
    ]);
  });

  it('beyond the bound is dropped and counted', async () => {
    const transcript = await runFunction(
      'export const handler = async () => { for (let i = 0; i < 50; i++) console.log(i); };',
      { limits: { logLines: 20 } },
    );
    expect(transcript.logs.filter((line) => line.source === 'function')).toHaveLength(20);
    expect(transcript.droppedLogLines).toBe(30);
    expect(transcript.logs.at(-1)?.text).toMatch(/^REPORT /);
  });
});

it('has every method that handlers use, so that one that works on Lambda works here', async () => {
  const methods = ['dir', 'table', 'group', 'groupEnd', 'time', 'timeLog', 'timeEnd', 'count', 'countReset', 'assert'];
  const source = 'export const handler = async (names) => names.filter((name) => typeof console[name] !== "function");';
  expect(await answerOf(source, { events: [methods] })).toEqual([]);
});
