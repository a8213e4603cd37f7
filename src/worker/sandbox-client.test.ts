import { describe, expect, it, vi } from 'vitest';
import { defaultLimits, SandboxError, type ExerciseSpec, type ScenarioOutcome } from '#sandbox';
import { echoed, fakeWorkers, hanging, obedient, type Behaviour } from './fake-worker.fixture.ts';
import { createSandboxClient, type RunResult, type SandboxClient, type SandboxClientOptions } from './index.ts';
import type { WorkerRequest } from './protocol.ts';

const config = {
  handler: 'index.handler',
  runtime: 'nodejs24.x',
  memorySize: 128,
  timeout: 3,
  environment: {},
} as const;
const spec: ExerciseSpec = {
  function: config,
  tasks: [
    {
      title: 'Echo',
      hints: [],
      scenarios: [1, 2, 3].map((event) => ({
        name: `the number ${event}`,
        values: {},
        steps: [{ kind: 'invoke', event }],
        checks: [{ id: `echoes-${event}`, kind: 'answer', equals: event }],
      })),
    },
  ],
};

const limits = { ...defaultLimits, wallClockMs: 40 };

function clientOf(spawn: SandboxClientOptions['spawn'], options: Partial<SandboxClientOptions> = {}): SandboxClient {
  return createSandboxClient({ spawn, limits, graceMs: 10, loadTimeoutMs: 40, ...options });
}

const run = (client: SandboxClient): Promise<RunResult> => client.run({ spec, files: {}, seed: 1 });
const kinds = ({ outcomes }: RunResult): string[] =>
  outcomes.map(({ outcome }) => (outcome.kind === 'stopped' ? `${outcome.kind}: ${outcome.reason}` : outcome.kind));

describe('a run', () => {
  it('loads in one worker, runs scenario by scenario, and grades', async () => {
    const { spawn, workers } = fakeWorkers(obedient);
    const client = clientOf(spawn);
    const result = await run(client);
    expect(result.report.verdict).toEqual({ kind: 'passed', message: 'Solved: all 3 checks passed.' });
    expect(
      result.outcomes.map(({ taskIndex, scenarioIndex, outcome }) => [taskIndex, scenarioIndex, outcome.kind]),
    ).toEqual([
      [0, 0, 'ran'],
      [0, 1, 'ran'],
      [0, 2, 'ran'],
    ]);
    expect(result.seed).toBe(1);
    await run(client);
    const kindsOfRun = ['load', ...Array<string>(3).fill('run-scenario')];
    expect(workers[0]?.requests.map(({ kind }) => kind)).toEqual([...kindsOfRun, ...kindsOfRun]);
    expect(workers).toHaveLength(1);
  });

  it('runs only what has one of the checks that are asked for, with the values that it has in the whole run', async () => {
    const { spawn, workers } = fakeWorkers(obedient);
    const client = clientOf(spawn);
    const [echo] = spec.tasks;
    if (echo === undefined) throw new Error('There is a task.');
    const twoTasks = { ...spec, tasks: [{ ...echo, scenarios: echo.scenarios.slice(0, 1) }, echo] };
    const result = await client.run({ spec: twoTasks, files: {}, seed: 1, checks: ['echoes-2'] });
    expect(result.report.tasks.map(({ scenarios }) => scenarios.map(({ name }) => name))).toEqual([['the number 2']]);
    expect(result.report.verdict).toEqual({ kind: 'passed', message: 'Solved: the check passed.' });
    const ran = workers[0]?.requests.filter(({ kind }) => kind === 'run-scenario');
    expect(ran).toHaveLength(1);
    const whole = await client.run({ spec: twoTasks, files: {}, seed: 1 });
    expect(whole.report.tasks[1]?.scenarios[1]).toEqual(result.report.tasks[0]?.scenarios[0]);
    await expect(client.run({ spec, files: {}, seed: 1, checks: ['no-such-check'] })).rejects.toThrow(SandboxError);
  });

  it('does not count the time in which what it needs is loaded', async () => {
    const { spawn } = fakeWorkers((request, worker) => {
      if (request.kind === 'run-scenario') return obedient(request, worker);
      setTimeout(() => worker.onAnswer?.({ kind: 'loaded', id: request.id }), 2 * limits.wallClockMs);
      return undefined;
    });
    const result = await run(clientOf(spawn, { loadTimeoutMs: 60_000 }));
    expect(kinds(result)).toEqual(['ran', 'ran', 'ran']);
  });

  it('hands the function, the files and the limits over, and what is left of the time', async () => {
    const { spawn, workers } = fakeWorkers(obedient);
    await clientOf(spawn).run({ spec, files: { 'index.mjs': 'code' }, seed: 1 });
    const request = workers[0]?.requests[1];
    expect(request).toMatchObject({
      kind: 'run-scenario',
      request: { function: config, files: { 'index.mjs': 'code' } },
      limits,
    });
    expect(request?.kind === 'run-scenario' && request.remainingMs).toBeLessThanOrEqual(40);
  });
});

