import { describe, expect, it } from 'vitest';
import { answerOf, createNodeSandbox, invoke, runFunction, smallFunction } from '../run-function.fixture.ts';
import { defaultLimits } from '../index.ts';

describe('the context of an invocation', () => {
  it('has the keys of the official runtime', async () => {
    const keys = await answerOf('export const handler = async (event, context) => Object.keys(context).sort();');
    expect(keys).toEqual([
      'awsRequestId',
      'clientContext',
      'functionName',
      'functionVersion',
      'getRemainingTimeInMillis',
      'identity',
      'invokedFunctionArn',
      'logGroupName',
      'logStreamName',
      'memoryLimitInMB',
      'tenantId',
      'xRayTraceId',
    ]);
  });

  it('names the function, its memory as text, and the invocation', async () => {
    const invocation = await invoke('export const handler = async (event, context) => context;', {
      config: { memorySize: 512 },
    });
    expect(invocation.outcome).toMatchObject({
      answer: {
        functionName: 'fn',
        functionVersion: '$LATEST',
        memoryLimitInMB: '512',
        awsRequestId: invocation.requestId,
        invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:fn',
        logGroupName: '/aws/lambda/fn',
      },
    });
  });

  it('counts the remaining time down on the virtual clock', async () => {
    const source = `export const handler = async (event, context) => {
      const before = context.getRemainingTimeInMillis();
      await new Promise((resolve) => setTimeout(resolve, 1200));
      return [before, before - context.getRemainingTimeInMillis()];
    };`;
    const [before, spent] = (await answerOf(source, { config: { timeout: 10 } })) as [number, number];
    expect(before).toBeGreaterThan(9_900);
    expect(before).toBeLessThanOrEqual(10_000);
    expect(Math.abs(spent - 1_200)).toBeLessThanOrEqual(1);
  });
});

describe('environment variables', () => {
  it("are Lambda's and the function's own", async () => {
    const source =
      'export const handler = async () => [process.env.TABLE, process.env.AWS_REGION, process.env._HANDLER, process.env.NOPE === undefined];';
    expect(await answerOf(source, { config: { environment: { TABLE: 'orders' } } })).toEqual([
      'orders',
      'us-east-1',
      'index.handler',
      true,
    ]);
  });

  it('are there for module code already', async () => {
    expect(
      await answerOf('const table = process.env.TABLE; export const handler = async () => table;', {
        config: { environment: { TABLE: 'orders' } },
      }),
    ).toBe('orders');
  });
});

describe('the event', () => {
  it('is a value of the guest, the same as JSON would bring it', async () => {
    const event = { text: 'äöü€😀\u0000\u2028', list: [1.5, -0, null, true], nested: { __proto__x: 1 } };
    expect(
      await answerOf(
        'export const handler = async (event) => ({ event, own: event.constructor === Object, list: Array.isArray(event.list) });',
        { events: [event] },
      ),
    ).toEqual({
      event: { ...event, list: [1.5, 0, null, true] },
      own: true,
      list: true,
    });
  });

  it.each([null, 0, '', false, 'text', [1]])('may be %j', async (event) => {
    expect(await answerOf('export const handler = async (event) => ({ event });', { events: [event] })).toEqual({
      event,
    });
  });
});

