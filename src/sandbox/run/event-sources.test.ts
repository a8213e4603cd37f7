import { describe, expect, it } from 'vitest';
import type { CloudSpec } from '../cloud-spec.ts';
import { type FunctionRun, httpRequest, runFunction } from '../run-function.fixture.ts';
import type { Transcript } from '../transcript.ts';

const startMs = Date.UTC(2026, 0, 15, 10);
const orders: CloudSpec = {
  queues: {
    orders: { visibilityTimeout: 30, deadLetter: { queue: 'dead', maxReceiveCount: 3 }, messages: [] },
    dead: { messages: [] },
  },
};

function send(...bodies: readonly string[]): NonNullable<FunctionRun['steps']> {
  return [{ kind: 'send-messages', queue: 'orders', messages: bodies.map((body) => ({ body })) }];
}

function told({ deliveries = [] }: Transcript): string[] {
  return deliveries.map(
    ({ timestamp, source, outcome, records }) =>
      `${Math.round((timestamp - startMs) / 1_000)} s: ${source} ${outcome} (${records.length})`,
  );
}

describe('a queue that calls the function', () => {
  it('hands messages over in one batch, and deletes them when the function has done them', async () => {
    const transcript = await runFunction('export const handler = async ({ Records }) => Records.map((r) => r.body);', {
      resources: orders,
      triggers: [{ kind: 'sqs', queue: 'orders' }],
      steps: send('a', 'b', 'c'),
    });
    expect(transcript.invocations).toMatchObject([
      { step: 1, source: 'sqs', outcome: { kind: 'answered', answer: ['a', 'b', 'c'] } },
    ]);
    expect(transcript.cloud?.queues['orders']).toMatchObject({ visible: [], inFlight: [], deleted: 3 });
    expect(told(transcript)).toEqual(['0 s: sqs answered (3)']);
  });

  it('gets a poison message back after each visibility time-out, and gives it up for dead', async () => {
    const source = `export const handler = async ({ Records }) => {
      for (const { body } of Records) if (body === 'poison') throw new Error('cannot');
    };`;
    const transcript = await runFunction(source, {
      resources: orders,
      triggers: [{ kind: 'sqs', queue: 'orders', batchSize: 1 }],
      steps: send('good', 'poison'),
    });
    const events = transcript.invocations.map(({ event }) => event as { Records: { attributes: object }[] });
    expect(events.map(({ Records }) => Records[0]?.attributes)).toMatchObject([
      { ApproximateReceiveCount: '1' },
      { ApproximateReceiveCount: '1' },
      { ApproximateReceiveCount: '2' },
      { ApproximateReceiveCount: '3' },
    ]);
    expect(transcript.cloud?.queues).toMatchObject({
      orders: { visible: [], inFlight: [], deleted: 1 },
      dead: { visible: [{ body: 'poison' }] },
    });
    expect(told(transcript)).toContain('90 s: sqs dead-lettered (1)');
    const dead = transcript.cloud?.queues['dead']?.visible.map(({ messageId }) => messageId);
    expect(transcript.deliveries?.find(({ outcome }) => outcome === 'dead-lettered')?.records).toEqual(dead);
  });

  it('tells of what it gives up for dead when the function itself receives from it', async () => {
    const source = `import { SQSClient, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
    const sqs = new SQSClient({});
    export const handler = async () => {
      const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';
      for (let n = 0; n < 4; n++) await sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0 }));
    };`;
    const transcript = await runFunction(source, {
      resources: orders,
      steps: [...send('a'), { kind: 'invoke', event: {} }],
    });
    const dead = transcript.cloud?.queues['dead']?.visible.map(({ messageId }) => messageId);
    expect(dead?.length).toBe(1);
    expect(transcript.deliveries).toMatchObject([
      { source: 'sqs', from: 'orders', outcome: 'dead-lettered', records: dead },
    ]);
  });

  it('takes only the messages that the function names as failed for failed', async () => {
    const source = `export const handler = async ({ Records }) => ({
      batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({ itemIdentifier: messageId })),
    });`;
    const transcript = await runFunction(source, {
      resources: orders,
      triggers: [{ kind: 'sqs', queue: 'orders', functionResponseTypes: ['ReportBatchItemFailures'] }],
      steps: send('good', 'bad', 'fine'),
    });
    expect(transcript.invocations.map(({ event }) => (event as { Records: unknown[] }).Records.length)).toEqual([
      3, 1, 1,
    ]);
    expect(transcript.cloud?.queues).toMatchObject({ orders: { deleted: 2 }, dead: { visible: [{ body: 'bad' }] } });
  });

  it('has the whole batch back when the answer names a message that is not in it', async () => {
    const transcript = await runFunction(
      "export const handler = async () => ({ batchItemFailures: [{ itemIdentifier: 'unknown' }] });",
      {
        resources: orders,
        triggers: [{ kind: 'sqs', queue: 'orders', functionResponseTypes: ['ReportBatchItemFailures'] }],
        steps: send('a', 'b'),
      },
    );
    expect(transcript.deliveries?.[0]).toMatchObject({
      outcome: 'failed',
      message: 'No record of the batch has the itemIdentifier "unknown". So the whole batch counts as failed.',
    });
    expect(transcript.cloud?.queues['dead']?.visible.length).toBe(2);
  });

  it('works on no more batches at once than its maximum concurrency', async () => {
    const source = `export const handler = async () => { await new Promise((resolve) => setTimeout(resolve, 1000)); };`;
    const durations = async (maximumConcurrency: number): Promise<number> => {
      const transcript = await runFunction(source, {
        resources: orders,
        triggers: [{ kind: 'sqs', queue: 'orders', batchSize: 1, maximumConcurrency }],
        steps: send('1', '2', '3', '4'),
      });
      return new Set(transcript.invocations.map(({ startedAt }) => startedAt)).size;
    };
    expect(await durations(2)).toBeGreaterThan(1);
    expect(await durations(4)).toBe(1);
  });

  it('delivers a message twice where the scenario asks for it', async () => {
    const transcript = await runFunction('export const handler = async ({ Records }) => Records[0].messageId;', {
      resources: orders,
      triggers: [{ kind: 'sqs', queue: 'orders' }],
      steps: [{ kind: 'send-messages', queue: 'orders', messages: [{ body: 'pay' }], deliveries: 2 }],
    });
    const answers = transcript.invocations.map(({ outcome }) =>
      outcome.kind === 'answered' ? outcome.answer : outcome,
    );
    expect(answers.length).toBe(2);
    expect(answers[0]).toBe(answers[1]);
  });

  it('delivers what the function sends once more, where its queue loses a deletion, after the visibility timeout', async () => {
    const transcript = await runFunction('export const handler = async ({ Records }) => Records[0].body;', {
      resources: { queues: { orders: { visibilityTimeout: 40, deliveries: 2, messages: [] } } },
      triggers: [{ kind: 'sqs', queue: 'orders', batchSize: 1 }],
      steps: send('pay'),
    });
    expect(told(transcript)).toEqual(['0 s: sqs answered (1)', '40 s: sqs answered (1)']);
    expect(transcript.cloud?.queues['orders']).toMatchObject({ visible: [], inFlight: [], deleted: 1 });
  });

  it('finishes ten thousand messages', async () => {
    const transcript = await runFunction('export const handler = async () => {};', {
      resources: orders,
      triggers: [{ kind: 'sqs', queue: 'orders', batchSize: 1_000, maximumBatchingWindowInSeconds: 1 }],
      steps: send(...Array.from({ length: 10_000 }, (_, index) => String(index))),
      limits: { wallClockMs: 15_000 },
    });
    expect(transcript.cloud?.queues['orders']).toMatchObject({ visible: [], inFlight: [], deleted: 10_000 });
  });

  it('hands a batch over as soon as it is full, and does not wait for the end of the window', async () => {
    const transcript = await runFunction('export const handler = async ({ Records }) => Records.length;', {
      resources: orders,
      triggers: [{ kind: 'sqs', queue: 'orders', batchSize: 5, maximumBatchingWindowInSeconds: 20 }],
      steps: [...send('1', '2', '3'), { kind: 'wait', seconds: 5 }, ...send('4', '5', '6')],
    });
    expect(told(transcript)).toEqual(['5 s: sqs answered (5)', '25 s: sqs answered (1)']);
  });

  it('puts no more into an event than a function takes', async () => {
    const transcript = await runFunction('export const handler = async ({ Records }) => Records.length;', {
      resources: orders,
      triggers: [{ kind: 'sqs', queue: 'orders' }],
      steps: send(...Array.from({ length: 10 }, () => 'x'.repeat(1_000_000))),
    });
    expect(told(transcript)).toEqual(['0 s: sqs answered (6)', '0 s: sqs answered (4)']);
  });

  it('is stopped by Lambda when the function sends to the queue that calls it, and other messages still come', async () => {
    const source = `import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
      const sqs = new SQSClient({});
      const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';
      export const handler = async ({ Records }) => {
        for (const { body } of Records) {
          if (body === 'go on') await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
        }
        return Records.length;
      };`;
    const transcript = await runFunction(source, {
      resources: orders,
      triggers: [{ kind: 'sqs', queue: 'orders' }],
      config: { memorySize: 1_769, timeout: 30 },
      steps: [...send('go on'), { kind: 'settle' }, ...send('the last')],
      limits: { wallClockMs: 15_000 },
    });
    expect(transcript.invocations.length).toBe(17);
    expect(told(transcript).filter((text) => text.includes('recursion-stopped'))).toEqual([
      '0 s: sqs recursion-stopped (1)',
    ]);
    // Lambda refuses the message each time that it comes into sight, until its queue gives it up.
    expect(transcript.cloud?.queues).toMatchObject({ orders: { visible: [] }, dead: { visible: [{ body: 'go on' }] } });
  });

  it('keeps messages for which there is no environment', async () => {
    const transcript = await runFunction('export const handler = async () => {};', {
      resources: orders,
      triggers: [{ kind: 'sqs', queue: 'orders' }],
      config: { reservedConcurrency: 0 },
      steps: send('a'),
    });
    expect(transcript.invocations).toEqual([]);
    expect(told(transcript)).toContain('0 s: sqs throttled (1)');
    expect(transcript.cloud?.queues['dead']?.visible.length).toBe(1);
  });
});

