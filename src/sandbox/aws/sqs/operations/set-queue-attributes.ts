import type { Operation } from '../operation.ts';
import { readAttributes } from '../queue-attributes.ts';
import { missing, queueOf } from '../read-input.ts';
import { sqsError } from '../sqs-error.ts';

export const setQueueAttributes: Operation = (input, queues, context) => {
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
};