describe('state', () => {
  it('is kept while the environment is warm, and lost with the process', async () => {
    const source = `let count = 0; export const handler = async ({ hang }) => { count += 1; if (hang) await new Promise(() => {}); return count; };`;
    const { invocations } = await runFunction(source, { events: [{}, {}, { hang: true }, {}] });
    expect(
      invocations.map(({ coldStart, outcome }) => [
        coldStart,
        outcome.kind === 'function-error' ? outcome.error.kind : outcome.answer,
      ]),
    ).toEqual([
      [true, 1],
      [false, 2],
      [false, 'never-settled'],
      [true, 1],
    ]);
  });

  it('of one scenario is not seen by the next: globals, prototypes, built-ins', async () => {
    await runFunction(`
      globalThis.leak = 1;
      Object.prototype.polluted = 'yes';
      Array.prototype.map = () => 'mine';
      JSON.stringify = () => '"mine"';
      process.env.LEAK = '1';
      console.log = () => {};
      export const handler = async () => 1;`);
    const source =
      'export const handler = async () => ({ leak: typeof leak, polluted: typeof {}.polluted, map: [1].map((x) => x + 1), env: process.env.LEAK ?? null });';
    const invocation = await invoke(source);
    expect(invocation.outcome).toEqual({
      kind: 'answered',
      answer: { leak: 'undefined', polluted: 'undefined', map: [2], env: null },
    });
  });

  it('of the host is out of reach', async () => {
    const source = `export const handler = async () => [typeof require, typeof module, typeof window, typeof self, typeof XMLHttpRequest,
      typeof Worker, typeof Deno, typeof std, typeof os, typeof host, typeof install, Function('return typeof document')()];`;
    expect(new Set((await answerOf(source)) as string[])).toEqual(new Set(['undefined']));
  });
});

describe('a run', () => {
  const source = `export const handler = async () => { console.log(Math.random(), Date.now()); return [Math.random(), Math.random()]; };`;

  it('is repeated to the letter by its seed', async () => {
    expect(await runFunction(source, { seed: 5 })).toEqual(await runFunction(source, { seed: 5 }));
  });

  it('has other ids and random numbers under another seed', async () => {
    const [first, second] = [await invoke(source, { seed: 5 }), await invoke(source, { seed: 6 })];
    expect(second.requestId).not.toBe(first.requestId);
    expect(second.outcome).not.toEqual(first.outcome);
  });

  it('does not disturb another one that runs at the same time', async () => {
    const sandbox = createNodeSandbox();
    const handler = (ms: number): string =>
      `let n = 0; export const handler = async (event) => { n += event; await new Promise((resolve) => setTimeout(resolve, ${ms})); return n; };`;
    const outcomes = await Promise.all(
      [10, 20, 30].map((ms) =>
        sandbox.runScenario(
          {
            function: smallFunction,
            files: { 'index.mjs': handler(ms) },
            steps: [1, ms].map((event) => ({ kind: 'invoke', event })),
            seed: ms,
          },
          defaultLimits,
          performance.now() + defaultLimits.wallClockMs,
        ),
      ),
    );
    const answers = outcomes.map(
      (outcome) => outcome.kind === 'ran' && outcome.transcript.invocations.map((invocation) => invocation.outcome),
    );
    expect(answers).toEqual(
      [10, 20, 30].map((ms) => [
        { kind: 'answered', answer: 1 },
        { kind: 'answered', answer: 1 + ms },
      ]),
    );
  });
});

describe('what is left in /tmp', () => {
  const source = `import fs from 'node:fs';
    export const handler = async ({ write = 0, remove = [], fail = false }) => {
      if (write > 0) fs.writeFileSync('/tmp/' + write, 'x'.repeat(write));
      for (const name of remove) fs.rmSync('/tmp/' + name, { recursive: true });
      if (fail) throw new Error('no');
    };`;

  it('is told of each invocation, and stays for the next one', async () => {
    const events = [{}, { write: 10 }, { write: 5 }, { write: 3, fail: true }, { remove: [10, 5] }, { remove: [3] }];
    const { invocations } = await runFunction(source, { events });
    expect(invocations.map(({ temporaryBytes }) => temporaryBytes)).toEqual([undefined, 10, 15, 18, 3, undefined]);
  });

  it('is gone with its environment', async () => {
    const exits =
      "import fs from 'node:fs'; export const handler = async () => { fs.writeFileSync('/tmp/a', 'a'); process.exit(1); };";
    const { invocations } = await runFunction(exits, { events: [{}, {}] });
    expect(invocations.map(({ temporaryBytes }) => temporaryBytes)).toEqual([undefined, undefined]);
  });
});
