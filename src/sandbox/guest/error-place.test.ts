import { describe, expect, it } from 'vitest';
import type { SourceFiles } from '../index.ts';
import { errorOf } from '../run-function.fixture.ts';

/** Where a function fails, such as `index.mjs:2`, in which phase, and as what. */
async function placeOf(source: string | SourceFiles): Promise<string> {
  const { kind, phase, position } = await errorOf(source);
  return `${phase} ${kind} ${position === undefined ? 'nowhere' : `${position.file}:${position.line}`}`;
}

describe('the place of an error is the line of the learner', () => {
  it.each<[string, string | SourceFiles, string]>([
    [
      'in the handler',
      'export const handler = async () => {\n  const a = 1;\n  throw new Error("x");\n};',
      'invoke threw index.mjs:3',
    ],
    [
      'an error of the engine',
      'export const handler = async (event) => {\n\n  return event.body.trim();\n};',
      'invoke threw index.mjs:3',
    ],
    [
      'after an await',
      'export const handler = async () => {\n  await null;\n  await new Promise((r) => setTimeout(r, 5));\n  null.x;\n};',
      'invoke threw index.mjs:4',
    ],
    [
      'in a function that the handler calls',
      'const f = () => {\n  null.x;\n};\nexport const handler = async () => {\n  f();\n};',
      'invoke threw index.mjs:2',
    ],
    [
      'in another file',
      {
        'index.mjs': "import { f } from './lib/f.mjs';\nexport const handler = async () => f();",
        'lib/f.mjs': '\n\nexport const f = () => { throw new Error("x"); };',
      },
      'invoke threw lib/f.mjs:3',
    ],
    [
      'in a callback of a built-in',
      'export const handler = async () =>\n  [1].map((x) => {\n    return x.a.b;\n  });',
      'invoke threw index.mjs:3',
    ],
    [
      'in JSON.parse',
      'export const handler = async () => {\n  return JSON.parse("{");\n};',
      'invoke threw index.mjs:2',
    ],
    [
      'in a getter of the answer',
      'export const handler = async () => ({\n  get a() {\n    return null.x;\n  },\n});',
      'invoke unserialisable index.mjs:3',
    ],
    [
      'in toJSON of the answer',
      'export const handler = async () => ({\n  toJSON() {\n    throw new Error("x");\n  },\n});',
      'invoke unserialisable index.mjs:3',
    ],
    ['at the top level', 'const a = 1;\nnull.x;\nexport const handler = 1;', 'init threw index.mjs:2'],
    [
      'at the top level of another file',
      { 'index.mjs': "import './b.mjs';\nexport const handler = 1;", 'b.mjs': '\nundefined.x;' },
      'init threw b.mjs:2',
    ],
    ['at the top level of CommonJS', { 'index.js': 'const a = 1;\nnull.x;' }, 'init threw index.js:2'],
    ['on the first line of CommonJS', { 'index.js': 'null.x;' }, 'init threw index.js:1'],
    [
      'a deep recursion',
      'const f = (n) => {\n  return f(n + 1) + 1;\n};\nexport const handler = async () => f(0);',
      'invoke threw index.mjs:2',
    ],
    [
      'a custom error',
      'class Mine extends Error {\n  constructor() {\n    super("x");\n  }\n}\nexport const handler = async () => {\n  throw new Mine();\n};',
      'invoke threw index.mjs:7',
    ],
  ])('%s', async (_name, source, expected) => {
    expect(await placeOf(source)).toBe(expected);
  });

  it('counts the columns of CommonJS without the wrapper around it', async () => {
    const { position } = await errorOf({ 'index.js': '/* c */ throw new Error("x");' });
    const inModule = await errorOf('/* c */ throw new Error("x"); export const handler = 1;');
    expect(position?.column).toBe(inModule.position?.column);
  });
});

describe('the place of a syntax error is its line', () => {
  it.each<[string, string | SourceFiles, string, RegExp]>([
    ['a misspelt keyword', 'export const handler = async () => {\n  retrun 1;\n};', 'index.mjs:2', /^SyntaxError: /],
    ['a missing value', 'const a = 1;\n\nlet b = ;\n', 'index.mjs:3', /Unexpected token ';'/],
    [
      'a missing brace',
      'export const handler = async () => {\n  return 1;\n',
      'index.mjs:3',
      /Unexpected end of input/,
    ],
    ['a missing comma', 'const a = {\n  b: 1\n  c: 2\n};', 'index.mjs:3', /^SyntaxError: /],
    ['a name declared twice', 'const a = 1;\nconst a = 2;', 'index.mjs:2', /^SyntaxError: /],
    ['an open text', 'const a = 1;\nlet s = "abc;\n', 'index.mjs:2', /^SyntaxError: /],
    [
      'await in a function that is not async',
      'export const handler = () => {\n  await null;\n};',
      'index.mjs:2',
      /^SyntaxError: /,
    ],
    ['in CommonJS', { 'index.js': 'exports.x = 1;\nexports.y = ;' }, 'index.js:2', /Unexpected token ';'/],
    [
      'in a file that is imported',
      { 'index.mjs': "import './b.mjs';\nexport const handler = 1;", 'b.mjs': '\nlet = ;' },
      'b.mjs:2',
      /^SyntaxError: /,
    ],
    [
      'in a file that is required',
      { 'index.js': "require('./b');", 'b.js': '\n\nlet a = ;' },
      'b.js:3',
      /Unexpected token ';'/,
    ],
    ['import in CommonJS', { 'index.cjs': "\nimport x from './y.mjs';" }, 'index.cjs:2', /^SyntaxError: /],
  ])('%s', async (_name, source, place, message) => {
    const error = await errorOf(source);
    expect(`${error.position?.file ?? ''}:${error.position?.line ?? ''}`).toBe(place);
    expect(error).toMatchObject({ kind: 'syntax-error', phase: 'init', errorType: 'Runtime.UserCodeSyntaxError' });
    expect(error.errorMessage).toMatch(message);
  });
});

