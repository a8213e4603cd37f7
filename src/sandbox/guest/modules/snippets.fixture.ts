import type { FunctionRun } from '../../run-function.fixture.ts';
import { runHereAndThere } from '../../same-as-node.fixture.ts';

/** What an expression came to, here and in Node.js: its value as JSON, or what it threw. */
export interface ComparedSnippet {
  readonly expression: string;
  readonly here: unknown;
  readonly there: unknown;
}

/** Runs many expressions in one guest and once in Node.js. Each may use `await`, and what `imports` brings. */
export async function compareAll(
  expressions: readonly string[],
  imports = '',
  run: FunctionRun = {},
): Promise<readonly ComparedSnippet[]> {
  const tries = expressions.map((expression) => `await attempt(async () => (${expression}))`);
  const { here, there } = await runHereAndThere(`return [${tries.join(',\n')}];`, `${imports}\n${attempt}`, run);
  const [left, right] = [valuesOf(here), valuesOf(there)];
  return expressions.map((expression, index) => ({ expression, here: left[index], there: right[index] }));
}

const attempt = `
const attempt = async (run) => {
  try {
    const value = await run();
    return value === undefined ? 'undefined' : value;
  } catch (error) {
    return error instanceof Error ? { thrown: [error.name, error.code, error.message] } : { thrown: String(error) };
  }
};`;

function valuesOf(outcome: { readonly value: unknown } | { readonly thrown: string }): readonly unknown[] {
  if ('thrown' in outcome) throw new Error(outcome.thrown);
  return outcome.value as readonly unknown[];
}