describe('a worker that is overdue', () => {
  it('is ended, the rest of the run is not run, and the next run gets a fresh one', async () => {
    const { spawn, workers } = fakeWorkers(
      (request, worker) => (request.id === 3 ? undefined : obedient(request, worker)),
      obedient,
    );
    const client = clientOf(spawn);
    const result = await run(client);
    expect(kinds(result)).toEqual(['ran', 'stopped: wall-clock-limit', 'not-run']);
    expect(result.report.verdict).toMatchObject({
      kind: 'stopped',
      message: expect.stringContaining('after 0.04 s of real time') as string,
      scenarioIndex: 1,
    });
    expect(workers[0]?.isTerminated).toBe(true);
    expect(kinds(await run(client))).toEqual(['ran', 'ran', 'ran']);
    expect(workers).toHaveLength(2);
  });

  describe('has a limit', () => {
    const remainingOf = async (answer: (request: WorkerRequest) => ScenarioOutcome): Promise<number[]> => {
      const slowly: Behaviour = (request, worker) => {
        if (request.kind === 'load') return obedient(request, worker);
        setTimeout(() => worker.onAnswer?.({ kind: 'outcome', id: request.id, outcome: answer(request) }), 25);
        return undefined;
      };
      const { spawn, workers } = fakeWorkers(slowly);
      await run(clientOf(spawn, { graceMs: 500 }));
      return (workers[0]?.requests ?? []).flatMap((request) =>
        request.kind === 'run-scenario' ? request.remainingMs : [],
      );
    };

    it('that is one for all scenarios, where the function fails', async () => {
      const error = { kind: 'threw', phase: 'invoke', errorType: 'Error', errorMessage: 'no', trace: [] } as const;
      const remaining = await remainingOf((request) => {
        const outcome = echoed(request);
        if (outcome.kind !== 'ran') return outcome;
        const invocations = outcome.transcript.invocations.map((one) => ({
          ...one,
          outcome: { kind: 'function-error', error } as const,
        }));
        return { kind: 'ran', transcript: { ...outcome.transcript, invocations } };
      });
      expect(remaining[1]).toBeLessThan(20);
      expect(remaining[2]).toBe(0);
    });

    it('that begins anew, where a scenario went well', async () => {
      const remaining = await remainingOf(echoed);
      expect(Math.min(...remaining)).toBeGreaterThan(35);
      expect(remaining).toHaveLength(3);
    });
  });
});

describe('Stop', () => {
  it('ends the worker at once, and the run with what it has', async () => {
    const { spawn, workers } = fakeWorkers(hanging, obedient);
    const client = clientOf(spawn, { limits: { ...limits, wallClockMs: 60_000 } });
    const running = run(client);
    await vi.waitFor(() => {
      expect(workers[0]?.requests).toHaveLength(2);
    });
    client.stop();
    const result = await running;
    expect(kinds(result)).toEqual(['stopped: by-learner', 'not-run', 'not-run']);
    expect(result.report.verdict).toMatchObject({ kind: 'stopped', message: 'You stopped the run.' });
    expect(workers[0]?.isTerminated).toBe(true);
    expect((await run(client)).report.verdict.kind).toBe('passed');
  });

  it('works while the engine is loading', async () => {
    const { spawn, workers } = fakeWorkers(() => undefined, obedient);
    const client = clientOf(spawn, { loadTimeoutMs: 60_000 });
    const running = run(client);
    await vi.waitFor(() => {
      expect(workers[0]?.requests).toHaveLength(1);
    });
    client.stop();
    expect(kinds(await running)).toEqual(['stopped: by-learner', 'not-run', 'not-run']);
    expect((await run(client)).report.verdict.kind).toBe('passed');
  });

  it('keeps a worker that is idle: its engine is loaded', async () => {
    const { spawn, workers } = fakeWorkers(obedient);
    const client = clientOf(spawn);
    await run(client);
    client.stop();
    await run(client);
    expect(workers).toHaveLength(1);
    expect(workers[0]?.isTerminated).toBe(false);
  });

  it('before anything ran does nothing', () => {
    const { spawn, workers } = fakeWorkers(obedient);
    clientOf(spawn).stop();
    expect(workers).toHaveLength(0);
  });
});

