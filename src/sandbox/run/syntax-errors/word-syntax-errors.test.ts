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
