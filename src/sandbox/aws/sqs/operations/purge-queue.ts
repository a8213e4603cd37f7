import type { Operation } from '../operation.ts';
import { queueOf } from '../read-input.ts';

export const purgeQueue: Operation = (input, queues) => {
  queueOf(input, queues).purge();
  return {};
};
