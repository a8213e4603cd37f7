import { afterAll, describe, expect, it } from 'vitest';
import { defaultLimits, type Check, type ExerciseSpec } from '#sandbox';
import { broken, deep, endless, inHandler, memory, nativeLoops, overwriting, slow } from './hostile-code.fixture.ts';
import type { RunResult, SandboxClient } from './index.ts';
import { createNodeSandboxClient } from './node.ts';

/** Checks that no function passes unless it answers 'right'. */
const checks: readonly Check[] = [
  { id: 'answers', kind: 'answer', equals: 'right' },
  { id: 'succeeds', kind: 'no-function-error' },
  { id: 'responds', kind: 'response-status', equals: 200, step: 2 },
  { id: 'is-json', kind: 'response-media-type', equals: 'application/json', step: 2 },
  { id: 'says-right', kind: 'response-text', equals: 'right', step: 2 },
];

const spec: ExerciseSpec = {
  function: { handler: 'index.handler', runtime: 'nodejs24.x', memorySize: 128, timeout: 3, environment: {} },
  tasks: [
    {
      title: 'Answer',
      hints: [],
      scenarios: [
        {
          name: 'two steps',
          values: {},
          steps: [
            { kind: 'invoke', event: { n: 1 } },
            { kind: 'http-request', request: { method: 'GET', path: '/', query: {}, headers: {} } },
          ],
          checks: checks.map((check) => ({ step: 1, ...check })),
        },
        {
          name: 'one more',
          values: {},
          steps: [{ kind: 'invoke', event: { n: 2 } }],
          checks: [{ id: 'again', kind: 'answer', equals: 'right' }],
        },
      ],
    },
  ],
};

const rightAnswer = "export const handler = async () => 'right';";
const client = createNodeSandboxClient();
/** For code that ends at the limit: waiting for the usual one would be long. */
const impatientLimits = { ...defaultLimits, wallClockMs: 1_500 };
const impatientClient = createNodeSandboxClient({ limits: impatientLimits });
afterAll(() => {
  client.dispose();
  impatientClient.dispose();
});

/** Runs hostile code and then a right answer on the same client. Timed: the watchdog is what is tested. */
async function runBoth(
  withClient: SandboxClient,
  source: string,
): Promise<{ hostile: RunResult; next: RunResult; elapsedMs: number }> {
  const startMs = performance.now();
  const hostile = await withClient.run({ spec, files: { 'index.mjs': source }, seed: 1 });
  const elapsedMs = performance.now() - startMs;
  const next = await withClient.run({ spec, files: { 'index.mjs': rightAnswer }, seed: 1 });
  return { hostile, next, elapsedMs };
}

function passedChecks({ report }: RunResult): string[] {
  const results = report.tasks.flatMap(({ scenarios }) => scenarios.flatMap((scenario) => scenario.checks));
  return results.filter(({ status }) => status === 'passed').map(({ id }) => id);
}

const allPassed = ['answers', 'succeeds', 'responds', 'is-json', 'says-right', 'again'];

describe.each([
  ['broken code', broken, client, defaultLimits],
  ['endless code', endless, client, defaultLimits],
  ['deep code', deep, client, defaultLimits],
  ['code that takes all memory', memory, client, defaultLimits],
  ['slow code', slow, impatientClient, impatientLimits],
  ['loops of the engine', nativeLoops, impatientClient, impatientLimits],
])('%s', (_group, cases, withClient, limits) => {
  it.each(cases)(
    'ends, says what happened, and leaves the next run right: %s',
    async (_name, source, kinds, message) => {
      const { hostile, next, elapsedMs } = await runBoth(withClient, source);
      const { verdict } = hostile.report;
      expect(kinds, verdict.message).toContain(verdict.kind);
      expect(verdict.message).toMatch(message);
      expect(passedChecks(hostile)).toEqual([]);
      expect(elapsedMs).toBeLessThan(limits.wallClockMs + 1_000);
      expect(passedChecks(next)).toEqual(allPassed);
      expect(next.report.verdict.kind).toBe('passed');
    },
  );
});

describe('code that breaks what it runs on', () => {
  it.each(overwriting)('fools only itself: %s', async (_name, source, kinds, message) => {
    const { hostile, next } = await runBoth(client, source);
    const { verdict } = hostile.report;
    expect(kinds, verdict.message).toContain(verdict.kind);
    expect(verdict.message).toMatch(message);
    expect(passedChecks(hostile)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:answers|says-right|again)$/)]),
    );
    expect(passedChecks(next)).toEqual(allPassed);
  });
});

it('is ended after five seconds when nobody asks for another limit', async () => {
  const { hostile, next, elapsedMs } = await runBoth(
    client,
    inHandler('return Array.prototype.reverse.call({ length: 2 ** 53 - 1 });'),
  );
  expect(hostile.report.verdict).toMatchObject({
    kind: 'stopped',
    message: expect.stringContaining('after 5 s of real time') as string,
  });
  expect(hostile.outcomes.map(({ outcome }) => outcome.kind)).toEqual(['stopped', 'not-run']);
  expect(elapsedMs).toBeGreaterThan(4_900);
  expect(elapsedMs).toBeLessThan(6_000);
  expect(next.report.verdict.kind).toBe('passed');
});

describe('a right answer', () => {
  it.each([
    [
      'after Object, Array, Promise, JSON and console were taken away',
      "Object = Array = Promise = JSON = console = undefined;\nexport const handler = async () => 'right';",
    ],
    ['after 2,000 log lines', inHandler("for (let i = 0; i < 2_000; i++) console.log(i);\nreturn 'right';")],
    [
      'of a handler that caught its own stack overflow',
      inHandler("const f = () => f() + 1;\ntry { f(); } catch {}\nreturn 'right';"),
    ],
    ['that comes as a thenable', "export const handler = () => ({ then: (resolve) => resolve('right') });"],
    ['that comes from toJSON', inHandler("return { toJSON: () => 'right' };")],
  ])('passes: %s', async (_name, source) => {
    expect(passedChecks(await client.run({ spec, files: { 'index.mjs': source }, seed: 1 }))).toEqual(allPassed);
  });
});
