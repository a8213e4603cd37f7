import { describe, expect, it } from 'vitest';
import { type FunctionConfig, defaultLimits, type Sandbox, type ScenarioOutcome, type SourceFiles } from '../index.ts';
import { createNodeSandbox, smallFunction } from '../run-function.fixture.ts';

type Deployed = { readonly files: SourceFiles; readonly config?: Partial<FunctionConfig> };

async function runIn(sandbox: Sandbox, { files, config }: Deployed): Promise<ScenarioOutcome> {
  const request = {
    function: { ...smallFunction, ...config },
    files,
    steps: [{ kind: 'invoke', event: {} } as const],
    seed: 1,
  };
  return sandbox.runScenario(request, defaultLimits, performance.now() + defaultLimits.wallClockMs);
}

/** The answer, or the error, of the only invocation. */
async function outcomeIn(sandbox: Sandbox, deployed: Deployed): Promise<unknown> {
  const outcome = await runIn(sandbox, deployed);
  if (outcome.kind !== 'ran') throw new Error(outcome.message);
  const [invocation] = outcome.transcript.invocations;
  return invocation?.outcome.kind === 'answered' ? invocation.outcome.answer : invocation?.outcome;
}

/** Runs the same three times in one sandbox, and says whether all went as it goes in a fresh one, to the letter. */
async function expectTheSameEachTime(deployed: Deployed): Promise<ScenarioOutcome> {
  const sandbox = createNodeSandbox();
  const first = await runIn(sandbox, deployed);
  for (let time = 0; time < 2; time++) expect(await runIn(sandbox, deployed)).toEqual(first);
  expect(await runIn(createNodeSandbox(), deployed)).toEqual(first);
  return first;
}

describe('a function whose environments begin with what the first one was deployed with', () => {
  it('runs its modules anew in each of them, in the same time', async () => {
    const outcome = await expectTheSameEachTime({
      files: {
        'index.mjs': `
          import { randomUUID } from 'node:crypto';
          import { count } from './lib/count.mjs';
          import { name } from './old.cjs';
          const born = Date.now();
          let steps = 0;
          for (let n = 0; n < 123456; n++) steps += n;
          console.log('loaded', new Error('here').stack);
          export const handler = async () => [count(), name, born, randomUUID(), Object.keys(process.env), import.meta.url];`,
        'lib/count.mjs':
          'let calls = 0; globalThis.loads = (globalThis.loads ?? 0) + 1; export const count = () => [++calls, globalThis.loads];',
        'old.cjs': "exports.name = 'old';",
      },
    });
    const invocations = outcome.kind === 'ran' ? outcome.transcript.invocations : [];
    expect(invocations[0]?.outcome).toMatchObject({ answer: expect.arrayContaining([[1, 1], 'old']) as unknown });
  });

  it.each<[string, Deployed]>([
    ['does not compile', { files: { 'index.mjs': 'export const handler = async () => { return 1; ' } }],
    [
      'imports what does not compile',
      {
        files: {
          'index.mjs': "import './a.mjs'; import './b.mjs'; export const handler = 1;",
          'a.mjs': '1;',
          'b.mjs': 'let = ;',
        },
      },
    ],
    [
      'imports what is not there',
      { files: { 'index.mjs': "import { x } from './gone.mjs'; export const handler = x;" } },
    ],
    [
      'imports a name that is not there',
      {
        files: {
          'index.mjs': "import { y } from './a.mjs'; export const handler = y;",
          'a.mjs': 'export const x = 1;',
        },
      },
    ],
    ['throws while it is loaded', { files: { 'index.mjs': "throw new Error('no'); export const handler = 1;" } }],
    ['has no such handler', { files: { 'index.mjs': 'export const other = async () => 1;' } }],
    [
      'has a handler with a setting that is none',
      { files: { 'index.mjs': '' }, config: { handler: '../index.handler' } },
    ],
    ['has no such file', { files: { 'other.mjs': 'export const handler = async () => 1;' } }],
    ['is CommonJS', { files: { 'index.js': 'let n = 0; exports.handler = async () => ++n;' } }],
    [
      'is of the older runtime',
      {
        files: { 'index.mjs': 'let n = 0; export const handler = (e, c, done) => done(null, ++n);' },
        config: { runtime: 'nodejs22.x' },
      },
    ],
    [
      'imports itself in a circle',
      {
        files: {
          'index.mjs': "import './a.mjs'; export const handler = async () => 1;",
          'a.mjs': "import { handler } from './index.mjs'; export const later = () => handler;",
        },
      },
    ],
    [
      'awaits while it is loaded',
      {
        files: {
          'index.mjs':
            'await new Promise((done) => setTimeout(done, 50)); export const handler = async () => performance.now();',
        },
      },
    ],
    [
      'has variables in thousands',
      {
        files: {
          'index.mjs': 'export const handler = async () => [Object.keys(process.env).length, performance.now()];',
        },
        config: { environment: Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`V${n}`, String(n)])) },
      },
    ],
    ['nests too deep to be compiled', { files: { 'index.mjs': `export const handler = ${'['.repeat(50_000)}` } }],
  ])('fails or answers alike each time where it %s', async (_what, deployed) => {
    await expectTheSameEachTime(deployed);
  });

  it('is deployed anew when a file or a setting has changed', async () => {
    const sandbox = createNodeSandbox();
    const files = {
      'index.mjs': "import { n } from './n.mjs'; export const handler = async () => [n, process.env.MODE ?? '-'];",
    };
    const outcomes = [];
    for (const [n, MODE, handler = 'index.handler'] of [
      ['1'],
      ['1'],
      ['2'],
      ['2', 'b'],
      ['2', 'b'],
      ['2'],
      ['2', 'b', 'index.other'],
    ]) {
      const deployed = {
        files: { ...files, 'n.mjs': `export const n = ${n ?? ''};` },
        config: { handler, environment: MODE === undefined ? {} : { MODE } },
      };
      outcomes.push(await outcomeIn(sandbox, deployed));
    }
    expect(outcomes.slice(0, -1)).toEqual([
      [1, '-'],
      [1, '-'],
      [2, '-'],
      [2, 'b'],
      [2, 'b'],
      [2, '-'],
    ]);
    expect(outcomes.at(-1)).toMatchObject({ error: { errorType: 'Runtime.HandlerNotFound' } });
    const more = { files: { ...files, 'n.mjs': 'export const n = 2;', 'extra.mjs': '' } };
    expect(await outcomeIn(sandbox, more)).toEqual([2, '-']);
  });

  it('has the name of its own log stream in each environment', async () => {
    const source =
      'export const handler = async (event, { logStreamName }) => [process.env.AWS_LAMBDA_LOG_STREAM_NAME, logStreamName];';
    const sandbox = createNodeSandbox();
    const streams = new Set<string>();
    for (const seed of [1, 2, 3]) {
      const request = {
        function: smallFunction,
        files: { 'index.mjs': source },
        steps: [{ kind: 'invoke', event: {} } as const],
        seed,
      };
      const outcome = await sandbox.runScenario(request, defaultLimits, performance.now() + defaultLimits.wallClockMs);
      const answer = outcome.kind === 'ran' ? outcome.transcript.invocations[0]?.outcome : undefined;
      const [variable, stream] = (answer as unknown as { readonly answer: [string, string] }).answer;
      expect(variable).toBe(stream);
      streams.add(stream);
    }
    expect(streams.size).toBe(3);
  });
});
