import { describe, expect, it } from 'vitest';
import type { OtherFunctionSpec } from '../cloud-spec.ts';
import { type FunctionRun, runFunction, smallFunction } from '../run-function.fixture.ts';
import type { Transcript } from '../transcript.ts';

const imports = `
import { LambdaClient, InvokeCommand } from '@aws-sdk/client-lambda';
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import { STSClient, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
const lambda = new LambdaClient({});
const invoke = async (FunctionName, event, more) => {
  const answer = await lambda.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event), ...more }));
  return { ...answer, Payload: answer.Payload?.length > 0 ? JSON.parse(answer.Payload.transformToString()) : undefined };
};
`;

function other(source: string, more: Partial<OtherFunctionSpec> = {}): OtherFunctionSpec {
  return { ...smallFunction, ...more, files: { 'index.mjs': source } };
}

async function run(body: string, functions: Readonly<Record<string, OtherFunctionSpec>>, more: FunctionRun = {}) {
  const transcript = await runFunction(`${imports}\nexport const handler = async (event, context) => {\n${body}\n};`, {
    ...more,
    resources: { functions, ...more.resources },
    config: { memorySize: 1_769, timeout: 30, ...more.config },
    limits: { wallClockMs: 60_000 },
  });
  const outcome = transcript.invocations.at(-1)?.outcome;
  return { transcript, answer: outcome?.kind === 'answered' ? outcome.answer : outcome };
}

function told({ deliveries = [] }: Transcript): string[] {
  return deliveries.map(({ source, from, outcome }) => `${source} ${from} ${outcome}`.replaceAll('  ', ' '));
}