describe('a bucket that calls the function', () => {
  const resources: CloudSpec = { buckets: { uploads: { objects: {} } } };

  it('sends the encoded key, only of what its filters let through', async () => {
    const transcript = await runFunction('export const handler = async ({ Records }) => Records[0].s3.object.key;', {
      resources,
      triggers: [{ kind: 's3', bucket: 'uploads', events: ['s3:ObjectCreated:*'], suffix: '.png' }],
      steps: [
        { kind: 'upload-object', bucket: 'uploads', key: 'my holiday/grüße+1.png', text: 'x' },
        { kind: 'upload-object', bucket: 'uploads', key: 'notes.txt', text: 'x' },
      ],
    });
    const outcomes = transcript.invocations.map(({ outcome }) => outcome);
    expect(outcomes).toEqual([{ kind: 'answered', answer: 'my+holiday/gr%C3%BC%C3%9Fe%2B1.png' }]);
    expect(told(transcript)).toEqual(['0 s: s3 filtered-out (1)', '0 s: s3 answered (1)']);
  });

  it('is stopped by Lambda when the function writes where it is triggered', async () => {
    const source = `import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
      const s3 = new S3Client({});
      export const handler = async ({ Records }) => {
        await s3.send(new PutObjectCommand({ Bucket: 'uploads', Key: Records[0].s3.object.key + 'x', Body: 'again' }));
      };`;
    const transcript = await runFunction(source, {
      resources,
      triggers: [{ kind: 's3', bucket: 'uploads', events: ['s3:ObjectCreated:*'] }],
      config: { memorySize: 1_769, timeout: 30 },
      steps: [{ kind: 'upload-object', bucket: 'uploads', key: 'a', text: 'x' }],
      limits: { wallClockMs: 15_000 },
    });
    expect(transcript.invocations.length).toBe(16);
    expect(transcript.deliveries?.find(({ outcome }) => outcome === 'recursion-stopped')?.message).toBe(
      "The function has set itself off 16 times in a chain. Lambda's recursive loop detection stops it here.",
    );
  });
});

