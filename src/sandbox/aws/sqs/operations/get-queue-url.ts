import type { Operation } from '../operation.ts';
import { queueUrl } from '../queue-address.ts';
import { noSuchQueue, text } from '../read-input.ts';

export const getQueueUrl: Operation = (input, queues, context) => {
  const name = text(input, 'QueueName');
  if (!queues.has(name)) throw noSuchQueue();
  return { QueueUrl: queueUrl(name, context) };
};
