import { describe, expect, it } from 'vitest';
import { answerOf, invoke, runFunction, type FunctionRun } from '../../../run-function.fixture.ts';

const handlerOf = (body: string, imports = ''): string =>
  `${imports}\nexport const handler = awslambda.streamifyResponse(async (event, responseStream, context) => {\n${body}\n});\n`;

/** What a streaming handler sent, and what it logged: level and message. */
async function stream(source: string, run?: FunctionRun) {
  const { invocations, logs } = await runFunction(source, run);
  const log = logs
    .filter((line) => line.source === 'function')
    .map((line) =>
      line.text
        .split('\t')
        .slice(line.isStandardError ? 0 : 2)
        .join(' '),
    );
  return { outcome: invocations.at(-1)?.outcome, log };
}

const octets = 'application/octet-stream';
const streamed = (body: string, contentType = octets): object => ({ kind: 'streamed', answer: { contentType, body } });

/** How the process ends by a rejection that nobody handles. */
const ending = { 'nodejs24.x': 'Runtime.ExitError', 'nodejs22.x': 'Runtime.UnhandledPromiseRejection' };

describe.each(['nodejs24.x', 'nodejs22.x'] as const)('a streaming handler of %s', (runtime) => {
  const run = { config: { runtime } };

  it('sends what it writes', async () => {
    const source = handlerOf(`responseStream.setContentType('text/plain');
      responseStream.write('hello ');
      responseStream.write('world');
      responseStream.end();`);

    expect((await stream(source, run)).outcome).toEqual(streamed('hello world', 'text/plain'));
  });

  it('sends bytes as they are', async () => {
    const source = handlerOf(
      "responseStream.end(Buffer.from([0, 128, 255, 65])); responseStream.on('finish', () => {});",
    );

    expect((await stream(source, run)).outcome).toEqual(streamed('\u0000\u0080ÿA'));
  });

  it('sends status and headers before the body', async () => {
    const source =
      handlerOf(`const stream = awslambda.HttpResponseStream.from(responseStream, { statusCode: 201, headers: { 'x-a': '1' } });
      stream.write('body');
      stream.end();`);
    const text = `{"statusCode":201,"headers":{"x-a":"1"}}${'\0'.repeat(8)}body`;

    expect((await stream(source, run)).outcome).toEqual(
      streamed(text, 'application/vnd.awslambda.http-integration-response'),
    );
  });

  it('is the end of a pipeline', async () => {
    const imports = `import { pipeline } from 'node:stream/promises';\nimport { Readable } from 'node:stream';`;
    const source = handlerOf("await pipeline(Readable.from(['a', 'b', 'c']), responseStream);", imports);

    expect((await stream(source, run)).outcome).toEqual(streamed('abc'));
  });

  it('takes its time', async () => {
    const source = handlerOf(`for (const part of ['a', 'b']) {
        responseStream.write(part);
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
      responseStream.end();`);
    const { outcome, durationMs } = await invoke(source, run);

    expect(outcome).toEqual(streamed('ab'));
    expect(durationMs).toBeGreaterThanOrEqual(600);
  });

  it('tells an error that it throws before the first write', async () => {
    const { outcome, log } = await stream(handlerOf("throw new TypeError('too early');"), run);

    expect(outcome).toMatchObject({
      answer: { contentType: octets, body: '', error: { errorType: 'TypeError', errorMessage: 'too early' } },
    });
    expect(log).toEqual([expect.stringMatching(/^ERROR Invoke Error .*"errorMessage":"too early"/)]);
  });

  it('tells an error that it throws midway, behind what it has sent', async () => {
    const { outcome } = await stream(handlerOf("responseStream.write('part');\nthrow new Error('mid');"), run);

    expect(outcome).toMatchObject({ answer: { body: 'part', error: { errorType: 'Error', errorMessage: 'mid' } } });
  });

  it('has sent everything when it throws after the end', async () => {
    const { outcome, log } = await stream(handlerOf("responseStream.end('all');\nthrow new Error('late');"), run);

    expect(outcome).toEqual(streamed('all'));
    expect(log).toHaveLength(1);
  });

  it('times out when it never ends the stream', async () => {
    const { outcome } = await stream(handlerOf("responseStream.write('part');"), run);

    expect(outcome).toMatchObject({ kind: 'function-error', error: { kind: 'timed-out' } });
  });

  it('must be async', async () => {
    const source =
      "export const handler = awslambda.streamifyResponse((event, responseStream) => { responseStream.write('a'); });";
    const { outcome, log } = await stream(source, run);

    expect(outcome).toMatchObject({
      answer: { error: { errorMessage: 'Streaming does not support non-async handlers.' } },
    });
    expect(log).toEqual([expect.stringContaining('Streaming does not support non-async handlers.')]);
  });

  it('is warned when it returns a value', async () => {
    const { outcome, log } = await stream(handlerOf("responseStream.end('body');\nreturn { ignored: true };"), run);

    expect(outcome).toEqual(streamed('body'));
    expect(log).toEqual(['WARN Streaming handlers ignore return values.']);
  });

  it('fails when it writes after the end', async () => {
    const { outcome, log } = await stream(handlerOf("responseStream.end('done');\nresponseStream.write('late');"), run);

    expect(outcome).toMatchObject({ kind: 'function-error', error: { errorType: ending[runtime] } });
    expect(log.join('\n')).toContain('write after end');
  });

  it('cannot set the content type after the first write', async () => {
    const { outcome } = await stream(
      handlerOf("responseStream.write('a');\nresponseStream.setContentType('b/c');"),
      run,
    );

    expect(outcome).toMatchObject({
      answer: {
        error: {
          errorType: 'Runtime.InvalidStreamingOperation',
          errorMessage: 'Cannot set content-type, too late.',
        },
      },
    });
  });

  it('serves the next event as well', async () => {
    const source = handlerOf('responseStream.end(String(event.n));');

    expect((await stream(source, { ...run, events: [{ n: 1 }, { n: 2 }] })).outcome).toEqual(streamed('2'));
  });
});

