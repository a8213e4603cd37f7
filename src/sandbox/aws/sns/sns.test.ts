import {
  CreateTopicCommand,
  NotFoundException,
  PublishBatchCommand,
  PublishCommand,
  type PublishCommandInput,
  SNSClient,
} from '@aws-sdk/client-sns';
import { describe, expect, it } from 'vitest';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import { createSns } from './service.ts';

const TopicArn = 'arn:aws:sns:us-east-1:123456789012:news';
const fifo = `${TopicArn}.fifo`;

function open() {
  const context = createTestContext();
  let nowMs = testTimeMs;
  const service = createSns({ news: { subscriptions: [] }, 'news.fifo': { fifo: true, subscriptions: [] } }, context);
  const client = new SNSClient(clientOptions((request) => service.answer(request, { ...context, nowMs })));
  return {
    service,
    context,
    client,
    later(seconds: number) {
      nowMs += seconds * 1_000;
    },
  };
}

async function failureOf(sent: Promise<unknown>): Promise<string> {
  return sent.then(
    () => 'It went well.',
    (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`,
  );
}

describe('the real client of SNS', () => {
  it('publishes a message with its attributes, which the topic keeps and tells of', async () => {
    const { client, context, service } = open();
    const { MessageId } = await client.send(
      new PublishCommand({
        TopicArn,
        Message: 'grün & <gut>',
        Subject: 'Colours',
        MessageAttributes: {
          kind: { DataType: 'String', StringValue: 'new' },
          weight: { DataType: 'Number', StringValue: '1.5' },
          raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
        },
      }),
    );
    expect(context.happenings).toEqual([
      {
        kind: 'published',
        topic: 'news',
        timeMs: testTimeMs,
        notification: {
          messageId: MessageId,
          message: 'grün & <gut>',
          subject: 'Colours',
          attributes: {
            kind: { type: 'String', value: 'new' },
            weight: { type: 'Number', value: '1.5' },
            raw: { type: 'Binary', value: 'AQI=' },
          },
        },
      },
    ]);
    expect(service.state()['news']).toMatchObject([{ messageId: MessageId, subject: 'Colours', deliveredTo: [] }]);
  });

  it('publishes ten messages at once, and is told which of them were refused', async () => {
    const { client, service } = open();
    const entries = Array.from({ length: 10 }, (_, index) => ({ Id: `e${index}`, Message: `m${index}` }));
    const { Successful = [], Failed = [] } = await client.send(
      new PublishBatchCommand({
        TopicArn,
        PublishBatchRequestEntries: entries.map((entry) => (entry.Id === 'e3' ? { ...entry, Subject: 'a\nb' } : entry)),
      }),
    );
    expect(Successful.map(({ Id }) => Id)).toEqual(['e0', 'e1', 'e2', 'e4', 'e5', 'e6', 'e7', 'e8', 'e9']);
    expect(Failed).toEqual([
      { Id: 'e3', Code: 'InvalidParameter', Message: 'Invalid parameter: Subject', SenderFault: true },
    ]);
    expect(service.state()['news']?.map(({ message }) => message)).not.toContain('m3');
  });

  it.each<[string, Partial<PublishCommandInput>, string]>([
    ['an unknown topic', { TopicArn: `${TopicArn}paper` }, 'NotFoundException: Topic does not exist'],
    [
      'what is no ARN',
      { TopicArn: 'news' },
      'InvalidParameterException: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
    ],
    [
      'no topic',
      { TopicArn: undefined },
      'InvalidParameterException: Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter',
    ],
    ['an empty message', { Message: '' }, 'InvalidParameterException: Invalid parameter: Empty message'],
    [
      'no message',
      { Message: undefined },
      "ValidationError: 1 validation error detected: Value null at 'message' failed to satisfy constraint: Member must not be null",
    ],
    [
      'a message that is too long with its attributes',
      {
        Message: 'x'.repeat(262_144),
        MessageAttributes: { a: { DataType: 'String', StringValue: 'b' } },
      },
      'InvalidParameterException: Invalid parameter: Message too long',
    ],
    [
      'a subject of 101 characters',
      { Subject: 'x'.repeat(101) },
      'InvalidParameterException: Invalid parameter: Subject',
    ],
    [
      'an attribute without a value',
      { MessageAttributes: { kind: { DataType: 'String' } } },
      "InvalidParameterValueException: The message attribute 'kind' must contain non-empty message attribute value for message attribute type 'String'.",
    ],
    [
      "an attribute of AWS's own",
      { MessageAttributes: { 'AWS.kind': { DataType: 'String', StringValue: 'x' } } },
      "InvalidParameterValueException: The message attribute name 'AWS.kind' is invalid.",
    ],
    [
      'a text in place of an attribute',
      { MessageAttributes: { kind: 'new' } as unknown as PublishCommandInput['MessageAttributes'] },
      "InvalidParameterValueException: The message attribute 'kind' must contain non-empty message attribute type.",
    ],
    [
      'JSON for each protocol without a default',
      { MessageStructure: 'json', Message: '{"lambda":"x"}' },
      'InvalidParameterException: Invalid parameter: Message Structure - No default entry in JSON message body',
    ],
    [
      'a FIFO topic without a group',
      { TopicArn: fifo },
      'InvalidParameterException: Invalid parameter: The MessageGroupId parameter is required for FIFO topics',
    ],
    [
      'a FIFO topic without anything to know a repetition by',
      { TopicArn: fifo, MessageGroupId: 'a' },
      'InvalidParameterException: Invalid parameter: The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    ],
    [
      'a deduplication id in a standard topic',
      { MessageDeduplicationId: 'a' },
      'InvalidParameterException: Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type',
    ],
  ])('is refused %s', async (_what, input, words) => {
    const { client, context } = open();
    expect(await failureOf(client.send(new PublishCommand({ TopicArn, Message: 'x', ...input })))).toBe(words);
    expect(context.happenings).toEqual([]);
  });

  it('takes a message of exactly the largest size', async () => {
    const { client } = open();
    expect(await client.send(new PublishCommand({ TopicArn, Message: 'x'.repeat(262_144) }))).toMatchObject({
      $metadata: { httpStatusCode: 200 },
    });
  });

  it.each([
    ['no entries', [], "EmptyBatchRequestException: The batch request doesn't contain any entries."],
    [
      'eleven entries',
      Array.from({ length: 11 }, (_, index) => ({ Id: String(index), Message: 'x' })),
      'TooManyEntriesInBatchRequestException: The batch request contains more entries than permissible.',
    ],
    [
      'the same id twice',
      ['a', 'a'].map((Id) => ({ Id, Message: 'x' })),
      'BatchEntryIdsNotDistinctException: Two or more batch entries in the request have the same Id.',
    ],
    [
      'more than 256 KiB together',
      ['a', 'b'].map((Id) => ({ Id, Message: 'x'.repeat(131_073) })),
      'BatchRequestTooLongException: The length of all the messages put together is more than the limit.',
    ],
  ])('is refused a batch with %s', async (_what, PublishBatchRequestEntries, words) => {
    const { client, context } = open();
    expect(await failureOf(client.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries })))).toBe(words);
    expect(context.happenings).toEqual([]);
  });

  it('gets errors that are instances of the classes of the SDK, with status and request id', async () => {
    const error: unknown = await open()
      .client.send(new PublishCommand({ TopicArn: `${TopicArn}x`, Message: 'x' }))
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotFoundException);
    expect(error).toMatchObject({
      $metadata: { httpStatusCode: 404, requestId: expect.stringMatching(/^[\w-]{36}$/) as string },
    });
  });

  it('has a FIFO topic take a repetition within five minutes, and not deliver it', async () => {
    const { client, context, later } = open();
    const send = async () =>
      client.send(
        new PublishCommand({ TopicArn: fifo, Message: 'x', MessageGroupId: 'a', MessageDeduplicationId: 'once' }),
      );
    const first = await send();
    expect(await send()).toMatchObject({ MessageId: first.MessageId, SequenceNumber: first.SequenceNumber });
    expect(context.happenings.length).toBe(1);
    later(301);
    await send();
    expect(context.happenings.length).toBe(2);
  });

  it('does not know other operations', async () => {
    expect(await failureOf(open().client.send(new CreateTopicCommand({ Name: 'more' })))).toBe(
      'InvalidAction: Could not find operation CreateTopic for version 2010-03-31',
    );
  });
});

describe('a request that no client sends', () => {
  it.each([
    ['nothing', '', 'MissingAction'],
    ['a broken escape', 'Action=Publish&Message=%E0%A4%A', 'MalformedQueryString'],
    ['a name with a thousand parts', `Action=Publish&${'a.'.repeat(1_000)}b=1`, 'ValidationError'],
    ['lists that are none', 'Action=PublishBatch&TopicArn=x&PublishBatchRequestEntries.member=1', 'InvalidParameter'],
  ])('with %s is answered as an error', (_what, form, code) => {
    const { service, context } = open();
    const body = new TextEncoder().encode(form);
    const { error } = service.answer(
      { method: 'POST', host: 'sns.us-east-1.amazonaws.com', path: '/', headers: {}, body },
      context,
    );
    expect(error?.code).toBe(code);
  });
});
