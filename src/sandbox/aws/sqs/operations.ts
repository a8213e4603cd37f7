import { sha256 } from '@noble/hashes/sha2.js';
import { utf8Encode, utf8Length } from '#kernel';
import { AwsError } from '../aws-error.ts';
import type { ServiceContext } from '../service.ts';
import { digestOf, digestOfAttributes } from './message-digest.ts';
import { queueUrl } from './queue-address.ts';
import { attributesOf, readAttributes } from './queue-attributes.ts';
import { Queue, type MessageAttribute, type NewMessage, type QueuedMessage } from './queue.ts';
import { sqsError } from './sqs-error.ts';

/** The queues of an account, by name. */
export type Queues = Map<string, Queue>;

type Input = Readonly<Record<string, unknown>>;
type Operation = (input: Input, queues: Queues, context: ServiceContext) => object;

/** SQS: a message with its attributes, and a whole batch. Source: AWS's quotas of messages, 1 MiB since August 2025. */
const mostBytes = 1_048_576;
const mostEntries = 10;
const mostAttributes = 10;

/** What the interface can do, by the names of operations. */
export const operations: Readonly<Record<string, Operation>> = {
  SendMessage(input, queues, context) {
    const queue = queueOf(input, queues);
    return send(queue, input, context);
  },
  SendMessageBatch(input, queues, context) {
    const queue = queueOf(input, queues);
    const entries = entriesOf(input);
    const size = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
    if (size > mostBytes) {
      throw sqsError(
        'BatchRequestTooLong',
        `Batch requests cannot be longer than ${mostBytes} bytes. You have sent ${size} bytes.`,
      );
    }
    return batch(entries, (entry) => send(queue, entry, context));
  },
  ReceiveMessage(input, queues, context) {
    const queue = queueOf(input, queues);
    const most = integer(input, 'MaxNumberOfMessages', 1, 10) ?? 1;
    const visibilityTimeout = integer(input, 'VisibilityTimeout', 0, 43_200);
    const { WaitTimeSeconds: wait } = input;
    if (typeof wait === 'number' && !(wait >= 0 && wait <= 20)) {
      throw sqsError(
        'InvalidParameterValue',
        `Value ${wait} for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.`,
      );
    }
    const names = [...list(input['AttributeNames']), ...list(input['MessageSystemAttributeNames'])];
    const wanted = list(input['MessageAttributeNames']);
    const received = receive(
      queue,
      queues,
      { most, ...(visibilityTimeout !== undefined && { visibilityTimeout }) },
      context,
    );
    return received.length === 0
      ? {}
      : { Messages: received.map((message) => toMessage(message, queue, names, wanted)) };
  },
  DeleteMessage(input, queues, { nowMs }) {
    queueOf(input, queues).delete(receiptOf(input), nowMs);
    return {};
  },
  DeleteMessageBatch(input, queues, { nowMs }) {
    const queue = queueOf(input, queues);
    return batch(entriesOf(input), (entry) => {
      queue.delete(receiptOf(entry), nowMs);
      return {};
    });
  },
  ChangeMessageVisibility(input, queues, context) {
    changeVisibility(queueOf(input, queues), input, context);
    return {};
  },
  ChangeMessageVisibilityBatch(input, queues, context) {
    const queue = queueOf(input, queues);
    return batch(entriesOf(input), (entry) => {
      changeVisibility(queue, entry, context);
      return {};
    });
  },
  GetQueueUrl(input, queues, context) {
    const name = text(input, 'QueueName');
    if (!queues.has(name)) throw noSuchQueue();
    return { QueueUrl: queueUrl(name, context) };
  },
  ListQueues(input, queues, context) {
    const prefix = typeof input['QueueNamePrefix'] === 'string' ? input['QueueNamePrefix'] : '';
    const names = [...queues.keys()].filter((name) => name.startsWith(prefix)).sort();
    return names.length === 0 ? {} : { QueueUrls: names.map((name) => queueUrl(name, context)) };
  },
  CreateQueue(input, queues, context) {
    const name = text(input, 'QueueName');
    const { FifoQueue: fifo, ...attributes } = (input['Attributes'] ?? {}) as Readonly<Record<string, string>>;
    const isFifo = fifo === 'true';
    checkName(name, isFifo);
    const settings = readAttributes(attributes, isFifo);
    const existing = queues.get(name);
    if (existing === undefined) {
      const queue = new Queue(name, { fifo: isFifo }, context.nowMs);
      queue.change(settings, context.nowMs);
      queues.set(name, queue);
    } else {
      const wanted = { ...attributesOf(existing, context), ...attributes };
      const differing = Object.entries(attributesOf(existing, context)).find(([key, value]) => wanted[key] !== value);
      if (differing !== undefined) {
        throw sqsError(
          'QueueNameExists',
          `A queue already exists with the same name and a different value for attribute ${differing[0]}`,
        );
      }
    }
    return { QueueUrl: queueUrl(name, context) };
  },
  SetQueueAttributes(input, queues, context) {
    const queue = queueOf(input, queues);
    if (input['Attributes'] === undefined || input['Attributes'] === null) throw missing('Attributes');
    const { FifoQueue: fifo, ...attributes } = input['Attributes'] as Readonly<Record<string, string>>;
    if (fifo !== undefined && fifo !== String(queue.isFifo)) {
      throw sqsError(
        'InvalidAttributeValue',
        'Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.',
      );
    }
    queue.change(readAttributes(attributes, queue.isFifo), context.nowMs);
    return {};
  },
  DeleteQueue(input, queues) {
    queues.delete(queueOf(input, queues).name);
    return {};
  },
  PurgeQueue(input, queues) {
    queueOf(input, queues).purge();
    return {};
  },
  GetQueueAttributes(input, queues, context) {
    const queue = queueOf(input, queues);
    const all = attributesOf(queue, context);
    const names = list(input['AttributeNames']);
    const unknown = names.find((name) => name !== 'All' && !Object.hasOwn(all, name));
    if (unknown !== undefined) throw sqsError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
    const chosen = Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name));
    return chosen.length === 0 ? {} : { Attributes: Object.fromEntries(chosen) };
  },
};

