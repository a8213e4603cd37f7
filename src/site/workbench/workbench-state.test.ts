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
  files: [
    { name: 'index.mjs', starter: '// starter' },
    { name: 'greet.mjs', starter: '// helper' },
  ],
  contentVersion: 'v1',
} as unknown as ExerciseProps;

const exercise = {
  spec: { function: { handler: 'index.handler' }, tasks: [] },
  starter: { 'index.mjs': '// starter', 'greet.mjs': '// helper', 'data.json': '{}' },
} as unknown as ExerciseJson;

const outcome = { kind: 'ended' } as unknown as ScenarioOutcome;

/** A workbench whose runs end when the test says so. */
function open({ browser = createFakeStorage(), report = reportOf('passed'), loaded = exercise } = {}) {
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
  let downloads: Promise<ExerciseJson> = Promise.resolve(loaded);
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

const starterFiles = { 'index.mjs': '// starter', 'greet.mjs': '// helper' };

function type(state: WorkbenchState, text: string, file = 'index.mjs'): void {
  const signal = state.texts[file];
  if (signal === undefined) throw new Error(`There is no file ${file}.`);
  signal.value = text;
}

function codeOf({ files }: WorkbenchState): string | undefined {
  return files.value['index.mjs'];
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
    visit.state.restore({ 'index.mjs': '// starter' });
    type(visit.state, '// mine');

    const next = open({ browser });
    next.state.restore({ 'index.mjs': '// starter' });

    expect(codeOf(next.state)).toBe('// mine');
    expect(visit.services.onStored).toHaveBeenCalled();
  });

  it('of another file is kept beside it, and each comes back where it was', () => {
    const browser = createFakeStorage();
    const { state } = open({ browser });
    type(state, '// my handler');
    type(state, '// my helper', 'greet.mjs');

    const next = open({ browser }).state;
    next.restore({});

    expect(next.files.value).toEqual({ 'index.mjs': '// my handler', 'greet.mjs': '// my helper' });
    next.reset();
    expect(next.isStarter.value).toBe(true);
    next.undoReset();
    expect(next.files.value).toEqual({ 'index.mjs': '// my handler', 'greet.mjs': '// my helper' });
  });

  it('that was typed before the page was live wins over what is stored', () => {
    const browser = createFakeStorage();
    type(open({ browser }).state, '// older');

    const { state } = open({ browser });
    state.restore({ 'index.mjs': '// typed early' });

    expect(codeOf(state)).toBe('// typed early');
    expect(stored(browser).files).toEqual({ 'index.mjs': '// typed early' });
  });

  it('never runs by itself', () => {
    const browser = createFakeStorage();
    type(open({ browser }).state, '// mine');

    const { state, requests } = open({ browser });
    state.restore({ 'index.mjs': '// starter' });

    expect(requests).toEqual([]);
    expect(state.activity.value).toEqual({ kind: 'idle' });
  });

  it('can be reset, and the reset taken back, even after a reload', () => {
    const browser = createFakeStorage();
    const { state } = open({ browser });
    type(state, '// mine');

    state.reset();
    expect(codeOf(state)).toBe('// starter');

    const next = open({ browser }).state;
    next.restore({ 'index.mjs': '// starter' });
    next.undoReset();
    expect(codeOf(next)).toBe('// mine');
    expect(stored(browser).filesBeforeReset).toBeUndefined();
  });
});

describe('a run', () => {
  it('judges the code at that moment, with the other files of the exercise', async () => {
    const workbench = open();
    type(workbench.state, '// mine');

    await runToEnd(workbench);

    expect(workbench.requests).toEqual([
      { spec: exercise.spec, files: { ...exercise.starter, 'index.mjs': '// mine' }, seed: 7 },
    ]);
    expect(workbench.state.result.value).toMatchObject({
      files: { 'index.mjs': '// mine' },
      details: { seed: 7, elapsedMs: 12 },
    });
    expect(workbench.state.activity.value).toEqual({ kind: 'idle', last: 'checks' });
  });

  it('that passes solves the exercise in this version of it', async () => {
    const browser = createFakeStorage();

    await runToEnd(open({ browser }));

    expect(stored(browser).solved?.contentVersion).toBe('v1');
  });

  it('that passes again leaves the time of the first pass', async () => {
    const browser = createFakeStorage();
    const at = '2026-11-03T10:00:00.000Z';
    const storage = createSafeStorage(() => browser);
    writeRecord(storage, 'greet', { version: 2, solved: { at, contentVersion: 'v1' } });
    const runAgain = async (): Promise<void> => {
      const workbench = open({ browser });
      workbench.state.restore({ 'index.mjs': '// starter' });
      await runToEnd(workbench);
    };
    await runAgain();
    expect(stored(browser).solved).toEqual({ at, contentVersion: 'v1' });

    writeRecord(storage, 'greet', { version: 2, solved: { at, contentVersion: 'v0' } });
    await runAgain();
    expect(stored(browser).solved?.contentVersion).toBe('v1');
    expect(stored(browser).solved?.at).not.toBe(at);
  });

  it('that fails does not, and leaves its result for the next visit', async () => {
    const browser = createFakeStorage();

    await runToEnd(open({ browser, report: reportOf('wrong-value', 'It says goodbye.') }));

    expect(stored(browser).solved).toBeUndefined();
    const { state } = open({ browser });
    state.restore({ 'index.mjs': '// starter' });
    expect(state.result.value?.report.verdict.message).toBe('It says goodbye.');
    expect(state.hintedTask.value).toBe(0);
  });

  it('is stale as soon as the code changes, and fresh again with the same code', async () => {
    const workbench = open();
    await runToEnd(workbench);
    expect(workbench.state.isStale.value).toBe(false);

    type(workbench.state, '// changed');
    expect(workbench.state.isStale.value).toBe(true);

    type(workbench.state, '// starter');
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

    expect(state.tried.value).toEqual({ files: starterFiles, outcome });
    expect(state.result.value).toBeUndefined();
    expect(stored(browser).last).toBeUndefined();
  });
});

