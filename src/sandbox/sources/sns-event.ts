import { isJsonObject, type IdSource, type JsonObject, type JsonValue } from '#kernel';
import { arnOf } from './source-ports.ts';

/** What was published to a topic. */
export interface Published {
  readonly topic: string;
  readonly messageId: string;
  readonly message: string;
  /** By protocol, such as `lambda`, and `default`; where absent, all get the message. */
  readonly messages?: Readonly<Record<string, string>>;
  readonly subject?: string;
  readonly attributes: Readonly<Record<string, { readonly type: string; readonly value: string }>>;
  readonly messageGroupId?: string;
  /** Of FIFO topics. */
  readonly messageDeduplicationId?: string;
  readonly sequenceNumber?: string;
  readonly timeMs: number;
}

const signature = {
  SignatureVersion: '1',
  Signature: 'EXAMPLE',
};
const certificateUrl = 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-EXAMPLE.pem';

/** What a subscriber of this protocol is told. */
export function messageFor({ message, messages }: Published, protocol: 'lambda' | 'sqs'): string {
  return messages?.[protocol] ?? messages?.['default'] ?? message;
}

/**
 * The body of the message that a subscribed queue gets, unless it wants messages raw. Source: Amazon SNS Developer Guide, "Fanout to
 * Amazon SQS queues" and "Message attributes".
 */
export function toQueueEnvelope(published: Published, ids: IdSource): string {
  const { topic, messageId, subject, attributes, sequenceNumber, timeMs } = published;
  const topicArn = arnOf('sns', topic);
  const envelope = {
    Type: 'Notification',
    MessageId: messageId,
    ...(sequenceNumber !== undefined && { SequenceNumber: sequenceNumber }),
    TopicArn: topicArn,
    ...(subject !== undefined && { Subject: subject }),
    Message: messageFor(published, 'sqs'),
    Timestamp: new Date(timeMs).toISOString(),
    ...signature,
    SigningCertURL: certificateUrl,
    UnsubscribeURL: unsubscribeUrl(`${topicArn}:${ids.uuid()}`),
    ...(Object.keys(attributes).length > 0 && { MessageAttributes: toMessageAttributes(attributes) }),
  };
  return JSON.stringify(envelope, null, 2);
}

/** A topic that calls a function. Source: Lambda Developer Guide, "Invoking Lambda functions with Amazon SNS notifications". */
export function toSnsEvent(published: Published, ids: IdSource): JsonObject {
  const { topic, messageId, subject, attributes, timeMs } = published;
  const topicArn = arnOf('sns', topic);
  const subscriptionArn = `${topicArn}:${ids.uuid()}`;
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: subscriptionArn,
        Sns: {
          Type: 'Notification',
          MessageId: messageId,
          TopicArn: topicArn,
          Subject: subject ?? null,
          Message: messageFor(published, 'lambda'),
          Timestamp: new Date(timeMs).toISOString(),
          ...signature,
          SigningCertUrl: certificateUrl,
          UnsubscribeUrl: unsubscribeUrl(subscriptionArn),
          MessageAttributes: toMessageAttributes(attributes),
        },
      },
    ],
  };
}

function unsubscribeUrl(subscriptionArn: string): string {
  return `https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`;
}

function toMessageAttributes(attributes: Published['attributes']): JsonObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type, value }]) => [name, { Type: type, Value: value }]),
  );
}

/** What a filter policy is held against: each attribute's value, or the message where that is a JSON object. */
export function toFilterSubject(
  { message, attributes }: Published,
  scope: 'MessageAttributes' | 'MessageBody',
): JsonObject {
  if (scope === 'MessageAttributes') {
    return Object.fromEntries(
      // Filter policies do not see what is binary.
      Object.entries(attributes).flatMap(([name, { type, value }]) =>
        type.startsWith('Binary') ? [] : [[name, attributeValue(type, value)]],
      ),
    );
  }
  const parsed = parse(message);
  return isJsonObject(parsed) ? parsed : {};
}

function attributeValue(type: string, value: string): JsonValue {
  if (type === 'Number') return Number(value);
  return type === 'String.Array' ? (parse(value) ?? value) : value;
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