describe('an asynchronous invocation', () => {
  it('is tried twice more, after one and two minutes, with the same request id, and then told', async () => {
    const transcript = await runFunction("export const handler = async () => { throw new TypeError('no'); };", {
      resources: { queues: { failures: { messages: [] }, dead: { messages: [] } } },
      config: { asynchronous: { onFailure: 'failures', deadLetterQueue: 'dead' } },
      steps: [{ kind: 'invoke-async', event: { order: 1 } }],
    });
    const { invocations, cloud } = transcript;
    expect(invocations.map(({ startedAt }) => Math.round(((startedAt ?? 0) - startMs) / 1_000))).toEqual([0, 60, 180]);
    expect(new Set(invocations.map(({ requestId }) => requestId)).size).toBe(1);
    expect(JSON.parse(cloud?.queues['failures']?.visible[0]?.body ?? '')).toMatchObject({
      version: '1.0',
      requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
      requestPayload: { order: 1 },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'TypeError', errorMessage: 'no' },
    });
    expect(cloud?.queues['dead']?.visible[0]).toMatchObject({
      body: '{"order":1}',
      attributes: { ErrorCode: '200', ErrorMessage: 'no' },
    });
  });

  it('is told of as lost where its record is larger than a message may be, or the queue is gone', async () => {
    const large = await runFunction("export const handler = async () => 'x'.repeat(2 ** 20);", {
      resources: { queues: { done: { messages: [] } } },
      config: { asynchronous: { onSuccess: 'done' } },
      steps: [{ kind: 'invoke-async', event: {} }],
    });
    const gone = await runFunction("export const handler = async () => { throw new Error(''); };", {
      config: { asynchronous: { onFailure: 'done', deadLetterQueue: 'dead', maximumRetryAttempts: 0 } },
      resources: { queues: { dead: { messages: [] } } },
      steps: [{ kind: 'invoke-async', event: {} }],
    });
    expect([large, gone].map(({ deliveries = [] }) => deliveries.map(({ message }) => message))).toMatchInlineSnapshot(`
      [
        [
          "The function did it.",
          "The record of the invocation is lost: the queue done did not take it. One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.",
        ],
        [
          "Attempt 1 ended with Error: ",
          "As there are no attempts left, the event is lost: the queue done did not take it. The specified queue does not exist.",
          "As there are no attempts left, the event went to the queue dead.",
        ],
      ]
    `);
    expect(gone.cloud?.queues['dead']?.visible).toMatchObject([{ attributes: { ErrorMessage: 'Error: ' } }]);
  });

  it('is lost, and the transcript says so, where nobody is told', async () => {
    const transcript = await runFunction("export const handler = async () => { throw new Error('no'); };", {
      config: { asynchronous: { maximumRetryAttempts: 0 } },
      steps: [{ kind: 'invoke-async', event: {} }],
    });
    expect(told(transcript)).toEqual([
      '0 s: asynchronous-invocation failed (0)',
      '0 s: asynchronous-invocation dropped (0)',
    ]);
  });
});

