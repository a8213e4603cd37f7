import { describe, expect, it } from 'vitest';
import {
  createSandbox,
  defaultLimits,
  grade,
  loadChecks,
  prepareExercise,
  SandboxError,
  type ExerciseSpec,
  type GradeReport,
} from './index.ts';
import { createNodeSandbox, httpRequest, loadNodeEngine, runFunction, smallFunction } from './run-function.fixture.ts';

const greet: ExerciseSpec = {
  function: smallFunction,
  tasks: [
    {
      title: 'Greet',
      hints: [],
      scenarios: [
        {
          name: 'a name in the query string',
          values: { caller: 'name' },
          steps: [{ kind: 'http-request', request: httpRequest({ query: { name: '{{ caller }}' } }) }],
          checks: [{ id: 'greets', kind: 'response-json', equals: { message: 'Hello, {{ caller }}!' } }],
        },
        {
          name: 'no query string',
          values: {},
          steps: [{ kind: 'http-request', request: httpRequest() }],
          checks: [{ id: 'greets-a-stranger', kind: 'response-json', equals: { message: 'Hello, stranger!' } }],
        },
      ],
    },
  ],
};

async function gradeFile(source: string, seed = 1): Promise<GradeReport> {
  const sandbox = createNodeSandbox();
  const runs = [];
  for (const scenario of prepareExercise(greet, seed)) {
    const request = {
      function: greet.function,
      files: { 'index.mjs': source },
      steps: scenario.steps,
      seed: scenario.seed,
    };
    runs.push({
      scenario,
      outcome: await sandbox.runScenario(request, defaultLimits, performance.now() + defaultLimits.wallClockMs),
    });
  }
  return grade(greet, runs, await loadChecks(runs.map(({ scenario }) => scenario)));
}

describe('an exercise, from text to verdict', () => {
  it('is solved by a right handler, under any seed', async () => {
    const source =
      "export const handler = async (event) => ({ message: `Hello, ${event.queryStringParameters?.name ?? 'stranger'}!` });";
    for (const seed of [1, 2, 3]) expect((await gradeFile(source, seed)).verdict.kind).toBe('passed');
  });

  it('is not solved by a handler that knows one answer by heart', async () => {
    const { verdict } = await gradeFile("export const handler = async () => ({ message: 'Hello, Ada!' });");
    expect(verdict.kind).toBe('wrong-value');
  });

  it('shows the way from the line that threw', async () => {
    const { verdict, tasks } = await gradeFile(
      'export const handler = async (event) => ({\n  message: `Hello, ${event.queryStringParameters.name}!`,\n});',
    );
    expect(verdict).toEqual({
      kind: 'threw',
      message:
        "With no query string, your handler threw (index.mjs, line 2): TypeError: Cannot read properties of undefined (reading 'name')",
      position: { file: 'index.mjs', line: 2, column: expect.any(Number) as number },
      taskIndex: 0,
      scenarioIndex: 1,
    });
    expect(tasks[0]?.scenarios.map(({ status }) => status)).toEqual(['passed', 'failed']);
  });
});

describe('a scenario', () => {
  it('records each step with its event, its answer and the response of the caller', async () => {
    const { invocations } = await runFunction('let n = 0; export const handler = async () => ({ n: ++n });', {
      steps: [
        { kind: 'http-request', request: httpRequest({ path: '/a' }) },
        { kind: 'invoke', event: { plain: true } },
      ],
    });
    expect(invocations).toMatchObject([
      {
        step: 1,
        coldStart: true,
        event: { rawPath: '/a' },
        outcome: { answer: { n: 1 } },
        response: { status: 200, body: '{"n":1}' },
      },
      { step: 2, coldStart: false, event: { plain: true }, outcome: { answer: { n: 2 } } },
    ]);
    expect(invocations[1]).not.toHaveProperty('response');
  });

  it('goes on after an invocation that ended the process', async () => {
    const source = 'export const handler = async ({ hang }) => { if (hang) for (;;); return 1; };';
    const { invocations } = await runFunction(source, { events: [{ hang: true }, {}] });
    expect(invocations.map(({ coldStart, outcome }) => [coldStart, outcome.kind])).toEqual([
      [true, 'function-error'],
      [true, 'answered'],
    ]);
  });

  it('that takes too long for us is stopped, and is no failure of the function', async () => {
    const source = 'export const handler = async () => { for (;;); };';
    const outcome = await createNodeSandbox().runScenario(
      {
        function: { ...smallFunction, timeout: 900 },
        files: { 'index.mjs': source },
        steps: [{ kind: 'invoke', event: {} }],
        seed: 1,
      },
      { ...defaultLimits, wallClockMs: 50 },
      performance.now() + 50,
    );
    expect(outcome).toEqual({
      kind: 'stopped',
      reason: 'wall-clock-limit',
      message:
        'The run was stopped: it had not ended after 0.05 s of real time. Look for a loop that never ends, or for work on something huge.',
    });
  });
});

describe('loading for a run', () => {
  it('leaves nothing to load for the run', async () => {
    let made = 0;
    const sandbox = createNodeSandbox(async () => {
      const { createVariant } = await loadNodeEngine();
      return {
        createVariant() {
          made += 1;
          return createVariant();
        },
      };
    });
    const request = {
      function: smallFunction,
      files: {
        'index.mjs': "import { S3Client } from '@aws-sdk/client-s3';\nexport const handler = () => typeof S3Client;",
      },
      steps: [{ kind: 'invoke', event: {} }],
      seed: 1,
    } as const;
    await sandbox.load(request);
    expect(made).toBe(1);

    const outcome = await sandbox.runScenario(request, defaultLimits, performance.now() + 5_000);
    expect(outcome).toMatchObject({ transcript: { invocations: [{ outcome: { answer: 'function' } }] } });
    expect(made).toBe(1);
  });
});

describe('an engine that cannot be loaded', () => {
  it('is our own fault, and is loaded anew the next time', async () => {
    let attempts = 0;
    const sandbox = createSandbox({
      loadVariant: () => {
        attempts += 1;
        return Promise.reject(new Error('no connection'));
      },
      wallClockMs: () => performance.now(),
    });
    const request = { function: smallFunction, files: {}, steps: [{ kind: 'invoke', event: {} }], seed: 1 } as const;
    for (const attempt of [1, 2]) {
      const run = sandbox.runScenario(request, defaultLimits, performance.now() + 1_000);
      await expect(run).rejects.toThrow(SandboxError);
      expect(attempts).toBe(attempt);
    }
    await expect(sandbox.load(request)).rejects.toThrow('no connection');
  });
});
