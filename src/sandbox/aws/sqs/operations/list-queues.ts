import type { Operation } from '../operation.ts';
import { queueUrl } from '../queue-address.ts';

export const listQueues: Operation = (input, queues, context) => {
  const prefix = typeof input['QueueNamePrefix'] === 'string' ? input['QueueNamePrefix'] : '';
  const names = [...queues.keys()].filter((name) => name.startsWith(prefix)).sort();
  return names.length === 0 ? {} : { QueueUrls: names.map((name) => queueUrl(name, context)) };
};