function checkName(name: string, isFifo: boolean): void {
  const isGood = isFifo ? /^[\w-]{1,75}\.fifo$/.test(name) : /^[\w-]{1,80}$/.test(name);
  if (isGood) return;
  throw sqsError(
    'InvalidParameterValue',
    isFifo
      ? 'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.'
      : 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
  );
}

/** Receives messages, and hands those that were received too often to the queue for dead letters. */
function receive(
  queue: Queue,
  queues: Queues,
  options: { readonly most: number; readonly visibilityTimeout?: number },
  { nowMs, ids, tell }: ServiceContext,
): readonly QueuedMessage[] {
  return queue.receive({ ...options, nowMs, ids }, (message) => {
    const target = queues.get(queue.settings.deadLetter?.queue ?? '');
    target?.takeDeadLetter(message, nowMs);
    if (target === undefined) return;
    const { messageId } = message;
    tell({ kind: 'message-sent', queue: target.name, messageId, timeMs: nowMs, deadLetter: { from: queue.name } });
  });
}

function send(queue: Queue, input: Input, context: ServiceContext): object {
  const body = text(input, 'MessageBody');
  if (body === '') throw missing('MessageBody');
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\uffff]/.test(body.replaceAll(/[\ud800-\udbff][\udc00-\udfff]/g, '')))
    throw sqsError(
      'InvalidMessageContents',
      'Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
    );
  const attributes = attributesIn(input);
  const { maximumMessageSize } = queue.settings;
  if (sizeOf(input) > maximumMessageSize) {
    throw sqsError(
      'InvalidParameterValue',
      `One or more parameters are invalid. Reason: Message must be shorter than ${maximumMessageSize} bytes.`,
    );
  }
  const delaySeconds = integer(input, 'DelaySeconds', 0, 900);
  if (queue.isFifo && delaySeconds !== undefined && delaySeconds > 0) {
    throw sqsError(
      'InvalidParameterValue',
      `Value ${delaySeconds} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    );
  }
  const message: NewMessage = {
    body,
    attributes,
    ...(delaySeconds !== undefined && { delaySeconds }),
    ...fifoMembers(queue, input, body),
  };
  const { messageId, sequence } = queue.send(message, context.nowMs, context.ids);
  context.tell({ kind: 'message-sent', queue: queue.name, messageId, timeMs: context.nowMs });
  return {
    MessageId: messageId,
    MD5OfMessageBody: digestOf(body),
    ...(Object.keys(attributes).length > 0 && { MD5OfMessageAttributes: digestOfAttributes(attributes) }),
    ...(queue.isFifo && { SequenceNumber: sequenceNumber(sequence) }),
  };
}

function fifoMembers(queue: Queue, input: Input, body: string): Pick<NewMessage, 'groupId' | 'deduplicationId'> {
  const { MessageGroupId: groupId, MessageDeduplicationId: given } = input;
  if (!queue.isFifo) {
    if (typeof given === 'string') {
      throw sqsError(
        'InvalidParameterValue',
        `Value ${given} for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.`,
      );
    }
    return typeof groupId === 'string' ? { groupId } : {};
  }
  if (typeof groupId !== 'string' || groupId === '')
    throw sqsError('MissingParameter', 'The request must contain the parameter MessageGroupId.');
  const deduplicationId =
    typeof given === 'string' ? given : queue.settings.isContentBased ? hexOf(sha256(utf8Encode(body))) : undefined;
  if (deduplicationId === undefined) {
    throw sqsError(
      'InvalidParameterValue',
      'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    );
  }
  return { groupId, deduplicationId };
}

function changeVisibility(queue: Queue, input: Input, { nowMs }: ServiceContext): void {
  const receipt = receiptOf(input);
  const seconds = integer(input, 'VisibilityTimeout', 0, 43_200);
  if (seconds === undefined) throw missing('VisibilityTimeout');
  if (!queue.changeVisibility(receipt, seconds, nowMs)) {
    throw sqsError(
      'InvalidParameterValue',
      `Value ${receipt} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  }
}

