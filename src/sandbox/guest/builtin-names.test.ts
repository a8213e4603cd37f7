import { builtinModules } from 'node:module';
import { describe, expect, it } from 'vitest';
import { invoke } from '../run-function.fixture.ts';

/** Node's own modules, but for those that it keeps for itself. */
const names = builtinModules.map((name) => name.replace(/^node:/, '')).filter((name) => !name.startsWith('_'));

describe('a module of Node.js is there, or says by name that it is not and what to do:', () => {
  it.each(names)('%s', async (name) => {
    const { outcome } = await invoke(
      `import * as module from 'node:${name}';\nexport const handler = async () => Object.keys(module).length;`,
    );

    if (outcome.kind === 'answered') {
      expect(outcome.answer).toBeGreaterThan(0);
      return;
    }
    if (outcome.kind !== 'function-error') throw new Error(`It ended in ${outcome.kind}.`);
    expect(outcome.error).toMatchObject({ kind: 'import-failed', position: { file: 'index.mjs', line: 1 } });
    expect(outcome.error.errorMessage).toMatch(
      new RegExp(
        `^'node:${name}' is part of Node\\.js and there on Lambda, but this page's simulated runtime does not have it\\. [A-Z].+\\.$`,
      ),
    );
  });
});
