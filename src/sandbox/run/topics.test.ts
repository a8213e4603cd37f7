import { describe, expect, it } from 'vitest';
import type { JsonObject } from '#kernel';
import type { CloudSpec } from '../cloud-spec.ts';
import { runFunction } from '../run-function.fixture.ts';

const resources: CloudSpec = {
  queues: { all: { messages: [] }, big: { messages: [] }, raw: { messages: [] } },
  topics: {
    orders: {
      subscriptions: [
        { queue: 'all' },
        { queue: 'big', filterPolicy: { total: [{ numeric: ['>', 100] }] }, filterPolicyScope: 'MessageBody' },
        { queue: 'raw', rawMessageDelivery: true },
      ],
    },
  },
};
const config = { memorySize: 1_769, timeout: 30 };
/** A machine with much else to do is no failure. */
const limits = { wallClockMs: 60_000 };

const publisher = `
import { SNSClient, PublishCommand } from '@aws-sdk/client-sns';
const sns = new SNSClient({});
const TopicArn = 'arn:aws:sns:us-east-1:123456789012:orders';
export const handler = async (event) => {
  if (event.Records) return event.Records[0].Sns.Message;
  const { picture } = event.MessageAttributes ?? {};
  if (picture) picture.BinaryValue = Uint8Array.from(Object.values(picture.BinaryValue));
  await sns.send(new PublishCommand({ TopicArn, ...event }));
};`;

describe('what the function publishes', () => {
  it('comes to the queues that are subscribed: in the envelope of SNS, or raw, or not at all', async () => {
    const { cloud } = await runFunction(publisher, {
      resources,
      config,
      limits,
      events: [
        {
          Subject: 'New',
          Message: '{"total":50}',
          MessageAttributes: { kind: { DataType: 'String', StringValue: 'a' } },
        },
      ],
    });
    const bodies = (queue: string) => cloud?.queues[queue]?.visible.map(({ body }) => body) ?? [];
    const [published] = cloud?.topics['orders'] ?? [];
    expect(JSON.parse(bodies('all')[0] ?? '')).toEqual({
      Type: 'Notification',
      MessageId: published?.messageId,
      TopicArn: 'arn:aws:sns:us-east-1:123456789012:orders',
      Subject: 'New',
      Message: '{"total":50}',
      Timestamp: expect.stringMatching(/^2026-01-15T10:00:00\.\d{3}Z$/) as string,
      SignatureVersion: '1',
      Signature: 'EXAMPLE',
      SigningCertURL: expect.stringMatching(/^https:/) as string,
      UnsubscribeURL: expect.stringMatching(/^https:/) as string,
      MessageAttributes: { kind: { Type: 'String', Value: 'a' } },
    });
    expect(bodies('big')).toEqual([]);
    expect(cloud?.queues['raw']?.visible).toMatchObject([{ body: '{"total":50}', attributes: { kind: 'a' } }]);
    expect(published).toMatchObject({
      message: '{"total":50}',
      subject: 'New',
      attributes: { kind: 'a' },
      deliveredTo: ['queue all', 'queue raw'],
      filteredOut: ['queue big'],
    });
  });

  it('comes where one text of a list is not excluded, and what is binary is not compared', async () => {
    const { cloud } = await runFunction(publisher, {
      resources: {
        queues: { others: { messages: [] }, binary: { messages: [] } },
        topics: {
          orders: {
            subscriptions: [
              { queue: 'others', filterPolicy: { sports: [{ 'anything-but': ['rugby', 'tennis'] }] } },
              { queue: 'binary', filterPolicy: { picture: [{ exists: true }] } },
            ],
          },
        },
      },
      config,
      limits,
      events: ['["rugby","baseball"]', '["rugby"]'].map((sports) => ({
        Message: sports,
        MessageAttributes: {
          sports: { DataType: 'String.Array', StringValue: sports },
          picture: { DataType: 'Binary', BinaryValue: { 0: 1 } },
        },
      })),
    });
    expect(
      cloud?.queues['others']?.visible.map(({ body }) => (JSON.parse(body) as { Message: string }).Message),
    ).toEqual(['["rugby","baseball"]']);
    expect(cloud?.queues['binary']?.visible).toEqual([]);
  });

  it('calls the function where a trigger subscribes it, until Lambda stops the loop', async () => {
    const source = publisher.replace('if (event.Records) return event.Records[0].Sns.Message;', '');
    const transcript = await runFunction(source.replace('...event', "Message: 'again'"), {
      triggers: [{ kind: 'sns', topic: 'orders' }],
      config,
      steps: [{ kind: 'invoke-async', event: {} }],
      limits,
    });
    expect(transcript.invocations.length).toBe(16);
    expect(transcript.deliveries?.filter(({ outcome }) => outcome === 'recursion-stopped').length).toBe(1);
    expect(transcript.cloud?.topics['orders']?.[0]).toMatchObject({ deliveredTo: ['function fn'] });
  });

  it('says to each protocol what is meant for it', async () => {
    const { cloud, invocations } = await runFunction(publisher, {
      resources,
      triggers: [{ kind: 'sns', topic: 'orders' }],
      config,
      events: [{ MessageStructure: 'json', Message: '{"default":"for all","sqs":"for queues"}' }],
    });
    expect(cloud?.queues['raw']?.visible).toMatchObject([{ body: 'for queues' }]);
    expect(invocations.at(-1)?.outcome).toEqual({ kind: 'answered', answer: 'for all' });
  });

  it('is lost to a queue that cannot take it, and the deliveries say so', async () => {
    const attributes: [string, object][] = Array.from({ length: 11 }, (_, index) => [
      `a${index}`,
      { DataType: 'String', StringValue: 'x' },
    ]);
    const { cloud, deliveries } = await runFunction(publisher, {
      resources,
      config,
      limits,
      events: [{ Message: 'x', MessageAttributes: Object.fromEntries(attributes) as JsonObject }],
    });
    expect(cloud?.queues).toMatchObject({ all: { visible: [{}] }, raw: { visible: [] } });
    expect(deliveries?.find(({ outcome }) => outcome === 'dropped')?.message).toBe(
      'A message with more than 10 attributes cannot go to the queue raw with raw delivery.',
    );
  });

  it('keeps group and order from a FIFO topic to a FIFO queue', async () => {
    const { cloud } = await runFunction('export const handler = async () => {};', {
      resources: {
        queues: { 'jobs.fifo': { fifo: true, messages: [] } },
        topics: {
          'news.fifo': {
            fifo: true,
            contentBasedDeduplication: true,
            subscriptions: [{ queue: 'jobs.fifo', rawMessageDelivery: true }],
          },
        },
      },
      steps: ['one', 'two', 'one'].map((message) => ({ kind: 'publish', topic: 'news.fifo', message, groupId: 'g' })),
    });
    expect(cloud?.queues['jobs.fifo']?.visible).toMatchObject([
      { body: 'one', groupId: 'g' },
      { body: 'two', groupId: 'g' },
    ]);
  });
});

describe('what somebody else publishes', () => {
  it('is kept by the topic, and comes as often as the step says', async () => {
    const { cloud } = await runFunction('export const handler = async () => {};', {
      resources,
      steps: [{ kind: 'publish', topic: 'orders', message: 'x', deliveries: 2 }],
    });
    expect(cloud?.topics['orders']?.map(({ message }) => message)).toEqual(['x']);
    expect(cloud?.queues['raw']?.visible.length).toBe(2);
  });
});