describe('a streamed answer', () => {
  it('is told to be too large for this page', async () => {
    const source = handlerOf(`const megabyte = Buffer.alloc(2 ** 20, 'x');
      for (let index = 0; index < 21; index++) responseStream.write(megabyte);
      responseStream.end();`);
    const { log } = await stream(source, { config: { memorySize: 512, timeout: 10 } });

    expect(log.join('\n')).toContain(
      "This page's simulated runtime takes 20 MB of a streamed answer; on Lambda it is 200 MB.",
    );
  });
});

describe('awslambda', () => {
  it('marks the handler and gives it back', async () => {
    const source = `
const inner = async () => {};
const wrapped = awslambda.streamifyResponse(inner, { highWaterMark: 10.5 });
export const handler = async () => [
  wrapped === inner,
  inner[Symbol.for('aws.lambda.runtime.handler.streaming')],
  inner[Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark')],
];`;

    expect(await answerOf(source)).toEqual([true, 'response', 10]);
  });

  it('tells libraries the current invocation, in nodejs24.x', async () => {
    const source = `
const before = awslambda.InvokeStore.getRequestId();
export const handler = async (event, context) => {
  const { InvokeStore } = awslambda;
  const was = InvokeStore.get('mine') ?? null;
  InvokeStore.set('mine', 1);
  let refused;
  try { InvokeStore.set(Symbol.for('_AWS_LAMBDA_REQUEST_ID'), 'x'); } catch (error) { refused = error.message; }
  return [before, InvokeStore.getRequestId() === context.awsRequestId, InvokeStore.hasContext(), was, InvokeStore.get('mine'), refused];
};`;
    const expected = ['-', true, true, null, 1];
    const refused = 'Cannot modify protected Lambda context field: Symbol(_AWS_LAMBDA_REQUEST_ID)';

    expect(await answerOf(source, { events: [{}, {}] })).toEqual([...expected, refused]);
  });

  it('has no store in nodejs22.x', async () => {
    const source = 'export const handler = async () => Object.keys(awslambda);';

    expect(await answerOf(source, { config: { runtime: 'nodejs22.x' } })).toEqual([
      'streamifyResponse',
      'HttpResponseStream',
    ]);
  });
});