describe('requests of the address bar', () => {
  it('are sent with the files as they are, are no event, and solve nothing', async () => {
    const browser = createFakeStorage();
    const { state } = open({ browser });
    type(state, '// mine');

    const tried = await state.attempt({ steps: [{ kind: 'wait', seconds: 1 }], seed: 3 });

    expect(tried).toEqual({ files: { ...starterFiles, 'index.mjs': '// mine' }, outcome });
    expect(state.tried.value).toBeUndefined();
    expect(state.activity.value).toEqual({ kind: 'idle', last: 'requests' });
    expect(stored(browser).last).toBeUndefined();
  });

  it('come to nothing where a file cannot be loaded, and the page says so', async () => {
    const workbench = open();
    workbench.failDownloads();
    expect(await workbench.state.attempt({ steps: [], seed: 3 })).toBeUndefined();
    expect(workbench.state.fault.value).toContain('could not be loaded');
  });
});

describe('the solution', () => {
  it('that was seen before solving keeps a pass from counting, until a reset', async () => {
    const browser = createFakeStorage();
    const workbench = open({ browser });
    await workbench.state.showSolution();
    expect(workbench.state.solution.value).toEqual({ 'index.mjs': '// solution' });
    type(workbench.state, '// copied');

    await runToEnd(workbench);
    expect(stored(browser).solved).toBeUndefined();
    expect(stored(browser).followed?.contentVersion).toBe('v1');

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
    next.restore({ 'index.mjs': '// starter' });
    expect(next.record.value.hintsShown).toEqual({ 0: 2, 1: 1 });
  });
});

describe('another tab', () => {
  function twoTabs() {
    const browser = createFakeStorage();
    const { state } = open({ browser });
    type(state, '// here');
    writeRecord(
      createSafeStorage(() => browser),
      'greet',
      { version: 2, files: { 'index.mjs': '// there' } },
    );
    state.noticeStored();
    return { browser, state };
  }

  it('that stored other code is noticed, and nothing is overwritten unasked', () => {
    const { browser, state } = twoTabs();

    expect(state.elsewhere.value).toEqual({ ...starterFiles, 'index.mjs': '// there' });
    expect(codeOf(state)).toBe('// here');
    expect(stored(browser).files).toEqual({ 'index.mjs': '// there' });
  });

  it('is followed when the learner takes its code', () => {
    const { state } = twoTabs();

    state.settleElsewhere('take');

    expect(codeOf(state)).toBe('// there');
    expect(state.elsewhere.value).toBeUndefined();
  });

  it('gives way when the learner keeps the code here', () => {
    const { browser, state } = twoTabs();

    state.settleElsewhere('keep');

    expect(codeOf(state)).toBe('// here');
    expect(stored(browser).files).toEqual({ 'index.mjs': '// here' });
  });
});

describe('a forecast', () => {
  const loaded = { ...exercise, spec: { ...exercise.spec, kind: 'predict' } } as ExerciseJson;

  it('is stored as it is made, comes back, and goes to the run', async () => {
    const browser = createFakeStorage();
    const visit = open({ browser, loaded });
    visit.state.restore(starterFiles);
    visit.state.forecast('count', 2);
    visit.state.forecast('cold', 1);
    visit.state.forecast('cold', undefined);

    const next = open({ browser, loaded });
    next.state.restore(starterFiles, { cold: 3 });
    expect(next.state.forecasts.value).toEqual({ count: 2, cold: 3 });
    await runToEnd(next);
    expect(next.requests[0]?.forecasts).toEqual({ count: 2, cold: 3 });
  });

  it('that has changed since makes the result an old one', async () => {
    const workbench = open({ loaded });
    workbench.state.restore(starterFiles);
    workbench.state.forecast('count', 2);
    await runToEnd(workbench);
    expect(workbench.state.isStale.value).toBe(false);
    workbench.state.forecast('count', 3);
    expect(workbench.state.isStale.value).toBe(true);
    workbench.state.forecast('count', 2);
    expect(workbench.state.isStale.value).toBe(false);
  });

  it('is remembered as it first was, however it is corrected', async () => {
    const browser = createFakeStorage();
    const first = open({ browser, loaded, report: reportOf('wrong-value') });
    first.state.restore(starterFiles);
    await runToEnd(first);
    expect(stored(browser).firstForecast).toEqual({ right: 0, of: 1 });

    const second = open({ browser, loaded });
    second.state.restore(starterFiles);
    await runToEnd(second);
    expect(stored(browser)).toMatchObject({ firstForecast: { right: 0, of: 1 }, solved: { contentVersion: 'v1' } });
  });

  it('is no matter of exercises in which code is written', async () => {
    const browser = createFakeStorage();
    const workbench = open({ browser });
    workbench.state.restore(starterFiles);
    await runToEnd(workbench);
    expect(workbench.requests[0]).not.toHaveProperty('forecasts');
    expect(stored(browser)).not.toHaveProperty('firstForecast');
  });
});
