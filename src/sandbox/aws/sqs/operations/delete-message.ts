import type { Operation } from '../operation.ts';
import { queueOf, receiptOf } from '../read-input.ts';

export const deleteMessage: Operation = (input, queues, { nowMs }) => {
  queueOf(input, queues).delete(receiptOf(input), nowMs);
  return {};
};