describe('a run that is started while another is under way', () => {
  it('stops the other one and is not disturbed by it', async () => {
    const { spawn, workers } = fakeWorkers(hanging, obedient);
    const client = clientOf(spawn, { limits: { ...limits, wallClockMs: 60_000 } });
    const first = run(client);
    await vi.waitFor(() => {
      expect(workers[0]?.requests).toHaveLength(2);
    });
    const second = run(client);
    expect(kinds(await first)).toEqual(['stopped: by-learner', 'not-run', 'not-run']);
    expect((await second).report.verdict.kind).toBe('passed');
    expect(workers.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  });

  it('stops it while the engine is loading, too', async () => {
    const { spawn } = fakeWorkers(() => undefined, obedient);
    const client = clientOf(spawn, { loadTimeoutMs: 60_000 });
    const [first, second] = await Promise.all([run(client), run(client)]);
    expect(kinds(first)).toEqual(['stopped: by-learner', 'not-run', 'not-run']);
    expect(second.report.verdict.kind).toBe('passed');
  });

  it('can still be stopped itself', async () => {
    const { spawn, workers } = fakeWorkers(hanging);
    const client = clientOf(spawn, { limits: { ...limits, wallClockMs: 60_000 } });
    const first = run(client);
    const second = run(client);
    await first;
    await vi.waitFor(() => {
      expect(workers.at(-1)?.requests).toHaveLength(2);
    });
    client.stop();
    expect(kinds(await second)).toEqual(['stopped: by-learner', 'not-run', 'not-run']);
  });
});

describe('a worker that dies', () => {
  it('ends the run with what is known, and the next run gets a fresh one', async () => {
    const dying: Behaviour = (request, worker) => {
      if (request.kind === 'load') return obedient(request, worker);
      queueMicrotask(() => worker.onDeath?.('out of memory'));
      return undefined;
    };
    const { spawn } = fakeWorkers(dying, obedient);
    const client = clientOf(spawn);
    const result = await run(client);
    expect(kinds(result)).toEqual(['stopped: worker-died', 'not-run', 'not-run']);
    expect(result.report.verdict.message).toBe(
      "The worker that ran your code died (out of memory). It may have used up the browser's memory. Run again: a fresh one takes its place.",
    );
    expect((await run(client)).report.verdict.kind).toBe('passed');
  });

  it('between two runs is replaced', async () => {
    const { spawn, workers } = fakeWorkers(obedient);
    const client = clientOf(spawn);
    await run(client);
    workers[0]?.onDeath?.('gone');
    expect((await run(client)).report.verdict.kind).toBe('passed');
    expect(workers).toHaveLength(2);
  });
});

describe('an answer that comes late', () => {
  it('with the id of another request is ignored', async () => {
    const confused: Behaviour = (request, worker) => {
      worker.onAnswer?.({ kind: 'fault', id: request.id - 1, message: 'late' });
      worker.onAnswer?.({ kind: 'fault', id: request.id + 1, message: 'early' });
      return obedient(request, worker);
    };
    expect((await run(clientOf(fakeWorkers(confused).spawn))).report.verdict.kind).toBe('passed');
  });

  it('after the worker was ended is ignored', async () => {
    const { spawn, workers } = fakeWorkers(hanging, obedient);
    const client = clientOf(spawn);
    const first = await run(client);
    const [ended] = workers;
    for (const request of ended?.requests ?? []) ended?.onAnswer?.({ kind: 'fault', id: request.id, message: 'late' });
    ended?.onDeath?.('late');
    expect(kinds(first)[0]).toBe('stopped: wall-clock-limit');
    expect((await run(client)).report.verdict.kind).toBe('passed');
  });
});

describe('a fault of ours', () => {
  const failsToLoad: readonly (readonly [string, Behaviour, RegExp])[] = [
    [
      'the engine says why',
      ({ id }) => ({ kind: 'fault', id, message: 'no connection' }),
      /could not be loaded: no connection$/,
    ],
    ['it never answers', () => undefined, /could not be loaded: it took too long$/],
    [
      'the worker dies',
      (_request, worker) => {
        queueMicrotask(() => worker.onDeath?.('blocked'));
      },
      /could not be loaded: blocked$/,
    ],
    [
      'it answers something else',
      (request) => ({ kind: 'outcome', id: request.id, outcome: echoed(request) }),
      /the worker answered something else$/,
    ],
  ];

  it.each(failsToLoad)('in loading rejects, and the next run tries again: %s', async (_name, behave, message) => {
    const { spawn, workers } = fakeWorkers(behave, obedient);
    const client = clientOf(spawn);
    const failure = run(client);
    await expect(failure).rejects.toThrow(SandboxError);
    await expect(failure).rejects.toThrow(message);
    expect(workers[0]?.isTerminated).toBe(true);
    expect((await run(client)).report.verdict.kind).toBe('passed');
  });

  it('in starting the worker rejects, and the next run tries again', async () => {
    const { spawn } = fakeWorkers(obedient);
    let attempts = 0;
    const client = clientOf(() => {
      attempts += 1;
      if (attempts === 1) throw new Error('no workers here');
      return spawn();
    });
    const failure = run(client);
    await expect(failure).rejects.toThrow(SandboxError);
    await expect(failure).rejects.toThrow('no workers here');
    expect((await run(client)).report.verdict.kind).toBe('passed');
  });

  it('in a scenario rejects, and the next run gets a fresh worker', async () => {
    const { spawn, workers } = fakeWorkers(
      (request, worker) =>
        request.kind === 'load'
          ? obedient(request, worker)
          : { kind: 'fault', id: request.id, message: 'The sandbox failed: x' },
      obedient,
    );
    const client = clientOf(spawn);
    const failure = run(client);
    await expect(failure).rejects.toThrow(SandboxError);
    await expect(failure).rejects.toThrow('The sandbox failed: x');
    expect((await run(client)).report.verdict.kind).toBe('passed');
    expect(workers).toHaveLength(2);
  });
});

describe('trying an event', () => {
  it('runs it without grading', async () => {
    const { spawn } = fakeWorkers(obedient);
    const outcome = await clientOf(spawn).try({
      function: config,
      files: {},
      steps: [{ kind: 'invoke', event: 7 }],
      seed: 1,
    });
    expect(outcome).toMatchObject({
      kind: 'ran',
      transcript: { invocations: [{ outcome: { kind: 'answered', answer: 7 } }] },
    });
  });

  it('stops a run under way', async () => {
    const { spawn, workers } = fakeWorkers(hanging, obedient);
    const client = clientOf(spawn, { limits: { ...limits, wallClockMs: 60_000 } });
    const running = run(client);
    await vi.waitFor(() => {
      expect(workers[0]?.requests).toHaveLength(2);
    });
    await client.try({ function: config, files: {}, steps: [], seed: 1 });
    expect(kinds(await running)[0]).toBe('stopped: by-learner');
  });
});

it('ends its worker when it is disposed, and the run with it', async () => {
  const { spawn, workers } = fakeWorkers(hanging);
  const client = clientOf(spawn, { limits: { ...limits, wallClockMs: 60_000 } });
  const running = run(client);
  await vi.waitFor(() => {
    expect(workers[0]?.requests).toHaveLength(2);
  });
  client.dispose();
  expect(kinds(await running)[0]).toBe('stopped: by-learner');
  expect(workers[0]?.isTerminated).toBe(true);
});
