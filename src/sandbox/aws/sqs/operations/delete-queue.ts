import type { Operation } from '../operation.ts';
import { queueOf } from '../read-input.ts';

export const deleteQueue: Operation = (input, queues) => {
  queues.delete(queueOf(input, queues).name);
  return {};
};
