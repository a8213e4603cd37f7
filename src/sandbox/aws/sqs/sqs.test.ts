import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import { createSqs } from './service.ts';

const base = 'https://sqs.us-east-1.amazonaws.com/123456789012';
const jobs = `${base}/jobs`;
const fifo = `${base}/steps.fifo`;

function open() {
  const context = { ...createTestContext() };
  const service = createSqs(
    {
      jobs: { visibilityTimeout: 10, deadLetter: { queue: 'dead', maxReceiveCount: 2 }, messages: [{ body: 'first' }] },
      dead: { messages: [] },
      'steps.fifo': { fifo: true, messages: [] },
    },
    context,
  );
  let nowMs = testTimeMs;
  const client = new SQSClient(clientOptions((request) => service.answer(request, { ...context, nowMs })));
  return {
    service,
    context,
    client,
    later(seconds: number) {
      nowMs += seconds * 1_000;
    },
    state: () => service.state(nowMs),
    receive: async (QueueUrl: string, most = 10) =>
      (
        await client.send(
          new ReceiveMessageCommand({
            QueueUrl,
            MaxNumberOfMessages: most,
            MessageSystemAttributeNames: ['All'],
            MessageAttributeNames: ['All'],
          }),
        )
      ).Messages ?? [],
  };
}

async function failureOf(sent: Promise<unknown>) {
  return sent.then(
    () => {
      throw new Error('It went well.');
    },
    (error: unknown) => {
      const { name, message, Code, $metadata } = error as Error & {
        Code?: string;
        $metadata: { httpStatusCode: number };
      };
      return { name, message, code: Code, status: $metadata.httpStatusCode };
    },
  );
}

describe('the real client', () => {
  it('sends with attributes and a delay, and checks the digests that come back', async () => {
    const { client, receive, later, context } = open();
    await client.send(
      new SendMessageCommand({
        QueueUrl: jobs,
        MessageBody: 'grün',
        DelaySeconds: 5,
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'x' },
          raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 255]) },
        },
      }),
    );
    expect((await receive(jobs)).map(({ Body }) => Body)).toEqual(['first']);
    later(5);
    const [message] = await receive(jobs);
    expect(message).toMatchObject({
      Body: 'grün',
      Attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(testTimeMs) },
      MessageAttributes: { kind: { StringValue: 'x' }, raw: { BinaryValue: new Uint8Array([1, 2, 255]) } },
    });
    expect(context.happenings).toEqual([{ kind: 'message-sent', queue: 'jobs', timeMs: testTimeMs }]);
  });

  it('a message comes back after its visibility time-out, and goes to the dead letters after too many', async () => {
    const { receive, later, state } = open();
    expect((await receive(jobs)).length).toBe(1);
    expect((await receive(jobs)).length).toBe(0);
    later(10);
    expect((await receive(jobs))[0]?.Attributes?.ApproximateReceiveCount).toBe('2');
    later(10);
    expect(await receive(jobs)).toEqual([]);
    expect(state()).toMatchObject({
      jobs: { visible: [], inFlight: [], deleted: 0, deadLetterQueue: 'dead' },
      dead: { visible: [{ body: 'first', receiveCount: 2 }] },
    });
  });

  it('deletes, changes visibility, and tells numbers', async () => {
    const { client, receive, state, later } = open();
    const [first] = await receive(jobs);
    const ReceiptHandle = first?.ReceiptHandle;
    await client.send(new ChangeMessageVisibilityCommand({ QueueUrl: jobs, ReceiptHandle, VisibilityTimeout: 0 }));
    const [again] = await receive(jobs);
    const attributes = new GetQueueAttributesCommand({ QueueUrl: jobs, AttributeNames: ['All'] });
    expect((await client.send(attributes)).Attributes).toMatchObject({
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '1',
      QueueArn: 'arn:aws:sqs:us-east-1:123456789012:jobs',
    });
    await client.send(new DeleteMessageCommand({ QueueUrl: jobs, ReceiptHandle: again?.ReceiptHandle }));
    later(60);
    expect(await receive(jobs)).toEqual([]);
    expect(state()['jobs']).toMatchObject({ deleted: 1 });
  });

  it('tells of each entry of a batch what became of it', async () => {
    const { client } = open();
    const { Successful, Failed } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: jobs,
        Entries: [
          { Id: 'good', MessageBody: 'a' },
          { Id: 'bad', MessageBody: 'b', DelaySeconds: 1_000 },
        ],
      }),
    );
    expect(Successful?.map(({ Id }) => Id)).toEqual(['good']);
    expect(Failed).toMatchObject([{ Id: 'bad', Code: 'InvalidParameterValue', SenderFault: true }]);
  });
});

