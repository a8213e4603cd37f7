import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScenarioOutcome } from '#sandbox';
import type { RunRequest, RunResult, SandboxClient } from '#worker';
import type { ExerciseJson } from '../content/exercise-files.ts';
import { createFakeStorage, type FakeStorage } from '../stores/browser-storage.fixture.ts';
import { readRecord, writeRecord } from '../stores/exercise-record.ts';
import { reportOf } from '../stores/graded-run.fixture.ts';
import { createSafeStorage } from '../stores/safe-storage.ts';
import type { ExerciseProps } from './exercise-props.ts';
import { createWorkbenchState, type WorkbenchState } from './workbench-state.ts';

const props = {
  id: 'greet',
  file: 'index.mjs',
  starter: '// starter',
  contentVersion: 'v1',
} as ExerciseProps;

const exercise = {
  spec: { function: { handler: 'index.handler' }, tasks: [] },
  starter: { 'index.mjs': '// starter', 'lib.mjs': '// library' },
} as unknown as ExerciseJson;

const outcome = { kind: 'ended' } as unknown as ScenarioOutcome;

/** A workbench whose runs end when the test says so. */
function open({ browser = createFakeStorage(), report = reportOf('passed') } = {}) {
  const requests: RunRequest[] = [];
  const pending: (() => void)[] = [];
  const stop = vi.fn();
  const finish = vi.fn(async () => {
    while (pending.length === 0) await Promise.resolve();
    pending.shift()?.();
  });
  const client = {
    run(request: RunRequest) {
      requests.push(request);
      return new Promise<RunResult>((resolve) => {
        pending.push(() => {
          resolve({ report, outcomes: [], seed: request.seed, elapsedMs: 12 });
        });
      });
    },
    try: () => Promise.resolve(outcome),
    stop,
  } as unknown as SandboxClient;
  let downloads: Promise<ExerciseJson> = Promise.resolve(exercise);
  const services = {
    storage: createSafeStorage(() => browser),
    client: () => Promise.resolve(client),
    fetchExercise: () => downloads,
    fetchSolution: () => Promise.resolve({ files: { 'index.mjs': '// solution' } }),
    onStored: vi.fn(),
    newSeed: () => 7,
  };
  const state = createWorkbenchState(props, services);
  return {
    state,
    services,
    requests,
    finish,
    stop,
    failDownloads() {
      downloads = Promise.reject(new Error('The file exercise.json could not be loaded'));
    },
  };
}

async function runToEnd({ state, finish }: { state: WorkbenchState; finish: () => Promise<void> }): Promise<void> {
  const run = state.run();
  await finish();
  await run;
}

function stored(browser: FakeStorage) {
  return readRecord(
    createSafeStorage(() => browser),
    'greet',
  );
}

describe('the learner’s code', () => {
  it('is stored as it is typed, and comes back on the next visit', () => {
    const browser = createFakeStorage();
    const visit = open({ browser });
    visit.state.restore('// starter');
    visit.state.code.value = '// mine';

    const next = open({ browser });
    next.state.restore('// starter');

    expect(next.state.code.value).toBe('// mine');
    expect(visit.services.onStored).toHaveBeenCalled();
  });

  it('that was typed before the page was live wins over what is stored', () => {
    const browser = createFakeStorage();
    open({ browser }).state.code.value = '// older';

    const { state } = open({ browser });
    state.restore('// typed early');

    expect(state.code.value).toBe('// typed early');
    expect(stored(browser).code).toBe('// typed early');
  });

  it('never runs by itself', () => {
    const browser = createFakeStorage();
    open({ browser }).state.code.value = '// mine';

    const { state, requests } = open({ browser });
    state.restore('// starter');

    expect(requests).toEqual([]);
    expect(state.activity.value).toEqual({ kind: 'idle' });
  });

  it('can be reset, and the reset taken back, even after a reload', () => {
    const browser = createFakeStorage();
    const { state } = open({ browser });
    state.code.value = '// mine';

    state.reset();
    expect(state.code.value).toBe('// starter');

    const next = open({ browser }).state;
    next.restore('// starter');
    next.undoReset();
    expect(next.code.value).toBe('// mine');
    expect(stored(browser).codeBeforeReset).toBeUndefined();
  });
});

