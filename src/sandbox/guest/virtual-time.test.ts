import { describe, expect, it } from 'vitest';
import { answerOf, errorOf, invoke, runFunction } from '../run-function.fixture.ts';

const sleep = 'const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));\n';

describe('a handler that sleeps', () => {
  it('takes simulated time only', async () => {
    const source = `${sleep}export const handler = async () => { const before = Date.now(); await sleep(600_000); return Date.now() - before; };`;
    const startMs = performance.now();
    const invocation = await invoke(source, { config: { timeout: 900 } });
    expect(invocation.outcome).toEqual({ kind: 'answered', answer: 600_000 });
    expect(invocation.durationMs).toBeGreaterThanOrEqual(600_000);
    expect(invocation.durationMs).toBeLessThan(600_010);
    // The learner's own time: ten minutes would be more than any machine needs to run this.
    expect(performance.now() - startMs).toBeLessThan(60_000);
  });

  it('times out when it sleeps for too long, after exactly the timeout', async () => {
    const source = `${sleep}export const handler = async () => { await sleep(20_000); };`;
    const invocation = await invoke(source, { config: { timeout: 5 } });
    expect(invocation).toMatchObject({
      durationMs: 5_000,
      outcome: { error: { kind: 'timed-out', errorType: 'Sandbox.Timedout' } },
    });
  });

  it('sees all clocks go by the same', async () => {
    const source = `${sleep}export const handler = async () => {
      const before = [Date.now(), +new Date(), performance.now(), process.uptime() * 1000];
      await sleep(1500);
      return [Date.now(), +new Date(), performance.now(), process.uptime() * 1000].map((now, i) => Math.round(now - before[i]));
    };`;
    expect(await answerOf(source)).toEqual([1_500, 1_500, 1_500, 1_500]);
  });
});

describe('a handler that computes', () => {
  const busy = (rounds: number): string =>
    `export const handler = async () => { let sum = 0; for (let i = 0; i < ${rounds}; i++) sum += i; return sum; };`;

  it('spends the same simulated time in every run', async () => {
    const [first, second] = [await invoke(busy(300_000)), await invoke(busy(300_000))];
    expect(first.durationMs).toBeGreaterThan(1);
    expect(second.durationMs).toBe(first.durationMs);
  });

  it('spends less with more memory, up to one vCPU', async () => {
    const durations = [];
    for (const memorySize of [128, 256, 1_769, 3_008])
      durations.push((await invoke(busy(300_000), { config: { memorySize } })).durationMs - 1);
    const [at128 = 0, at256 = 0, at1769 = 0, at3008 = 0] = durations;
    expect(at128 / at256).toBeCloseTo(2, 1);
    expect(at128 / at1769).toBeCloseTo(1_769 / 128, 0);
    expect(at3008).toBeCloseTo(at1769, 5);
  });

  it('times out at the same simulated moment everywhere', async () => {
    expect(await invoke('export const handler = async () => { for (;;); };')).toMatchObject({
      durationMs: 3_000,
      outcome: { error: { kind: 'timed-out', phase: 'invoke' } },
    });
  });
});

