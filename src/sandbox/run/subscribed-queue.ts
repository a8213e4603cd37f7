import type { IdSource, JsonObject } from '#kernel';
import type { Cloud } from '../aws/index.ts';
import type { SubscriptionSpec } from '../cloud-spec.ts';
import { messageFor, type Published, toQueueEnvelope } from '../sources/index.ts';
import { refusalOf } from './refusal-of.ts';

interface Sending {
  readonly cloud: Cloud;
  readonly ids: IdSource;
  /** How often the message is delivered. */
  readonly copies: number;
  readonly nowMs: number;
}

/** With raw delivery, attributes become those of the queue's message, which has ten at most. */
const mostRawAttributes = 10;

/** Hands what was published to a queue. Returns why that cannot be, as a sentence, if it cannot. */
export function sendToSubscribedQueue(
  published: Published,
  { queue, rawMessageDelivery = false }: SubscriptionSpec,
  { cloud, ids, copies, nowMs }: Sending,
): string | undefined {
  const { attributes, messageGroupId, messageDeduplicationId } = published;
  if (rawMessageDelivery && Object.keys(attributes).length > mostRawAttributes)
    return `A message with more than ${mostRawAttributes} attributes cannot go to the queue ${queue} with raw delivery.`;
  const isFifo = queue.endsWith('.fifo');
  const input: JsonObject = {
    QueueUrl: cloud.sqs.urlOf(queue),
    MessageBody: rawMessageDelivery ? messageFor(published, 'sqs') : toQueueEnvelope(published, ids),
    ...(rawMessageDelivery && { MessageAttributes: toQueueAttributes(attributes) }),
    ...(messageGroupId !== undefined && { MessageGroupId: messageGroupId }),
    ...(isFifo && messageDeduplicationId !== undefined && { MessageDeduplicationId: messageDeduplicationId }),
  };
  const refused = refusalOf(() => {
    for (let copy = 0; copy < copies; copy++) cloud.sqs.perform('SendMessage', input, cloud.contextAt(nowMs));
  });
  return refused === undefined ? undefined : `The queue ${queue} did not take the message: ${refused.message}`;
}

function toQueueAttributes(attributes: Published['attributes']): JsonObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { type, value }]) => [
      name,
      { DataType: type, [type.startsWith('Binary') ? 'BinaryValue' : 'StringValue']: value },
    ]),
  );
}