describe('a run', () => {
  it('judges the code at that moment, with the other files of the exercise', async () => {
    const workbench = open();
    workbench.state.code.value = '// mine';

    await runToEnd(workbench);

    expect(workbench.requests).toEqual([
      { spec: exercise.spec, files: { 'index.mjs': '// mine', 'lib.mjs': '// library' }, seed: 7 },
    ]);
    expect(workbench.state.result.value).toMatchObject({ code: '// mine', details: { seed: 7, elapsedMs: 12 } });
    expect(workbench.state.activity.value).toEqual({ kind: 'idle', last: 'checks' });
  });

  it('that passes solves the exercise in this version of it', async () => {
    const browser = createFakeStorage();

    await runToEnd(open({ browser }));

    expect(stored(browser).solved?.contentVersion).toBe('v1');
  });

  it('that fails does not, and leaves its result for the next visit', async () => {
    const browser = createFakeStorage();

    await runToEnd(open({ browser, report: reportOf('wrong-value', 'It says goodbye.') }));

    expect(stored(browser).solved).toBeUndefined();
    const { state } = open({ browser });
    state.restore('// starter');
    expect(state.result.value?.report.verdict.message).toBe('It says goodbye.');
    expect(state.hintedTask.value).toBe(0);
  });

  it('is stale as soon as the code changes, and fresh again with the same code', async () => {
    const workbench = open();
    await runToEnd(workbench);
    expect(workbench.state.isStale.value).toBe(false);

    workbench.state.code.value = '// changed';
    expect(workbench.state.isStale.value).toBe(true);

    workbench.state.code.value = '// starter';
    expect(workbench.state.isStale.value).toBe(false);
  });

  it('can be stopped', async () => {
    const workbench = open();
    const run = workbench.state.run();
    while (workbench.requests.length === 0) await Promise.resolve();

    workbench.state.stop();
    await Promise.resolve();
    expect(workbench.stop).toHaveBeenCalledOnce();

    await workbench.finish();
    await run;
  });

  it('that is stopped before the engine is there never begins', async () => {
    const workbench = open();
    const run = workbench.state.run();

    workbench.state.stop();
    await run;

    expect(workbench.requests).toEqual([]);
    expect(workbench.state.activity.value.kind).toBe('idle');
  });

  it('that cannot be loaded is our fault, in words with a remedy, and the next one works', async () => {
    const workbench = open();
    workbench.failDownloads();

    await workbench.state.run();

    expect(workbench.state.fault.value).toMatchInlineSnapshot(
      `"This is a fault of the page, not of your code: The file exercise.json could not be loaded. Check your connection and press Run again."`,
    );
    expect(workbench.state.activity.value.kind).toBe('idle');
  });

  describe('that takes long', () => {
    beforeEach(() => {
      vi.useFakeTimers();
    });
    afterEach(() => {
      vi.useRealTimers();
    });

    it('says so after 300 ms and not before', async () => {
      const workbench = open();
      const run = workbench.state.run();
      vi.advanceTimersByTime(299);
      expect(workbench.state.activity.value).toMatchObject({ kind: 'running', isSlow: false });

      vi.advanceTimersByTime(1);
      expect(workbench.state.activity.value).toMatchObject({ kind: 'running', isSlow: true });

      await workbench.finish();
      await run;
    });
  });
});

describe('an event that is sent without grading', () => {
  it('shows its outcome and touches neither result nor progress', async () => {
    const browser = createFakeStorage();
    const { state } = open({ browser });

    await state.send({ step: { kind: 'invoke', event: {} }, seed: 3 });

    expect(state.tried.value).toEqual({ code: '// starter', outcome });
    expect(state.result.value).toBeUndefined();
    expect(stored(browser).last).toBeUndefined();
  });
});

describe('the solution', () => {
  it('that was seen before solving keeps a pass from counting, until a reset', async () => {
    const browser = createFakeStorage();
    const workbench = open({ browser });
    await workbench.state.showSolution();
    expect(workbench.state.solution.value).toBe('// solution');
    workbench.state.code.value = '// copied';

    await runToEnd(workbench);
    expect(stored(browser).solved).toBeUndefined();

    workbench.state.reset();
    await runToEnd(workbench);
    expect(stored(browser).solved).toBeDefined();
  });

  it('that is seen after solving takes nothing away', async () => {
    const browser = createFakeStorage();
    const workbench = open({ browser });
    await runToEnd(workbench);

    await workbench.state.showSolution();

    expect(stored(browser).solved).toBeDefined();
    expect(stored(browser).solutionSeen).toBeUndefined();
  });
});

describe('hints', () => {
  it('open one at a time, and stay open', () => {
    const browser = createFakeStorage();
    const { state } = open({ browser });

    state.showNextHint(0);
    state.showNextHint(0);
    state.showNextHint(1);

    const next = open({ browser }).state;
    next.restore('// starter');
    expect(next.record.value.hintsShown).toEqual({ 0: 2, 1: 1 });
  });
});

describe('another tab', () => {
  function twoTabs() {
    const browser = createFakeStorage();
    const { state } = open({ browser });
    state.code.value = '// here';
    writeRecord(
      createSafeStorage(() => browser),
      'greet',
      { version: 1, code: '// there' },
    );
    state.noticeStored();
    return { browser, state };
  }

  it('that stored other code is noticed, and nothing is overwritten unasked', () => {
    const { browser, state } = twoTabs();

    expect(state.elsewhere.value).toBe('// there');
    expect(state.code.value).toBe('// here');
    expect(stored(browser).code).toBe('// there');
  });

  it('is followed when the learner takes its code', () => {
    const { state } = twoTabs();

    state.settleElsewhere('take');

    expect(state.code.value).toBe('// there');
    expect(state.elsewhere.value).toBeUndefined();
  });

  it('gives way when the learner keeps the code here', () => {
    const { browser, state } = twoTabs();

    state.settleElsewhere('keep');

    expect(state.code.value).toBe('// here');
    expect(stored(browser).code).toBe('// here');
  });
});
