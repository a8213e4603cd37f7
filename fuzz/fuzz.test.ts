import { afterAll, expect, it } from 'vitest';
import { createNodeSandboxClient } from '#worker/node';
import { discoverFunctions } from './discover-functions.ts';
import { generateProgram } from './generate-program.ts';
import { canaryOutcome, fuzzLimits, judgeRun } from './judge-run.ts';

const seed = 20_261_125;
const client = createNodeSandboxClient({ limits: fuzzLimits });
afterAll(() => {
  client.dispose();
});

const callables = await discoverFunctions();
const expected = await canaryOutcome(client);

it('finds the modules and globals that a guest has', () => {
  const modules = new Set(callables.map(({ module }) => module));
  for (const name of ['node:buffer', 'node:crypto', 'node:fs', 'node:stream', 'node:util', 'node:zlib', undefined])
    expect(modules).toContain(name);
  expect(callables.length).toBeGreaterThan(1_000);
});

it('makes the same program of the same seed', () => {
  expect(generateProgram(1, 2, callables)).toEqual(generateProgram(1, 2, callables));
  expect(generateProgram(1, 2, callables)).not.toEqual(generateProgram(1, 3, callables));
});

it.each(Array.from({ length: 200 }, (_, index) => index))(
  `program %i of seed ${seed} harms neither the host nor the next run`,
  async (index) => {
    expect(await judgeRun(client, generateProgram(seed, index, callables), expected)).toEqual([]);
  },
);