/** A message as its receiver gets it. */
function toMessage(message: QueuedMessage, queue: Queue, names: readonly string[], wanted: readonly string[]): object {
  const system = systemAttributes(message, queue);
  const chosen = Object.entries(system).filter(([name]) => names.includes('All') || names.includes(name));
  const attributes = Object.fromEntries(
    Object.entries(message.attributes).filter(([name]) =>
      wanted.some(
        (one) =>
          one === 'All' || one === '.*' || one === name || (one.endsWith('.*') && name.startsWith(one.slice(0, -2))),
      ),
    ),
  );
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receipt,
    MD5OfBody: digestOf(message.body),
    Body: message.body,
    ...(chosen.length > 0 && { Attributes: Object.fromEntries(chosen) }),
    ...(Object.keys(attributes).length > 0 && {
      MessageAttributes: attributes,
      MD5OfMessageAttributes: digestOfAttributes(attributes),
    }),
  };
}

/** What SQS itself says of a message: all are texts. */
function systemAttributes(message: QueuedMessage, { isFifo }: Queue): Record<string, string> {
  return {
    ApproximateReceiveCount: String(message.receiveCount),
    SentTimestamp: String(Math.floor(message.sentMs)),
    SenderId: 'AIDAIENQZJOLO23YVJ4VO',
    ApproximateFirstReceiveTimestamp: String(Math.floor(message.firstReceivedMs ?? message.sentMs)),
    ...(message.groupId !== undefined && { MessageGroupId: message.groupId }),
    ...(isFifo && {
      SequenceNumber: sequenceNumber(message.sequence),
      MessageDeduplicationId: message.deduplicationId ?? '',
    }),
  };
}

