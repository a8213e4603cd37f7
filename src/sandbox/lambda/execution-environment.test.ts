import { describe, expect, it } from 'vitest';
import { WallClockLimitReached, type HostContext, type HostInit } from './index.ts';
import { answered, failed, hostedEnvironment, startMs } from './three-line-host.fixture.ts';

describe('a first invocation', () => {
  it('is a cold start: INIT has a duration of its own', async () => {
    const { environment, hosts } = hostedEnvironment([{ invoke: (event) => answered({ got: event }) }]);
    expect(await environment.invoke({ n: 1 })).toEqual({
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      coldStart: true,
      outcome: { kind: 'answered', answer: { got: { n: 1 } } },
      durationMs: 1,
      billedDurationMs: 142,
      initDurationMs: 141,
    });
    expect(hosts).toEqual({ created: 1, disposed: 0 });
  });

  it('counts the time of module code to INIT and that of the handler to the invocation', async () => {
    const { environment } = hostedEnvironment([
      {
        init: (_request, clock) => (clock.advance(500), answered(null)),
        invoke: (_event, _context, clock) => (clock.advance(20.256), answered(1)),
      },
    ]);
    expect(await environment.invoke({})).toMatchObject({
      initDurationMs: 641,
      durationMs: 21.26,
      billedDurationMs: 663,
    });
  });

  it('hands the handler name, the variables and ten seconds to INIT', async () => {
    let seen: HostInit | undefined;
    const config = { handler: 'app.main', environment: { TABLE: 'orders' }, memorySize: 256 };
    const { environment } = hostedEnvironment([{ init: (request) => ((seen = request), answered(null)) }], config);
    await environment.invoke({});
    expect(seen).toMatchObject({ handler: 'app.main', deadlineMs: startMs + 10_000, maximumAnswerBytes: 6_291_556 });
    expect(seen?.environment).toMatchObject({
      TABLE: 'orders',
      _HANDLER: 'app.main',
      AWS_REGION: 'us-east-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    });
  });

  it('hands the context fields and the time that is left to the handler', async () => {
    let seen: HostContext | undefined;
    const { environment } = hostedEnvironment([{ invoke: (_event, context) => ((seen = context), answered(1)) }], {
      timeout: 7,
    });
    const { requestId } = await environment.invoke({});
    expect(seen?.deadlineMs).toBe(startMs + 141 + 7_000);
    expect(seen?.fields).toEqual({
      functionName: 'fn',
      functionVersion: '$LATEST',
      invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:fn',
      memoryLimitInMB: '128',
      awsRequestId: requestId,
      xRayTraceId: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/) as string,
      logGroupName: '/aws/lambda/fn',
      logStreamName: expect.stringMatching(/^2026\/01\/15\/\[\$LATEST\][0-9a-f]{32}$/) as string,
    });
  });
});

describe('a second invocation', () => {
  it('is warm: the same host, no INIT, an id of its own', async () => {
    const { environment, hosts } = hostedEnvironment([{}]);
    const first = await environment.invoke({});
    const second = await environment.invoke({});
    expect(second).toMatchObject({ coldStart: false, durationMs: 1, billedDurationMs: 1 });
    expect(second).not.toHaveProperty('initDurationMs');
    expect(second.requestId).not.toBe(first.requestId);
    expect(hosts.created).toBe(1);
  });

  it('is warm after an error that the handler threw', async () => {
    const error = { errorType: 'Error', errorMessage: 'boom', trace: [] };
    const { environment, hosts } = hostedEnvironment([{ invoke: () => failed(error) }]);
    await environment.invoke({});
    expect((await environment.invoke({})).coldStart).toBe(false);
    expect(hosts).toEqual({ created: 1, disposed: 0 });
  });

  it.each([
    { kind: 'timed-out' } as const,
    { kind: 'never-settled' } as const,
    { kind: 'out-of-memory' } as const,
    { kind: 'exited', status: 3 } as const,
    { kind: 'uncaught', error: { errorType: 'Error', errorMessage: 'late', trace: [] } } as const,
  ])('is a cold start again after $kind, which ends the process', async (outcome) => {
    const { environment, hosts } = hostedEnvironment([{ invoke: () => outcome }, {}]);
    expect((await environment.invoke({})).outcome.kind).toBe('function-error');
    expect(hosts).toEqual({ created: 1, disposed: 1 });
    expect(await environment.invoke({})).toMatchObject({
      coldStart: true,
      initDurationMs: 141,
      outcome: { kind: 'answered' },
    });
    expect(hosts).toEqual({ created: 2, disposed: 1 });
  });
});

it('is a cold start again after an error with which the runtime ended itself', async () => {
  const error = { errorType: 'Error', errorMessage: 'late', trace: [] };
  const { environment, hosts } = hostedEnvironment([
    { invoke: () => ({ kind: 'failed', error, endsProcess: true }) },
    {},
  ]);
  expect((await environment.invoke({})).outcome).toMatchObject({ error: { errorMessage: 'late' } });
  expect(hosts).toEqual({ created: 1, disposed: 1 });
  expect((await environment.invoke({})).coldStart).toBe(true);
});

it('waits in virtual time while the function does', async () => {
  const { environment } = hostedEnvironment([{ waitsMs: 1_500, invoke: () => answered('late') }]);
  expect(await environment.invoke({})).toMatchObject({ durationMs: 1_501, outcome: { answer: 'late' } });
});

it('keeps a streamed answer as it was sent', async () => {
  const answer = { contentType: 'text/plain', body: 'hello' };
  const { environment } = hostedEnvironment([{ invoke: () => ({ kind: 'streamed', answer, endsProcess: false }) }]);
  expect((await environment.invoke({})).outcome).toEqual({ kind: 'streamed', answer });
});

describe('an INIT that fails', () => {
  const error = {
    errorType: 'Error',
    errorMessage: 'init failed',
    trace: ['Error: init failed', '    at file:///var/task/index.mjs:3:7'],
  };

  it('fails the invocation without calling the handler', async () => {
    const { environment, hosts } = hostedEnvironment([
      {
        init: () => failed(error),
        invoke: () => {
          throw new Error('The handler was called.');
        },
      },
    ]);
    expect(await environment.invoke({})).toMatchObject({
      coldStart: true,
      durationMs: 141,
      billedDurationMs: 141,
      outcome: {
        kind: 'function-error',
        error: {
          kind: 'threw',
          phase: 'init',
          errorMessage: 'init failed',
          position: { file: 'index.mjs', line: 3, column: 7 },
        },
      },
    });
    expect(hosts).toEqual({ created: 2, disposed: 2 });
  });

  it('is run again within the first invocation, whose duration then includes it', async () => {
    const { environment, hosts } = hostedEnvironment([
      { init: () => failed(error) },
      { invoke: () => answered('now') },
    ]);
    const invocation = await environment.invoke({});
    expect(invocation).toMatchObject({
      coldStart: true,
      durationMs: 142,
      billedDurationMs: 142,
      outcome: { kind: 'answered', answer: 'now' },
    });
    expect(invocation).not.toHaveProperty('initDurationMs');
    expect(hosts).toEqual({ created: 2, disposed: 1 });
  });

  it('is tried again with the next invocation', async () => {
    const { environment } = hostedEnvironment([{ init: () => failed(error) }, { init: () => failed(error) }, {}]);
    await environment.invoke({});
    expect(await environment.invoke({})).toMatchObject({ coldStart: true, outcome: { kind: 'answered' } });
  });
});

describe('an INIT that takes more than ten seconds', () => {
  const slow = {
    init: ({ deadlineMs }: HostInit, clock: { now(): number; advance(ms: number): void }) => {
      clock.advance(deadlineMs - clock.now());
      return { kind: 'timed-out' } as const;
    },
  };

  it('is run again within the first invocation, whose duration then includes it', async () => {
    const { environment, hosts, lines } = hostedEnvironment([slow, { invoke: () => answered('late') }]);
    const invocation = await environment.invoke({});
    expect(invocation).toMatchObject({
      coldStart: true,
      durationMs: 142,
      billedDurationMs: 142,
      outcome: { kind: 'answered', answer: 'late' },
    });
    expect(invocation).not.toHaveProperty('initDurationMs');
    expect(hosts).toEqual({ created: 2, disposed: 1 });
    expect(lines()[0]).toBe('INIT_REPORT Init Duration: 10000.00 ms\tPhase: init\tStatus: timeout');
  });

  it('times the invocation out when it is as slow under the timeout of the function', async () => {
    const { environment } = hostedEnvironment([slow], { timeout: 4 });
    const invocation = await environment.invoke({});
    expect(invocation).toMatchObject({
      durationMs: 4_000,
      billedDurationMs: 4_000,
      outcome: { error: { kind: 'timed-out', phase: 'init', errorType: 'Sandbox.Timedout' } },
    });
    expect(invocation.outcome).toHaveProperty(
      'error.errorMessage',
      `RequestId: ${invocation.requestId} Error: Task timed out after 4.00 seconds`,
    );
  });
});

it('lets a wall-clock limit of ours through: it is no failure of the function', async () => {
  const { environment } = hostedEnvironment([{ invoke: () => ({ kind: 'wall-clock-limit' }) }]);
  await expect(environment.invoke({})).rejects.toThrow(WallClockLimitReached);
});

it('is cold after it was disposed', async () => {
  const { environment, hosts } = hostedEnvironment([{}]);
  await environment.invoke({});
  environment.dispose();
  expect(hosts.disposed).toBe(1);
  expect((await environment.invoke({})).coldStart).toBe(true);
});
