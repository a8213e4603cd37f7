import type { ServiceContext } from '../../service.ts';
import { digestOf, digestOfAttributes } from '../message-digest.ts';
import type { Operation, Queues } from '../operation.ts';
import type { Queue, QueuedMessage } from '../queue.ts';
import { integer, list, queueOf } from '../read-input.ts';
import { sequenceNumber } from '../sequence-number.ts';
import { sqsError } from '../sqs-error.ts';

export const receiveMessage: Operation = (input, queues, context) => {
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
  if (received.length === 0) return {};
  return { Messages: received.map((message) => toMessage(message, queue, names, wanted, context)) };
};

/** Receives messages, and hands those that were received too often to the queue for dead letters. */
function receive(
  queue: Queue,
  queues: Queues,
  options: { readonly most: number; readonly visibilityTimeout?: number },
  { nowMs, ids, tell }: ServiceContext,
): readonly QueuedMessage[] {
  return queue.receive({ ...options, nowMs, ids }, (message) => {
    const target = queues.get(queue.settings.deadLetter?.queue ?? '');
    target?.takeDeadLetter(message, queue.name, nowMs);
    if (target === undefined) return;
    const { messageId } = message;
    tell({ kind: 'message-sent', queue: target.name, messageId, timeMs: nowMs, deadLetter: { from: queue.name } });
  });
}

/** A message as its receiver gets it. */
function toMessage(
  message: QueuedMessage,
  queue: Queue,
  names: readonly string[],
  wanted: readonly string[],
  context: ServiceContext,
): object {
  const system = systemAttributes(message, queue, context);
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
function systemAttributes(
  message: QueuedMessage,
  { isFifo }: Queue,
  { region, accountId }: ServiceContext,
): Record<string, string> {
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
    ...(message.deadLetterFrom !== undefined && {
      DeadLetterQueueSourceArn: `arn:aws:sqs:${region}:${accountId}:${message.deadLetterFrom}`,
    }),
  };
}