describe('a stream that calls the function', () => {
  const resources: CloudSpec = {
    tables: { users: { partitionKey: { name: 'id', type: 'S' }, stream: 'NEW_AND_OLD_IMAGES', items: [] } },
    queues: { failures: { messages: [] } },
  };

  it('brings changes in their order, with images in DynamoDB JSON', async () => {
    const source = `export const handler = async ({ Records }) =>
      Records.map(({ eventName, dynamodb }) => [eventName, dynamodb.OldImage?.age, dynamodb.NewImage?.age]);`;
    const transcript = await runFunction(source, {
      resources,
      triggers: [{ kind: 'dynamodb-stream', table: 'users' }],
      steps: [
        { kind: 'put-item', table: 'users', item: { id: 'ada', age: 36 } },
        { kind: 'update-item', table: 'users', key: { id: 'ada' }, set: { age: 37 } },
        { kind: 'delete-item', table: 'users', key: { id: 'ada' } },
      ],
    });
    expect(transcript.invocations.at(-1)?.outcome).toEqual({
      kind: 'answered',
      answer: [
        ['INSERT', null, { N: '36' }],
        ['MODIFY', { N: '36' }, { N: '37' }],
        ['REMOVE', { N: '37' }, null],
      ],
    });
  });

  it('splits a batch until the record that fails is alone, and tells where it is', async () => {
    const source = `export const handler = async ({ Records }) => {
      if (Records.some(({ dynamodb }) => dynamodb.Keys.id.S === 'bad')) throw new Error('cannot');
    };`;
    const transcript = await runFunction(source, {
      resources,
      triggers: [
        {
          kind: 'dynamodb-stream',
          table: 'users',
          bisectBatchOnFunctionError: true,
          maximumRetryAttempts: 2,
          onFailure: 'failures',
        },
      ],
      steps: ['a', 'bad', 'c', 'd'].map((id) => ({ kind: 'put-item', table: 'users', item: { id } })),
    });
    const sizes = transcript.invocations.map(({ event }) => (event as { Records: unknown[] }).Records.length);
    expect(sizes).toEqual([4, 2, 1, 1, 1, 1, 2]);
    expect(JSON.parse(transcript.cloud?.queues['failures']?.visible[0]?.body ?? '')).toMatchObject({
      requestContext: { condition: 'RetryAttemptsExhausted' },
      DDBStreamBatchInfo: { batchSize: 1 },
    });
  });
});