/** Does something for each entry of a batch: those that fail are told beside those that do not. */
function batch(entries: readonly Input[], work: (entry: Input) => object): object {
  const successful: object[] = [];
  const failed: object[] = [];
  for (const entry of entries) {
    const id = String(entry['Id']);
    try {
      successful.push({ Id: id, ...work(entry) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      failed.push({ Id: id, SenderFault: true, Code: error.shortCode, Message: error.message });
    }
  }
  return { ...(successful.length > 0 && { Successful: successful }), ...(failed.length > 0 && { Failed: failed }) };
}

function entriesOf({ Entries: given }: Input): readonly Input[] {
  if (!Array.isArray(given) || given.length === 0) {
    throw sqsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  const entries = given as readonly Input[];
  if (entries.length > mostEntries) {
    throw sqsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${mostEntries}. You have sent ${entries.length}.`,
    );
  }
  const ids = entries.map((entry) => String(entry['Id']));
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw sqsError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
  const invalid = ids.find((id) => !/^[\w-]{1,80}$/.test(id));
  if (invalid !== undefined) {
    throw sqsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  return entries;
}

export function queueOf(input: Input, queues: Queues): Queue {
  const queue = queues.get(/\/([^/]+)$/.exec(text(input, 'QueueUrl'))?.[1] ?? '');
  if (queue === undefined) throw noSuchQueue();
  return queue;
}

function noSuchQueue(): AwsError {
  return sqsError('QueueDoesNotExist', 'The specified queue does not exist.');
}

function receiptOf(input: Input): string {
  const receipt = text(input, 'ReceiptHandle');
  if (/^[\da-f]{48}$/.test(receipt)) return receipt;
  throw sqsError('ReceiptHandleIsInvalid', `The input receipt handle "${receipt}" is not a valid receipt handle.`);
}

function attributesIn(input: Input): Readonly<Record<string, MessageAttribute>> {
  const attributes = (input['MessageAttributes'] ?? {}) as Readonly<Record<string, Partial<MessageAttribute>>>;
  const count = Object.keys(attributes).length;
  if (count > mostAttributes)
    throw invalid(`Number of message attributes [${count}] exceeds the allowed maximum [${mostAttributes}].`);
  for (const [name, attribute] of Object.entries(attributes)) checkAttribute(name, attribute);
  return attributes as Readonly<Record<string, MessageAttribute>>;
}

function checkAttribute(name: string, { DataType, StringValue, BinaryValue }: Partial<MessageAttribute>): void {
  if (!/^[\w.-]{1,256}$/.test(name)) {
    throw invalid(
      `The message attribute name '${name}' is invalid: it can contain alphanumeric characters, underscores, hyphens and periods.`,
    );
  }
  if (typeof DataType !== 'string' || DataType === '')
    throw invalid(`The message (user) attribute '${name}' must contain a non-empty message attribute type.`);
  if (!/^(?:String|Number|Binary)(?:\..+)?$/.test(DataType)) {
    throw invalid(
      `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
    );
  }
  if ((StringValue ?? BinaryValue ?? '') === '') {
    throw invalid(
      `The message (user) attribute '${name}' must contain a non-empty message attribute value for message attribute type '${DataType}'.`,
    );
  }
  const field = DataType.startsWith('Binary') ? 'Binary' : 'String';
  if ((field === 'Binary' ? BinaryValue : StringValue) === undefined)
    throw invalid(`The message (user) attribute '${name}' with type '${DataType}' must use field '${field}'.`);
  if (DataType.startsWith('Number') && !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(StringValue ?? ''))
    throw invalid(`Can't cast the value of message (user) attribute '${name}' to a number.`);
}

function invalid(message: string): AwsError {
  return sqsError('InvalidParameterValue', message);
}

function sizeOf(input: Input): number {
  const attributes = Object.entries(
    (input['MessageAttributes'] ?? {}) as Readonly<Record<string, Partial<MessageAttribute>>>,
  );
  const body = input['MessageBody'];
  return attributes.reduce(
    (sum, [name, { DataType = '', StringValue = '', BinaryValue = '' }]) =>
      sum + utf8Length(name) + utf8Length(DataType) + utf8Length(StringValue) + Math.floor(BinaryValue.length * 0.75),
    typeof body === 'string' ? utf8Length(body) : 0,
  );
}

function text(input: Input, name: string): string {
  const value = input[name];
  if (typeof value === 'string') return value;
  throw missing(name);
}

function integer(input: Input, name: string, low: number, high: number): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (Number.isInteger(value) && (value as number) >= low && (value as number) <= high) return value as number;
  throw sqsError(
    'InvalidParameterValue',
    `Value ${JSON.stringify(value)} for parameter ${name} is invalid. Reason: Must be between ${low} and ${high}, if provided.`,
  );
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function missing(name: string): AwsError {
  return sqsError('MissingParameter', `The request must contain the parameter ${name}.`);
}

function sequenceNumber(sequence: number): string {
  return String(18_849_496_460_467_696_128n + BigInt(sequence) * 256n);
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
