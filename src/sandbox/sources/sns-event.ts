import { isJsonObject, type IdSource, type JsonObject, type JsonValue } from '#kernel';
import { arnOf } from './source-ports.ts';

/** A topic that calls a function. Source: Lambda Developer Guide, "Invoking Lambda functions with Amazon SNS notifications". */
export interface Published {
  readonly topic: string;
  readonly messageId: string;
  readonly message: string;
  readonly subject?: string;
  readonly attributes: Readonly<Record<string, { readonly type: string; readonly value: string }>>;
  readonly timeMs: number;
}

export function toSnsEvent(
  { topic, messageId, message, subject, attributes, timeMs }: Published,
  ids: IdSource,
): JsonObject {
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
          Message: message,
          Timestamp: new Date(timeMs).toISOString(),
          SignatureVersion: '1',
          Signature: 'EXAMPLE',
          SigningCertUrl: 'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-EXAMPLE.pem',
          UnsubscribeUrl: `https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`,
          MessageAttributes: Object.fromEntries(
            Object.entries(attributes).map(([name, { type, value }]) => [name, { Type: type, Value: value }]),
          ),
        },
      },
    ],
  };
}

/** What a filter policy is held against: each attribute's value, or the message where that is a JSON object. */
export function toFilterSubject(
  { message, attributes }: Published,
  scope: 'MessageAttributes' | 'MessageBody',
): JsonObject {
  if (scope === 'MessageAttributes') {
    return Object.fromEntries(
      Object.entries(attributes).map(([name, { type, value }]) => [name, attributeValue(type, value)]),
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