describe('a stack trace', () => {
  it('shows the frames of the learner, the innermost first, and none of ours', async () => {
    const source =
      'function inner() {\n  throw new Error("x");\n}\nfunction outer() {\n  inner();\n}\nexport const handler = async () => {\n  outer();\n};';
    const { trace } = await errorOf(source);
    expect(trace.map((line) => line.replace(/:\d+\)$/, ')'))).toEqual([
      'Error: x',
      '    at inner (file:///var/task/index.mjs:2)',
      '    at outer (file:///var/task/index.mjs:5)',
      '    at BufferedInvokeProcessor.handler (file:///var/task/index.mjs:8)',
    ]);
  });

  it.each([
    [
      'in a timer',
      'export const handler = () => new Promise((resolve, reject) => { setTimeout(() => reject(new Error("x")), 1); });',
    ],
    ['in a getter of the answer', 'export const handler = async () => ({ get a() { throw new Error("x"); } });'],
    ['in module code', 'throw new Error("x");'],
    ['in eval', 'export const handler = async () => eval("null.x");'],
  ])('never names files of the simulator: %s', async (_name, source) => {
    const { trace } = await errorOf(source);
    expect(trace.join('\n')).not.toMatch(/coldstart|prelude|generated|commonjs:|missing:/);
  });

  it('has ten frames at most', async () => {
    const { trace } = await errorOf(
      'const f = (n) => { if (n === 0) throw new Error("x"); f(n - 1); };\nexport const handler = async () => f(50);',
    );
    expect(trace).toHaveLength(11);
  });

  it('is what error.stack says in the handler', async () => {
    const source =
      'export const handler = async () => { try { null.x; } catch (error) { throw new Error(error.stack); } };';
    expect((await errorOf(source)).errorMessage).toMatch(
      /^TypeError: Cannot read properties of null \(reading 'x'\)\n {4}at BufferedInvokeProcessor\.handler \(file:\/\/\/var\/task\/index\.mjs:1:\d+\)$/,
    );
  });
});

describe('what was thrown that is no error', () => {
  it.each([
    ['throw null;', 'object', 'null'],
    ['throw undefined;', 'undefined', 'undefined'],
    ['throw "text";', 'string', 'text'],
    ['throw 7;', 'number', '7'],
    ['throw { message: "mine" };', 'object', '[object Object]'],
    ['throw () => 1;', 'function', '() => 1'],
    ['return Promise.reject("late");', 'string', 'late'],
  ])('%s', async (code, errorType, errorMessage) => {
    expect(await errorOf(`export const handler = async () => { ${code} };`)).toMatchObject({
      kind: 'threw',
      errorType,
      errorMessage,
      trace: [],
    });
  });

  it.each([
    ['a Symbol, which cannot be made text', 'throw Symbol("s");'],
    [
      'an error whose message throws',
      'throw Object.defineProperty(new Error("x"), "message", { get() { throw 1; } });',
    ],
    [
      'an error with a message that throws when it is made text',
      'throw Object.assign(new Error(), { message: { toString() { throw 1; } } });',
    ],
    ['an error with a huge message', 'throw new Error("x".repeat(1e5));'],
    ['an error with a huge stack', 'const e = new Error("x"); e.stack = "    at x\\n".repeat(1e5); throw e;'],
  ])('is told in bounded words: %s', async (_name, code) => {
    const error = await errorOf(`export const handler = async () => { ${code} };`);
    expect(error.kind).toBe('threw');
    // It was reported as the error of the handler: the process went on.
    expect(error.errorType).not.toBe('Runtime.ExitError');
    expect(JSON.stringify(error).length).toBeLessThan(200_000);
  });

  it.each([
    ['a revoked Proxy', 'const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); throw proxy;'],
    ['a Proxy whose traps throw', 'throw new Proxy({}, { get() { throw 1; }, getPrototypeOf() { throw 2; } });'],
    ['an object without a prototype', 'throw Object.create(null);'],
  ])('ends the process where the runtime itself fails on it: %s', async (_name, code) => {
    expect(await errorOf(`export const handler = async () => { ${code} };`)).toMatchObject({
      kind: 'threw',
      errorType: 'Runtime.ExitError',
    });
  });
});