describe('a function that invokes another', () => {
  const sum = other(
    'export const handler = async ({ of }) => { console.log("adding"); return of.reduce((a, b) => a + b); };',
  );

  it('gets its answer, and waits as long as it takes', async () => {
    const slow = other(
      'export const handler = async () => { await new Promise((done) => setTimeout(done, 2000)); return "late"; };',
    );
    const { transcript, answer } = await run(
      "const { Payload, StatusCode } = await invoke('slow', {}); return [Payload, StatusCode];",
      { slow },
    );
    expect(answer).toEqual(['late', 200]);
    const record = transcript.functions?.['slow']?.invocations[0];
    expect(record).toMatchObject({ coldStart: true, source: 'function', outcome: { kind: 'answered' } });
    const [caller] = transcript.invocations;
    // Its own INIT, the two seconds, and the way there and back.
    expect(caller?.durationMs).toBeGreaterThan(2_000 + (record?.initDurationMs ?? 0));
    expect(caller?.durationMs).toBeLessThan(2_100 + (record?.initDurationMs ?? 0));
    const [call] = transcript.calls ?? [];
    expect(call).toMatchObject({ service: 'lambda', operation: 'Invoke', status: 200, requestId: record?.requestId });
    expect(call?.latencyMs).toBeCloseTo((record?.durationMs ?? 0) + (record?.initDurationMs ?? 0) + 10, 1);
  });

  it('finds it warm the second time, and both have a log of their own', async () => {
    const { transcript, answer } = await run(
      "console.log('asking'); return [(await invoke('sum', { of: [1, 2] })).Payload, (await invoke('sum', { of: [3] })).Payload];",
      { sum },
    );
    expect(answer).toEqual([3, 3]);
    const { invocations = [], logs = [] } = transcript.functions?.['sum'] ?? {};
    expect(invocations.map(({ coldStart }) => coldStart)).toEqual([true, false]);
    const kinds = logs.map(({ text }) => /START|END|REPORT|adding/.exec(text)?.[0]);
    expect(kinds).toEqual(['START', 'adding', 'END', 'REPORT', 'START', 'adding', 'END', 'REPORT']);
    expect(transcript.logs.filter(({ text }) => text.includes('adding'))).toEqual([]);
    expect(transcript.logs.filter(({ text }) => text.includes('asking')).length).toBe(1);
  });

  it('learns of its error as a payload, and sees the end of its log', async () => {
    const broken = other('export const handler = async () => { throw new TypeError("no such order"); };');
    const { answer } = await run(
      `const { FunctionError, StatusCode, Payload, LogResult } = await invoke('broken', {}, { LogType: 'Tail' });
       return { FunctionError, StatusCode, Payload, log: Buffer.from(LogResult, 'base64').toString().split('\\n') };`,
      { broken },
    );
    expect(answer).toMatchObject({
      FunctionError: 'Unhandled',
      StatusCode: 200,
      Payload: {
        errorType: 'TypeError',
        errorMessage: 'no such order',
        trace: ['TypeError: no such order', expect.stringContaining('/var/task/index.mjs:1:')],
      },
      log: [
        expect.stringMatching(/^START RequestId: /),
        expect.stringContaining('no such order'),
        expect.stringMatching(/^END /),
        expect.stringMatching(/^REPORT .*Init Duration/),
        '',
      ],
    });
  });

  it('runs into its own time-out while the other goes on', async () => {
    const slow = other(
      'export const handler = async () => { await new Promise((done) => setTimeout(done, 5000)); return "late"; };',
      { timeout: 10 },
    );
    const { transcript, answer } = await run(
      "return (await invoke('slow', {})).Payload;",
      { slow },
      { config: { timeout: 3 } },
    );
    expect(answer).toMatchObject({ error: { kind: 'timed-out' } });
    expect(transcript.functions?.['slow']?.invocations).toMatchObject([
      { outcome: { kind: 'answered', answer: 'late' } },
    ]);
  });

  it('can give up waiting, and hears of the answer no more', async () => {
    const slow = other(
      'export const handler = async () => { await new Promise((done) => setTimeout(done, 2000)); return "late"; };',
    );
    const { answer } = await run(
      `const started = Date.now();
       const name = await lambda.send(new InvokeCommand({ FunctionName: 'slow' }), { abortSignal: AbortSignal.timeout(500) }).catch((e) => e.name);
       const abortedMs = Date.now() - started;
       await new Promise((done) => setTimeout(done, 3000));
       return [name, abortedMs < 600];`,
      { slow },
    );
    expect(answer).toEqual(['AbortError', true]);
  });

  it('that is frozen while it waits hears of the answer in its next invocation', async () => {
    const { answer } = await run(
      `globalThis.said ??= [];
       if (event.first) { invoke('sum', { of: [1] }).then(({ Payload }) => said.push(Payload)); await new Promise((done) => setTimeout(done, 20)); return 'gone'; }
       await new Promise((done) => setTimeout(done, 100));
       return said;`,
      { sum },
      {
        steps: [
          { kind: 'invoke', event: { first: true } },
          { kind: 'wait', seconds: 5 },
          { kind: 'invoke', event: {} },
        ],
      },
    );
    expect(answer).toEqual([1]);
  });

  it('finds no function that is not there', async () => {
    const { answer } = await run("return invoke('nobody', {}).catch(({ name, message }) => [name, message]);", {});
    expect(answer).toEqual([
      'ResourceNotFoundException',
      'Function not found: arn:aws:lambda:us-east-1:123456789012:function:nobody',
    ]);
  });

  it('fails as in Node.js with a payload that nobody made a text of', async () => {
    const { transcript, answer } = await run(
      `return lambda.send(new InvokeCommand({ FunctionName: 'nobody', Payload: { id: 1 } })).catch(({ name, message }) => [name, message]);`,
      {},
    );
    expect(answer).toEqual([
      'TypeError',
      'The first argument must be of type string or an instance of Buffer, ArrayBuffer, or Array or an Array-like Object. Received an instance of Object',
    ]);
    expect(transcript.calls).toEqual([]);
  });

  it('is told of its limits, after the attempts of the SDK', async () => {
    const closed = other('export const handler = async () => 1;', { reservedConcurrency: 0 });
    const { transcript, answer } = await run(
      "return invoke('closed', {}).catch(({ name, Reason }) => [name, Reason]);",
      {
        closed,
      },
    );
    expect(answer).toEqual(['TooManyRequestsException', 'ReservedFunctionConcurrentInvocationLimitExceeded']);
    expect(transcript.calls?.map(({ status }) => status)).toEqual([429, 429, 429]);
    expect(transcript.functions?.['closed']?.invocations).toEqual([]);
  });

  it('takes of the account’s limit itself', async () => {
    const { answer } = await run(
      "return invoke('sum', { of: [1] }).catch(({ name, Reason }) => [name, Reason]);",
      { sum },
      {
        resources: { account: { concurrentExecutions: 1 }, functions: { sum } },
      },
    );
    expect(answer).toEqual(['TooManyRequestsException', 'ConcurrentInvocationLimitExceeded']);
  });

  it('can do so several times at once', async () => {
    const { transcript, answer } = await run(
      "return (await Promise.all([1, 2, 3].map((n) => invoke('sum', { of: [n, n] })))).map(({ Payload }) => Payload);",
      { sum },
    );
    expect(answer).toEqual([2, 4, 6]);
    expect(transcript.functions?.['sum']?.invocations.map(({ coldStart }) => coldStart)).toEqual([true, true, true]);
  });

  it('sends an event that Lambda tries three times, and hands on when it fails', async () => {
    const broken = other('export const handler = async () => { throw new Error("always"); };', {
      asynchronous: { onFailure: 'failures' },
    });
    const { transcript, answer } = await run(
      "return (await invoke('broken', { n: 1 }, { InvocationType: 'Event' })).StatusCode;",
      { broken },
      { resources: { queues: { failures: { messages: [] } }, functions: { broken } } },
    );
    expect(answer).toBe(202);
    const { invocations = [] } = transcript.functions?.['broken'] ?? {};
    expect(invocations.map(({ event, source }) => [event, source])).toEqual(
      [1, 2, 3].map(() => [{ n: 1 }, 'asynchronous-invocation']),
    );
    // The id is that of the call.
    expect(new Set(invocations.map(({ requestId }) => requestId))).toEqual(new Set([transcript.calls?.[0]?.requestId]));
    expect(told(transcript).at(-1)).toBe('asynchronous-invocation broken sent-to-destination');
    const record = JSON.parse(transcript.cloud?.queues['failures']?.visible[0]?.body ?? '{}') as object;
    expect(record).toMatchObject({
      requestContext: {
        functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:broken:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: { n: 1 },
    });
  });
});

describe('a function that another one invokes', () => {
  it('calls services as itself', async () => {
    const clerk = other(
      `${imports} export const handler = async (_event, { functionName, logGroupName }) => {
        const { Arn } = await new STSClient({}).send(new GetCallerIdentityCommand({}));
        return [Arn, functionName, logGroupName, process.env.AWS_LAMBDA_FUNCTION_NAME];
      };`,
      { memorySize: 1_769 },
    );
    const { transcript, answer } = await run(
      `const { Arn } = await new STSClient({}).send(new GetCallerIdentityCommand({}));
       return [Arn, (await invoke('clerk', {})).Payload];`,
      { clerk },
    );
    expect(answer).toEqual([
      'arn:aws:sts::123456789012:assumed-role/fn-role/fn',
      ['arn:aws:sts::123456789012:assumed-role/clerk-role/clerk', 'clerk', '/aws/lambda/clerk', 'clerk'],
    ]);
    expect(transcript.calls?.map(({ operation, by }) => [operation, by])).toEqual([
      ['GetCallerIdentity', undefined],
      ['Invoke', undefined],
      ['GetCallerIdentity', 'clerk'],
    ]);
  });
});

describe('functions that go round in a loop', () => {
  // Each round waits for the next, in an environment and so in an engine of its own.
  it('are stopped by Lambda after sixteen rounds where one invokes itself and waits', { timeout: 60_000 }, async () => {
    const { transcript, answer } = await run(
      `try { return (await invoke(context.functionName, { n: (event.n ?? 0) + 1 })).Payload; }
       catch ({ name }) { return [name, event.n]; }`,
      {},
    );
    expect(answer).toEqual(['RecursiveInvocationException', 15]);
    expect(transcript.invocations.length).toBe(16);
    expect(told(transcript)).toEqual(['function fn recursion-stopped']);
  });

  it('are stopped where one sends itself events', async () => {
    const { transcript } = await run("await invoke(context.functionName, {}, { InvocationType: 'Event' });", {});
    expect(transcript.invocations.length).toBe(16);
    expect(told(transcript)).toContain('function fn recursion-stopped');
  });
});
