import { expect, it } from 'vitest';
import type { SourceFiles } from '../exercise-spec.ts';
import { createNodeSandbox, loadNodeEngine, smallFunction } from '../run-function.fixture.ts';
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

it.each([
  [
    'the instance of one that timed out while it waited',
    'await new Promise((resolve) => setTimeout(resolve, 60_000));',
    1,
  ],
  ['a new instance after one that timed out while it computed', 'for (;;);', 2],
])('a function gets %s', async (_what, body, instances) => {
  let made = 0;
  const sandbox = createNodeSandbox(async () => {
    const engine = await loadNodeEngine();
    return {
      createVariant() {
        made += 1;
        return engine.createVariant();
      },
    };
  });
  expect(await runIn(sandbox, { 'index.mjs': `export const handler = async () => { ${body} };` })).toMatchObject({
    transcript: { invocations: [{ outcome: { error: { errorType: 'Sandbox.Timedout' } } }] },
  });

  expect(await runIn(sandbox, plain)).toEqual(await runIn(createNodeSandbox(), plain));
  expect(made).toBe(instances);
});