describe('timers', () => {
  it('fire by their due time, then by their age, with their arguments', async () => {
    const source = `export const handler = () => new Promise((resolve) => {
      const fired = [];
      const note = (name) => fired.push(name);
      setTimeout(note, 30, 'c');
      setTimeout(note, 10, 'a1');
      setTimeout(note, 10, 'a2');
      setTimeout(note, 20, 'b');
      setImmediate(note, 'soon');
      setTimeout(() => resolve(fired), 40);
    });`;
    expect(await answerOf(source)).toEqual(['soon', 'a1', 'a2', 'b', 'c']);
  });

  it('repeat until they are stopped', async () => {
    const source = `export const handler = () => new Promise((resolve) => {
      const at = [];
      const start = Date.now();
      const timer = setInterval(() => { at.push(Date.now() - start); if (at.length === 3) { clearInterval(timer); setTimeout(() => resolve(at), 1000); } }, 100);
    });`;
    expect(await answerOf(source)).toEqual([100, 200, 300]);
  });

  it('do not fire once they are stopped, by the timer or by its number', async () => {
    const source = `export const handler = () => new Promise((resolve) => {
      const fired = [];
      clearTimeout(setTimeout(() => fired.push('one'), 10));
      clearTimeout(+setTimeout(() => fired.push('two'), 10));
      clearTimeout(undefined); clearTimeout(99); clearTimeout(null);
      setTimeout(() => resolve(fired), 50);
    });`;
    expect(await answerOf(source)).toEqual([]);
  });

  it('take what is no delay as one millisecond', async () => {
    const source = `${sleep}export const handler = async () => { const start = Date.now(); for (const ms of [undefined, -5, 'x', NaN, 1e12]) await sleep(ms); return Date.now() - start; };`;
    expect(await answerOf(source)).toBe(5);
  });

  it('refuse what is no function, as Node.js does', async () => {
    expect(await errorOf("export const handler = async () => { setTimeout('alert()', 1); };")).toMatchObject({
      errorType: 'TypeError',
      errorMessage: expect.stringContaining('The "callback" argument must be of type function. Received') as string,
    });
  });

  it('run after microtasks', async () => {
    const source = `export const handler = () => new Promise((resolve) => {
      const order = [];
      setTimeout(() => { order.push('timer'); resolve(order); }, 0);
      Promise.resolve().then(() => order.push('microtask'));
      process.nextTick(() => order.push('tick'));
      order.push('now');
    });`;
    expect(await answerOf(source)).toEqual(['now', expect.any(String), expect.any(String), 'timer']);
  });

  it('that were left behind go on with the next invocation, in the frozen environment', async () => {
    const source = `let late = 'not yet'; ${sleep}
      export const handler = async ({ wait }) => { if (wait) { await sleep(100); return late; } setTimeout(() => { late = 'done'; }, 50); return late; };`;
    const { invocations } = await runFunction(source, { events: [{}, { wait: true }] });
    expect(invocations.map(({ outcome }) => outcome)).toEqual([
      { kind: 'answered', answer: 'not yet' },
      { kind: 'answered', answer: 'done' },
    ]);
  });

  it('that throw end the process, and the next invocation is a cold start', async () => {
    const source = `${sleep}export const handler = async ({ bad }) => {\n  if (bad) setTimeout(() => {\n    null.x;\n  }, 10);\n  await sleep(20);\n  return 'fine';\n};`;
    const { invocations } = await runFunction(source, { events: [{ bad: true }, {}] });
    expect(invocations[0]?.outcome).toMatchObject({
      error: {
        errorType: 'Runtime.ExitError',
        cause: "TypeError: Cannot read properties of null (reading 'x')",
        position: { file: 'index.mjs', line: 4 },
      },
    });
    expect(invocations[1]).toMatchObject({ coldStart: true, outcome: { kind: 'answered', answer: 'fine' } });
  });
});

describe('Date', () => {
  it('is what it is elsewhere, but for the time', async () => {
    const source = `export const handler = async () => [
      new Date(0).toISOString(), Date.UTC(2020, 0), Date.parse('2020-01-01'), new Date() instanceof Date, typeof Date(), Date.length, Date.name,
      new Date(2020, 1, 3).getMonth(), new (class extends Date {})(5).getTime(), new Date(new Date(7)).getTime(), Object.keys(globalThis),
    ];`;
    expect(await answerOf(source)).toEqual([
      '1970-01-01T00:00:00.000Z',
      1577836800000,
      1577836800000,
      true,
      'string',
      7,
      'Date',
      1,
      5,
      7,
      [],
    ]);
  });

  it('begins at the same moment in every scenario', async () => {
    const source = 'export const handler = async () => new Date().toISOString().slice(0, 19);';
    expect(await answerOf(source)).toBe('2026-01-15T10:00:00');
  });
});

it('an INIT that leaves microtasks without end runs into its limit, and again into that of the function', async () => {
  const { invocations, logs } = await runFunction(
    'const f = () => queueMicrotask(f);\nf();\nexport const handler = async () => 1;',
  );

  expect(invocations[0]?.outcome).toMatchObject({
    kind: 'function-error',
    error: { kind: 'timed-out', phase: 'init' },
  });
  expect(logs.map(({ text }) => text).join('\n')).toContain(
    'INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout',
  );
});
