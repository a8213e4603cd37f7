import {
  InvokeCommand,
  type InvokeCommandInput,
  type InvokeCommandOutput,
  LambdaClient,
  ListFunctionsCommand,
  ResourceNotFoundException,
  TooManyRequestsException,
} from '@aws-sdk/client-lambda';
import { describe, expect, it } from 'vitest';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import type { InvocationResult, RequestedInvocation } from './function-runner.ts';
import { createLambda } from './service.ts';

const answered: InvocationResult = { kind: 'ran', payload: '{"total":3}', hasFailed: false, logTail: [] };

/** The service with one function, `sum`, of which this comes, ten milliseconds later. */
function open(result: InvocationResult = answered) {
  const context = createTestContext();
  const service = createLambda();
  const invocations: RequestedInvocation[] = [];
  service.connect({
    has: (name) => name === 'sum',
    run(invocation, done) {
      invocations.push(invocation);
      done(result, invocation.timeMs + 10);
    },
  });
  const client = new LambdaClient(clientOptions((request) => service.answer(request, context)));
  const invoke = (input: Partial<InvokeCommandInput> = {}): Promise<InvokeCommandOutput> =>
    client.send(new InvokeCommand({ FunctionName: 'sum', ...input }));
  return { client, context, invocations, invoke };
}

async function failureOf(sent: Promise<unknown>): Promise<string> {
  return sent.then(
    () => 'It went well.',
    (error: unknown) => {
      const { name, message, $metadata } = error as Error & { $metadata: { httpStatusCode: number } };
      return `${$metadata.httpStatusCode} ${name}: ${message}`;
    },
  );
}

describe('an invocation that is waited for', () => {
  it('is answered with the payload of the function', async () => {
    const { invoke, invocations } = open();
    const { Payload, StatusCode, FunctionError, ExecutedVersion, LogResult, $metadata } = await invoke({
      Payload: JSON.stringify({ of: [1, 2] }),
    });
    expect(Payload?.transformToString()).toBe('{"total":3}');
    expect({ StatusCode, FunctionError, ExecutedVersion, LogResult }).toEqual({
      StatusCode: 200,
      FunctionError: undefined,
      ExecutedVersion: '$LATEST',
      LogResult: undefined,
    });
    expect(invocations).toMatchObject([
      { functionName: 'sum', payload: { of: [1, 2] }, requestId: $metadata.requestId, wantsLogTail: false },
    ]);
  });

  it('of a function that failed is a 200 all the same, and says so', async () => {
    const payload = '{"errorType":"Error","errorMessage":"no","trace":[]}';
    const { Payload, StatusCode, FunctionError } = await open({ ...answered, payload, hasFailed: true }).invoke();
    expect({ StatusCode, FunctionError, Payload: Payload?.transformToString() }).toEqual({
      StatusCode: 200,
      FunctionError: 'Unhandled',
      Payload: payload,
    });
  });

  it('has the last 4 KB of the log where that is asked for', async () => {
    const logTail = ['START', 'ü'.repeat(2_100), 'END'];
    const { LogResult = '' } = await open({ ...answered, logTail }).invoke({ LogType: 'Tail' });
    // The ü that would have been cut in two has gone.
    expect(Buffer.from(LogResult, 'base64').toString()).toBe(`${'ü'.repeat(2_045)}\nEND\n`);
  });

  it('without a payload has an empty event', async () => {
    const { invoke, invocations } = open();
    await invoke();
    expect(invocations).toMatchObject([{ payload: {} }]);
  });

  it.each([
    ['a name', 'sum'],
    ['a name with a version', 'sum:$LATEST'],
    ['a partial ARN', '123456789012:function:sum'],
    ['an ARN', 'arn:aws:lambda:us-east-1:123456789012:function:sum'],
  ])('takes %s', async (_what, FunctionName) => {
    expect((await open().invoke({ FunctionName })).StatusCode).toBe(200);
  });
});

