import type { Operation } from '../operation.ts';
import { queueUrl } from '../queue-address.ts';
import { attributesOf, readAttributes } from '../queue-attributes.ts';
import { Queue } from '../queue.ts';
import { text } from '../read-input.ts';
import { sqsError } from '../sqs-error.ts';

export const createQueue: Operation = (input, queues, context) => {
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
