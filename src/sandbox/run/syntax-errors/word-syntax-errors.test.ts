import { describe, expect, it } from 'vitest';
import type { LambdaRuntime } from '../../exercise-spec.ts';
import { runFunction } from '../../run-function.fixture.ts';
import type { FunctionError } from '../../transcript.ts';

async function fail(files: Readonly<Record<string, string>>, runtime: LambdaRuntime = 'nodejs24.x') {
  const { invocations, logs } = await runFunction(files, { config: { runtime } });
  const outcome = invocations[0]?.outcome;
  if (outcome?.kind !== 'function-error') throw new Error('The function answered.');
  return { error: outcome.error, log: logs.map(({ text }) => text).join('\n') };
}

it('shows where a name is imported that is not there, and marks it', async () => {
  const { error, log } = await fail({
    'index.mjs': "import { nope } from './lib/x.mjs';\nexport const handler = async () => nope;",
    'lib/x.mjs': 'export const yes = 1;',
  });
  expect(error).toMatchObject({ kind: 'import-failed', position: { file: 'index.mjs', line: 1, column: 10 } });
  expect(error.trace).toMatchInlineSnapshot(`
    [
      "file:///var/task/index.mjs:1",
      "import { nope } from './lib/x.mjs';",
      "         ^^^^",
      "SyntaxError: The requested module './lib/x.mjs' does not provide an export named 'nope'",
    ]
  `);
  expect(log).toContain("The requested module './lib/x.mjs' does not provide an export named 'nope'");
});

const broken = 'export const x = {\n  a: 1\n  b: 2,\n};\n';

describe('a syntax error', () => {
  it.each<LambdaRuntime>(['nodejs24.x', 'nodejs22.x'])(
    'is said in V8’s words and where V8 sees it, on %s',
    async (runtime) => {
      const { error, log } = await fail(
        { 'index.mjs': "import { x } from './lib/x.mjs';\nexport const handler = async () => x;", 'lib/x.mjs': broken },
        runtime,
      );

      expect(error).toMatchObject({
        kind: 'syntax-error',
        errorMessage: "SyntaxError: Unexpected identifier 'b'",
        position: { file: 'lib/x.mjs', line: 3, column: 3 },
      } satisfies Partial<FunctionError>);
      expect(log).toContain("SyntaxError: Unexpected identifier 'b'");
      expect(log).not.toContain("expecting '}'");
    },
  );

  it('in CommonJS shows the line and underlines the mistake', async () => {
    const { error } = await fail({ 'index.cjs': 'exports.handler = async () => {\n  console.log("a";\n};' });

    expect(error.trace).toMatchInlineSnapshot(`
      [
        "/var/task/index.cjs:2",
        "  console.log("a";",
        "              ^^^",
        "",
        "SyntaxError: missing ) after argument list",
      ]
    `);
  });

  it.each([
    ['by its ending', { 'index.cjs': "import fs from 'node:fs';\n" }, 'index.cjs'],
    [
      'by its package.json',
      { 'package.json': '{"type":"commonjs"}', 'index.js': "import fs from 'node:fs';\n" },
      'index.js',
    ],
  ])('of a module in a file that is CommonJS %s comes with a warning', async (_how, files, file) => {
    const { error, log } = await fail(files);
    expect(error).toMatchObject({
      errorMessage: 'SyntaxError: Cannot use import statement outside a module',
      position: { file, line: 1, column: 1 },
    });
    expect(log).toContain(
      `\t-\tERROR\t(node:8) Warning: Failed to load the ES module: /var/task/${file}. Make sure to set "type": "module" in the nearest package.json file or use the .mjs extension.`,
    );
  });

  it('in CommonJS that is no module has no warning', async () => {
    const { log } = await fail({ 'index.cjs': 'exports.handler = async () => {' });
    expect(log).not.toContain('Warning');
  });

  it('in JSON is said in V8’s words, with the path', async () => {
    const files = { 'index.cjs': "exports.prices = require('./prices.json');", 'prices.json': '{ "tea": 3, }' };
    const { error } = await fail(files);
    expect(error.trace).toEqual([
      'SyntaxError: /var/task/prices.json: Expected double-quoted property name in JSON at position 12 (line 1 column 13)',
      '    at Object.<anonymous> (/var/task/index.cjs:1:18)',
    ]);
  });

  it('in a file that is imported while the handler runs is told as the handler’s', async () => {
    const { error } = await fail({
      'index.mjs': "export const handler = async () => (await import('./x.mjs')).x;",
      'x.mjs': broken,
    });

    expect(error).toMatchObject({
      kind: 'threw',
      phase: 'invoke',
      errorType: 'SyntaxError',
      errorMessage: "Unexpected identifier 'b'",
      position: { file: 'x.mjs', line: 3 },
    });
  });

  it('that a handler throws itself is left alone', async () => {
    const { error } = await fail({
      'index.mjs': "export const handler = async () => { throw new SyntaxError('mine'); };",
    });

    expect(error).toMatchObject({ kind: 'threw', errorMessage: 'mine', position: { file: 'index.mjs', line: 1 } });
  });
});