describe('an invocation that nobody waits for', () => {
  it('is accepted, and handed to the queue of events', async () => {
    const { context, invoke } = open();
    const { StatusCode, Payload, $metadata } = await invoke({ InvocationType: 'Event', Payload: '{"n":1}' });
    expect({ StatusCode, size: Payload?.length ?? 0 }).toEqual({ StatusCode: 202, size: 0 });
    expect(context.happenings).toEqual([
      {
        kind: 'invoked-asynchronously',
        functionName: 'sum',
        payload: { n: 1 },
        requestId: $metadata.requestId,
        timeMs: testTimeMs + 5,
      },
    ]);
  });

  it('may only be tried', async () => {
    const { context, invoke, invocations } = open();
    expect((await invoke({ InvocationType: 'DryRun' })).StatusCode).toBe(204);
    expect([context.happenings, invocations]).toEqual([[], []]);
  });
});

describe('what Lambda refuses', () => {
  it('is said in the words of the service', async () => {
    const inputs: Readonly<Record<string, Partial<InvokeCommandInput>>> = {
      'an unknown function': { FunctionName: 'other' },
      'an alias that is not there': { Qualifier: 'live' },
      'an unknown function, asynchronously': { FunctionName: 'other', InvocationType: 'Event' },
      'a name that is none': { FunctionName: 'a b' },
      'an invocation type that is none': { InvocationType: 'Later' as never },
      'a log type that is none': { LogType: 'All' as never },
      'a payload that is not JSON': { Payload: '{"a":' },
      'a payload over 6 MB': { Payload: JSON.stringify('x'.repeat(6 * 2 ** 20)) },
      'an event over 1 MB': { Payload: JSON.stringify('x'.repeat(2 ** 20)), InvocationType: 'Event' },
    };
    const failures: Record<string, string> = {};
    for (const [what, input] of Object.entries(inputs)) failures[what] = await failureOf(open().invoke(input));
    expect(failures).toMatchInlineSnapshot(`
      {
        "a log type that is none": "400 ValidationException: 1 validation error detected: Value 'All' at 'logType' failed to satisfy constraint: Member must satisfy enum value set: [None, Tail]",
        "a name that is none": "400 ValidationException: 1 validation error detected: Value 'a b' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_\\.]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
        "a payload over 6 MB": "413 RequestEntityTooLargeException: Request must be smaller than 6291456 bytes for the InvokeFunction operation",
        "a payload that is not JSON": "400 InvalidRequestContentException: Could not parse request body into json: Could not parse payload into json: Unexpected character",
        "an alias that is not there": "404 ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:123456789012:function:sum:live",
        "an event over 1 MB": "413 RequestEntityTooLargeException: 1048578 byte payload is too large for the Event invocation type (limit 1048576 bytes)",
        "an invocation type that is none": "400 ValidationException: 1 validation error detected: Value 'Later' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]",
        "an unknown function": "404 ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:123456789012:function:other",
        "an unknown function, asynchronously": "404 ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:123456789012:function:other",
      }
    `);
  });

  it('is more invocations at once than the limit, in the name of whose limit it is', async () => {
    for (const [limit, Reason] of [
      ['account', 'ConcurrentInvocationLimitExceeded'],
      ['function', 'ReservedFunctionConcurrentInvocationLimitExceeded'],
    ] as const) {
      const sent = open({ kind: 'throttled', limit }).invoke();
      await expect(sent).rejects.toBeInstanceOf(TooManyRequestsException);
      await expect(sent).rejects.toMatchObject({ message: 'Rate Exceeded.', Reason, Type: 'User' });
    }
  });

  it('is a function that goes round in a loop', async () => {
    expect(await failureOf(open({ kind: 'recursion-stopped' }).invoke())).toMatchInlineSnapshot(
      `"400 RecursiveInvocationException: Lambda has detected your function being invoked in a recursive loop with other Amazon Web Services resources and stopped your function's invocation."`,
    );
  });

  it('is every other operation', async () => {
    expect(await failureOf(open().client.send(new ListFunctionsCommand({})))).toMatchInlineSnapshot(
      `"404 UnknownOperationException: UnknownError"`,
    );
  });

  it('is everything where there are no functions', async () => {
    const service = createLambda();
    const client = new LambdaClient(clientOptions((request) => service.answer(request, createTestContext())));
    await expect(client.send(new InvokeCommand({ FunctionName: 'sum' }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
  });
});
