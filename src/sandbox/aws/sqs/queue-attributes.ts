import { isJsonObject, type JsonValue } from '#kernel';
import type { AwsError } from '../aws-error.ts';
import type { ServiceContext } from '../service.ts';
import { queueArn } from './queue-address.ts';
import type { Queue, QueueSettings } from './queue.ts';
import { sqsError } from './sqs-error.ts';

/** Bounds of the attributes that are whole numbers. Source: SetQueueAttributes, Amazon SQS API Reference. */
const numbers = {
  VisibilityTimeout: { setting: 'visibilityTimeout', low: 0, high: 43_200 },
  DelaySeconds: { setting: 'delaySeconds', low: 0, high: 900 },
  MessageRetentionPeriod: { setting: 'messageRetentionPeriod', low: 60, high: 1_209_600 },
  MaximumMessageSize: { setting: 'maximumMessageSize', low: 1_024, high: 1_048_576 },
  ReceiveMessageWaitTimeSeconds: { setting: 'receiveMessageWaitTimeSeconds', low: 0, high: 20 },
} as const;
const flags = { ContentBasedDeduplication: 'isContentBased', SqsManagedSseEnabled: 'isManagedSse' } as const;

/** What a queue tells of itself: all are texts. */
export function attributesOf(queue: Queue, context: ServiceContext): Record<string, string> {
  const { visible, inFlight, delayed } = queue.counts(context.nowMs);
  const { settings } = queue;
  const { deadLetter } = settings;
  return {
    QueueArn: queueArn(queue.name, context),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(Math.floor(queue.createdMs / 1_000)),
    LastModifiedTimestamp: String(Math.floor(queue.modifiedMs / 1_000)),
    ...Object.fromEntries(Object.entries(numbers).map(([name, { setting }]) => [name, String(settings[setting])])),
    SqsManagedSseEnabled: String(settings.isManagedSse),
    ...(deadLetter !== undefined && {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: queueArn(deadLetter.queue, context),
        maxReceiveCount: deadLetter.maxReceiveCount,
      }),
    }),
    ...(queue.isFifo && {
      FifoQueue: 'true',
      ContentBasedDeduplication: String(settings.isContentBased),
      DeduplicationScope: 'queue',
      FifoThroughputLimit: 'perQueue',
    }),
  };
}

/** Reads attributes that a queue is to have. Throws an AwsError where one is none, or has a value that is none. */
export function readAttributes(given: unknown, isFifo: boolean): Partial<QueueSettings> {
  const settings: Partial<QueueSettings> = {};
  for (const [name, value] of Object.entries(isJsonObject(given as JsonValue) ? (given as object) : {}) as [
    string,
    unknown,
  ][]) {
    Object.assign(settings, readAttribute(name, String(value), isFifo));
  }
  return settings;
}

function readAttribute(name: string, value: string, isFifo: boolean): Partial<QueueSettings> {
  if (isOneOf(numbers, name)) {
    const { setting, low, high } = numbers[name];
    const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN;
    if (number >= low && number <= high) return { [setting]: number };
    throw invalidValue(name);
  }
  if (isOneOf(flags, name)) {
    if (name === 'ContentBasedDeduplication' && !isFifo)
      throw sqsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
    if (/^(?:true|false)$/i.test(value)) return { [flags[name]]: /^true$/i.test(value) };
    throw invalidValue(name);
  }
  if (name === 'RedrivePolicy') return { deadLetter: readRedrivePolicy(value) };
  // What only says who may do what, or how it is encrypted, changes nothing that can be seen here.
  if (['Policy', 'KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'RedriveAllowPolicy'].includes(name)) return {};
  throw sqsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
}

function readRedrivePolicy(text: string): QueueSettings['deadLetter'] {
  if (text === '') return undefined;
  const { deadLetterTargetArn: arn, maxReceiveCount } = parse(text);
  const queue = /^arn:aws:sqs:[\w-]+:\d{12}:([\w.-]+)$/.exec(String(arn))?.[1];
  const count = Number(maxReceiveCount);
  if (queue !== undefined && Number.isInteger(count) && count >= 1 && count <= 1_000)
    return { queue, maxReceiveCount: count };
  throw sqsError(
    'InvalidParameterValue',
    `Value ${text} for parameter RedrivePolicy is invalid. Reason: Invalid value for maxReceiveCount or deadLetterTargetArn.`,
  );
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = JSON.parse(text) as JsonValue;
    if (isJsonObject(value)) return value;
  } catch {
    // As for what is JSON and no object.
  }
  throw sqsError(
    'InvalidParameterValue',
    `Value ${text} for parameter RedrivePolicy is invalid. Reason: Redrive policy is not a valid JSON map.`,
  );
}

function invalidValue(name: string): AwsError {
  return sqsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
}

function isOneOf<Names extends object>(names: Names, name: string): name is Extract<keyof Names, string> {
  return Object.hasOwn(names, name);
}
