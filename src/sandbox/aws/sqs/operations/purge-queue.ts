import type { Operation } from '../operation.ts';
import { queueOf } from '../read-input.ts';
import { sqsError } from '../sqs-error.ts';

export const purgeQueue: Operation = (input, queues, { nowMs }) => {
  const queue = queueOf(input, queues);
  if (queue.purge(nowMs)) return {};
  throw sqsError('PurgeQueueInProgress', `Only one PurgeQueue operation on ${queue.name} is allowed every 60 seconds.`);
};