describe('a stream whose function reports failures', () => {
  const resources: CloudSpec = {
    tables: { users: { partitionKey: { name: 'id', type: 'S' }, stream: 'KEYS_ONLY', items: [] } },
  };
  const steps = ['a', 'bad', 'c'].map((id) => ({ kind: 'put-item', table: 'users', item: { id } }) as const);
  const sizes = (transcript: Transcript): number[] =>
    transcript.invocations.map(({ event }) => (event as { Records: unknown[] }).Records.length);

  it('goes on from the lowest sequence number that is named', async () => {
    const source = `let isFirst = true;
      export const handler = async ({ Records }) => {
        const failed = isFirst ? Records.filter(({ dynamodb }) => dynamodb.Keys.id.S === 'bad') : [];
        isFirst = false;
        return { batchItemFailures: failed.map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })) };
      };`;
    const transcript = await runFunction(source, {
      resources,
      triggers: [{ kind: 'dynamodb-stream', table: 'users', functionResponseTypes: ['ReportBatchItemFailures'] }],
      steps,
    });
    expect(sizes(transcript)).toEqual([3, 2]);
  });

  it('splits the batch where it failed, and not in its middle', async () => {
    const source = `let isFirst = true;
      export const handler = async ({ Records }) => {
        const failed = isFirst ? [Records[0]] : [];
        isFirst = false;
        return { batchItemFailures: failed.map(({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber })) };
      };`;
    const transcript = await runFunction(source, {
      resources,
      triggers: [
        {
          kind: 'dynamodb-stream',
          table: 'users',
          bisectBatchOnFunctionError: true,
          functionResponseTypes: ['ReportBatchItemFailures'],
        },
      ],
      steps,
    });
    expect(sizes(transcript)).toEqual([3, 3]);
  });

  it('does not wait for the end of the window with a batch that is full', async () => {
    const transcript = await runFunction('export const handler = async () => {};', {
      resources,
      triggers: [{ kind: 'dynamodb-stream', table: 'users', batchSize: 3, maximumBatchingWindowInSeconds: 60 }],
      steps: [...steps.slice(0, 2), { kind: 'wait', seconds: 5 }, ...steps.slice(2)],
    });
    expect(told(transcript)).toEqual(['5 s: dynamodb-stream answered (3)']);
  });

  it('puts no more into an event than a function takes', async () => {
    const transcript = await runFunction('export const handler = async () => {};', {
      resources: {
        tables: { users: { partitionKey: { name: 'id', type: 'S' }, stream: 'NEW_IMAGE', items: [] } },
      },
      triggers: [{ kind: 'dynamodb-stream', table: 'users' }],
      steps: Array.from({ length: 20 }, (_, index) => ({
        kind: 'put-item',
        table: 'users',
        item: { id: String(index), text: 'x'.repeat(400_000) },
      })),
    });
    expect(sizes(transcript)).toEqual([15, 5]);
  });

  it('blocks its shard with a record that never works, until it is given up', async () => {
    const transcript = await runFunction("export const handler = async () => { throw new Error('no'); };", {
      resources,
      triggers: [{ kind: 'dynamodb-stream', table: 'users', batchSize: 1, maximumRetryAttempts: 1 }],
      steps,
    });
    expect(sizes(transcript)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(transcript.deliveries?.filter(({ outcome }) => outcome === 'dropped').length).toBe(3);
  });

  it('ends a scenario in which it would go on for a day, and the scenario says so', async () => {
    const transcript = await runFunction("export const handler = async () => { throw new Error('no'); };", {
      resources,
      triggers: [{ kind: 'dynamodb-stream', table: 'users' }],
      steps,
    });
    expect(transcript.deliveries?.at(-1)).toMatchObject({
      outcome: 'unsettled',
      message: 'After 3600 s, something would still have happened: a retry, or a message that comes back.',
    });
  });

  it('is ended by the scenario where the function writes into its own table', async () => {
    const source = `import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
      const client = new DynamoDBClient({});
      let count = 0;
      export const handler = async () => {
        await client.send(new PutItemCommand({ TableName: 'users', Item: { id: { S: String(count++) } } }));
      };`;
    const transcript = await runFunction(source, {
      resources,
      triggers: [{ kind: 'dynamodb-stream', table: 'users' }],
      config: { memorySize: 1_769, timeout: 30 },
      steps: steps.slice(0, 1),
      limits: { wallClockMs: 15_000 },
    });
    expect(transcript.invocations.length).toBe(100);
    expect(transcript.deliveries?.filter(({ outcome }) => outcome === 'recursion-stopped').length).toBe(1);
  });
});

describe('a FIFO queue', () => {
  it('keeps a group waiting behind a message that failed, and lets others pass', async () => {
    const source = `export const handler = async ({ Records }) => {
      const [{ body, attributes }] = Records;
      if (body === 'a1' && attributes.ApproximateReceiveCount === '1') throw new Error('not yet');
      return body;
    };`;
    const transcript = await runFunction(source, {
      resources: { queues: { 'jobs.fifo': { fifo: true, contentBasedDeduplication: true, messages: [] } } },
      triggers: [{ kind: 'sqs', queue: 'jobs.fifo', batchSize: 1 }],
      steps: [
        {
          kind: 'send-messages',
          queue: 'jobs.fifo',
          messages: [
            { body: 'a1', groupId: 'a' },
            { body: 'a2', groupId: 'a' },
            { body: 'b1', groupId: 'b' },
          ],
        },
      ],
    });
    const done = transcript.invocations.map(({ outcome }) => (outcome.kind === 'answered' ? outcome.answer : 'failed'));
    expect(done.filter((one) => one !== 'failed')).toEqual(['b1', 'a1', 'a2']);
  });
});

describe('requests', () => {
  it('come from a REST API with its own payload, and its own answer to a malformed one', async () => {
    const transcript = await runFunction(
      'export const handler = async ({ httpMethod, pathParameters }) => pathParameters.id;',
      {
        triggers: [{ kind: 'rest-api', routes: ['GET /users/{id}'] }],
        steps: [
          { kind: 'http-request', request: httpRequest({ path: '/users/7' }) },
          { kind: 'http-request', request: httpRequest({ path: '/nothing' }) },
        ],
      },
    );
    expect(transcript.invocations).toMatchObject([
      { response: { status: 502, body: '{"message":"Internal server error"}' } },
    ]);
    expect(transcript.directResponses).toMatchObject([{ step: 2, response: { status: 403 } }]);
  });

  it('sent by hand are answered as the API does that reads the answer', async () => {
    const transcript = await runFunction('export const handler = async () => 7;', {
      steps: [
        { kind: 'invoke', event: {}, source: 'rest-api' },
        { kind: 'invoke', event: {}, source: 'http-api' },
        { kind: 'invoke', event: {}, source: 'function-url' },
      ],
    });
    expect(transcript.invocations.map(({ response }) => response?.status)).toEqual([502, 200, 200]);
  });

  it('are throttled beyond the reserved concurrency', async () => {
    const step = { kind: 'http-request', request: httpRequest() } as const;
    const transcript = await runFunction('export const handler = async () => ({});', {
      config: { reservedConcurrency: 1 },
      triggers: [{ kind: 'function-url' }],
      steps: [{ kind: 'parallel', steps: [step, step] }],
    });
    expect(transcript.invocations.map(({ response }) => response?.status)).toEqual([200, 429]);
  });

  it('are answered by the REST API itself after 29 s', async () => {
    const source = 'export const handler = () => new Promise((resolve) => setTimeout(resolve, 40_000));';
    const transcript = await runFunction(source, {
      config: { timeout: 60 },
      triggers: [{ kind: 'rest-api' }],
      steps: [{ kind: 'http-request', request: httpRequest() }],
    });
    expect(transcript.invocations[0]?.response).toMatchObject({ status: 504 });
  });
});

describe('topics, rules and schedules', () => {
  it('call the function with what they were given', async () => {
    const transcript = await runFunction('export const handler = async (event) => event;', {
      triggers: [
        { kind: 'sns', topic: 'orders', filterPolicy: { kind: ['new'] } },
        { kind: 'event-rule', name: 'big', eventPattern: { detail: { total: [{ numeric: ['>', 100] }] } } },
        { kind: 'schedule', name: 'nightly', by: 'rule', scheduleExpression: 'rate(1 day)' },
        {
          kind: 'schedule',
          name: 'report',
          by: 'scheduler',
          scheduleExpression: 'rate(1 day)',
          input: { of: 'sales' },
        },
      ],
      steps: [
        { kind: 'publish', topic: 'orders', message: 'first', attributes: { kind: 'new' } },
        { kind: 'publish', topic: 'orders', message: 'second', attributes: { kind: 'old' } },
        { kind: 'put-event', source: 'shop', detailType: 'Order', detail: { total: 150 } },
        { kind: 'put-event', source: 'shop', detailType: 'Order', detail: { total: 50 } },
        { kind: 'fire-schedule', schedule: 'nightly', deliveries: 2 },
        { kind: 'fire-schedule', schedule: 'report' },
      ],
    });
    const of = (source: string) =>
      transcript.invocations.filter((one) => one.source === source).map(({ event }) => event);
    expect(of('sns')).toMatchObject([{ Records: [{ Sns: { Message: 'first' } }] }]);
    expect(of('event-rule')).toMatchObject([{ source: 'shop', 'detail-type': 'Order', detail: { total: 150 } }]);
    expect(of('schedule')).toMatchObject([
      { source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} },
      { of: 'sales' },
      { source: 'aws.events' },
    ]);
    expect(transcript.deliveries?.filter(({ outcome }) => outcome === 'filtered-out').length).toBe(2);
  });
});
