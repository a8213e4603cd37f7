import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
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
      narrow: { maximumMessageSize: 1_024, messages: [] },
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
    expect(context.happenings).toMatchObject([{ kind: 'message-sent', queue: 'jobs', timeMs: testTimeMs }]);
  });

  it('a queue is emptied once a minute at most', () => {
    const { service, context } = open();
    const purge = (nowMs: number) => () =>
      service.perform('PurgeQueue', { QueueUrl: `${base}/jobs` }, { ...context, nowMs });
    expect(purge(testTimeMs)()).toEqual({});
    expect(purge(testTimeMs + 59_000)).toThrow('Only one PurgeQueue operation on jobs is allowed every 60 seconds.');
    expect(purge(testTimeMs + 60_000)()).toEqual({});
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
    expect((await receive(`${base}/dead`))[0]?.Attributes).toMatchObject({
      DeadLetterQueueSourceArn: 'arn:aws:sqs:us-east-1:123456789012:jobs',
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

describe('attributes of a queue', () => {
  it('are set, and hold from then on', async () => {
    const { client, receive, later } = open();
    const Attributes = { VisibilityTimeout: '60', DelaySeconds: '5', MaximumMessageSize: '1024' };
    await client.send(new SetQueueAttributesCommand({ QueueUrl: jobs, Attributes }));
    const told = await client.send(new GetQueueAttributesCommand({ QueueUrl: jobs, AttributeNames: ['All'] }));
    expect(told.Attributes).toMatchObject({ ...Attributes, MessageRetentionPeriod: '345600' });
    await client.send(new SendMessageCommand({ QueueUrl: jobs, MessageBody: 'second' }));
    expect((await receive(jobs)).map(({ Body }) => Body)).toEqual(['first']);
    later(6);
    expect((await receive(jobs)).map(({ Body }) => Body)).toEqual(['second']);
    later(55);
    expect((await receive(jobs)).map(({ Body }) => Body)).toEqual(['first']);
    expect(
      await failureOf(client.send(new SendMessageCommand({ QueueUrl: jobs, MessageBody: 'x'.repeat(1_025) }))),
    ).toMatchObject({
      message: 'One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
    });
  });

  it('limit the size of a message from the beginning, where a scenario says so', async () => {
    const { client } = open();
    const narrow = jobs.replace('jobs', 'narrow');
    const send = (bytes: number) =>
      client.send(new SendMessageCommand({ QueueUrl: narrow, MessageBody: 'x'.repeat(bytes) }));
    expect((await send(1_024)).MessageId).toBeDefined();
    expect(await failureOf(send(1_025))).toMatchObject({
      message: 'One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
    });
  });

  it('name a queue for dead letters', async () => {
    const { client, receive } = open();
    const { QueueUrl = '' } = await client.send(
      new CreateQueueCommand({
        QueueName: 'fresh',
        Attributes: {
          VisibilityTimeout: '0',
          RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead","maxReceiveCount":"1"}',
        },
      }),
    );
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'poison' }));
    expect(await receive(QueueUrl)).toHaveLength(1);
    expect(await receive(QueueUrl)).toHaveLength(0);
    expect((await receive(`${base}/dead`)).map(({ Body }) => Body)).toEqual(['poison']);
  });

  it('that are none, or have a value that is none, are refused', async () => {
    const { client } = open();
    const set = (Attributes: Record<string, string>) =>
      failureOf(client.send(new SetQueueAttributesCommand({ QueueUrl: jobs, Attributes })));
    expect([
      await set({ Colour: 'red' }),
      await set({ DelaySeconds: '901' }),
      await set({ DelaySeconds: 'soon' }),
      await set({ FifoQueue: 'true' }),
      await set({ ContentBasedDeduplication: 'true' }),
      await set({ RedrivePolicy: '{' }),
      await set({ RedrivePolicy: '{"maxReceiveCount":0}' }),
    ]).toMatchInlineSnapshot(`
      [
        {
          "code": "InvalidAttributeName",
          "message": "Unknown Attribute Colour.",
          "name": "InvalidAttributeName",
          "status": 400,
        },
        {
          "code": "InvalidAttributeValue",
          "message": "Invalid value for the parameter DelaySeconds.",
          "name": "InvalidAttributeValue",
          "status": 400,
        },
        {
          "code": "InvalidAttributeValue",
          "message": "Invalid value for the parameter DelaySeconds.",
          "name": "InvalidAttributeValue",
          "status": 400,
        },
        {
          "code": "InvalidAttributeValue",
          "message": "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.",
          "name": "InvalidAttributeValue",
          "status": 400,
        },
        {
          "code": "InvalidAttributeName",
          "message": "Unknown Attribute ContentBasedDeduplication.",
          "name": "InvalidAttributeName",
          "status": 400,
        },
        {
          "code": "InvalidParameterValue",
          "message": "Value { for parameter RedrivePolicy is invalid. Reason: Redrive policy is not a valid JSON map.",
          "name": "InvalidParameterValue",
          "status": 400,
        },
        {
          "code": "InvalidParameterValue",
          "message": "Value {"maxReceiveCount":0} for parameter RedrivePolicy is invalid. Reason: Invalid value for maxReceiveCount or deadLetterTargetArn.",
          "name": "InvalidParameterValue",
          "status": 400,
        },
      ]
    `);
  });

  it('make a queue another one when it is created again', async () => {
    const { client } = open();
    const create = (QueueName: string, Attributes: Record<string, string> = {}) =>
      client.send(new CreateQueueCommand({ QueueName, Attributes }));
    await create('fresh', { DelaySeconds: '3' });
    await create('fresh', { DelaySeconds: '3' });
    expect([
      await failureOf(create('fresh', { DelaySeconds: '4' })),
      await failureOf(create('ordered', { FifoQueue: 'true' })),
      await failureOf(create('ordered.fifo')),
    ]).toMatchInlineSnapshot(`
      [
        {
          "code": "QueueAlreadyExists",
          "message": "A queue already exists with the same name and a different value for attribute DelaySeconds",
          "name": "QueueNameExists",
          "status": 400,
        },
        {
          "code": "InvalidParameterValue",
          "message": "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.",
          "name": "InvalidParameterValue",
          "status": 400,
        },
        {
          "code": "InvalidParameterValue",
          "message": "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
          "name": "InvalidParameterValue",
          "status": 400,
        },
      ]
    `);
  });
});

it('attributes of a message that cannot be are refused, and never meet the host', async () => {
  const { client } = open();
  const send = (name: string, attribute: object) =>
    failureOf(
      client.send(
        new SendMessageCommand({
          QueueUrl: jobs,
          MessageBody: 'x',
          MessageAttributes: { [name]: attribute as { DataType: string } },
        }),
      ),
    );
  expect([
    await send('a', { StringValue: 'x' }),
    await send('a', { DataType: 'Text', StringValue: 'x' }),
    await send('a', { DataType: 'Number', StringValue: 'x' }),
    await send('a b', { DataType: 'String', StringValue: 'x' }),
  ]).toMatchInlineSnapshot(`
    [
      {
        "code": "InvalidParameterValue",
        "message": "The message (user) attribute 'a' must contain a non-empty message attribute type.",
        "name": "InvalidParameterValue",
        "status": 400,
      },
      {
        "code": "InvalidParameterValue",
        "message": "The type of message (user) attribute 'a' is invalid. You must use only the following supported type prefixes: Binary, Number, String.",
        "name": "InvalidParameterValue",
        "status": 400,
      },
      {
        "code": "InvalidParameterValue",
        "message": "Can't cast the value of message (user) attribute 'a' to a number.",
        "name": "InvalidParameterValue",
        "status": 400,
      },
      {
        "code": "InvalidParameterValue",
        "message": "The message attribute name 'a b' is invalid: it can contain alphanumeric characters, underscores, hyphens and periods.",
        "name": "InvalidParameterValue",
        "status": 400,
      },
    ]
  `);
});

it('a message of a FIFO queue has no delay of its own', async () => {
  const { client } = open();
  const message = {
    QueueUrl: fifo,
    MessageBody: 'x',
    MessageGroupId: 'g',
    MessageDeduplicationId: 'd',
    DelaySeconds: 5,
  };
  expect(await failureOf(client.send(new SendMessageCommand(message)))).toMatchObject({
    message:
      'Value 5 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
  });
});
