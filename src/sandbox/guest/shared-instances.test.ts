import { expect, it } from 'vitest';
import type { SourceFiles } from '../exercise-spec.ts';
import { createNodeSandbox, smallFunction } from '../run-function.fixture.ts';
import { defaultLimits, type Sandbox } from '../index.ts';

async function runIn(sandbox: Sandbox, files: SourceFiles) {
  const request = { function: smallFunction, files, steps: [{ kind: 'invoke', event: {} } as const], seed: 1 };
  return sandbox.runScenario(request, defaultLimits, performance.now() + 5_000);
}

const plain = {
  'index.mjs': `export const handler = async () => {
  const times = [];
  for (let n = 0; n < 100; n++) {
    for (let i = 0; i < 200; i++);
    times.push(performance.now());
  }
  return [times, Object.getOwnPropertyNames(globalThis).sort(), Promise.prototype.then.toString()];
};`,
};

it.each([
  ['many modules', "import 'node:stream'; import 'node:fs'; import 'node:zlib'; import 'node:util';"],
  ['a module that changes promises', "import 'node:async_hooks';"],
])('a function runs to the letter as in a fresh instance where the one before had %s', async (_what, imports) => {
  const fresh = createNodeSandbox();
  const used = createNodeSandbox();
  await runIn(used, { 'index.mjs': `${imports} export const handler = async () => 1;` });

  expect(await runIn(used, plain)).toEqual(await runIn(fresh, plain));
});