describe('a FIFO queue', () => {
  const send = (id: string, group: string, body = id) =>
    new SendMessageCommand({ QueueUrl: fifo, MessageBody: body, MessageGroupId: group, MessageDeduplicationId: id });

  it('keeps the order of a group, which waits while one of its messages is in flight', async () => {
    const { client, receive } = open();
    for (const [id, group] of [
      ['a1', 'a'],
      ['b1', 'b'],
      ['a2', 'a'],
    ] as const)
      await client.send(send(id, group));
    const [first] = await receive(fifo, 1);
    expect(first?.Body).toBe('a1');
    expect((await receive(fifo)).map(({ Body }) => Body)).toEqual(['b1']);
    await client.send(
      new DeleteMessageBatchCommand({ QueueUrl: fifo, Entries: [{ Id: '1', ReceiptHandle: first?.ReceiptHandle }] }),
    );
    expect((await receive(fifo)).map(({ Body }) => Body)).toEqual(['a2']);
  });

  it('drops what it has seen in the last five minutes', async () => {
    const { client, receive, later } = open();
    const one = await client.send(send('same', 'a', 'one'));
    const two = await client.send(send('same', 'a', 'two'));
    expect(two.MessageId).toBe(one.MessageId);
    later(301);
    await client.send(send('same', 'b', 'three'));
    expect((await receive(fifo)).map(({ Body }) => Body)).toEqual(['one', 'three']);
  });
});

it('reports errors as SQS does', async () => {
  const { client } = open();
  expect(await failureOf(client.send(new GetQueueUrlCommand({ QueueName: 'nope' })))).toEqual({
    name: 'QueueDoesNotExist',
    message: 'The specified queue does not exist.',
    code: 'AWS.SimpleQueueService.NonExistentQueue',
    status: 400,
  });
  expect(
    await failureOf(client.send(new DeleteMessageCommand({ QueueUrl: jobs, ReceiptHandle: 'nonsense' }))),
  ).toMatchObject({ name: 'ReceiptHandleIsInvalid' });
  expect(await failureOf(client.send(new SendMessageBatchCommand({ QueueUrl: jobs, Entries: [] })))).toMatchObject({
    name: 'EmptyBatchRequest',
  });
  const huge = new SendMessageCommand({ QueueUrl: jobs, MessageBody: 'x'.repeat(1_048_577) });
  expect(await failureOf(client.send(huge))).toMatchObject({
    message: expect.stringContaining('shorter than 1048576') as string,
  });
  expect(await failureOf(client.send(new SendMessageCommand({ QueueUrl: fifo, MessageBody: 'x' })))).toMatchObject({
    message: 'The request must contain the parameter MessageGroupId.',
  });
  expect(await failureOf(client.send(new StartMessageMoveTaskCommand({ SourceArn: 'arn' })))).toMatchObject({
    name: 'UnknownOperationException',
  });
});

it('ten thousand messages come through', async () => {
  const { service, context, receive, client } = open();
  for (let n = 0; n < 10_000; n++)
    service.perform('SendMessage', { QueueUrl: `${base}/dead`, MessageBody: String(n) }, context);
  let count = 0;
  for (let n = 0; n < 100; n++) {
    const messages = await receive(`${base}/dead`);
    count += messages.length;
    await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: `${base}/dead`,
        Entries: messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle })),
      }),
    );
  }
  expect(count).toBe(1_000);
});
