import { batch, entriesOf } from '../batch-entries.ts';
import type { Operation } from '../operation.ts';
import { queueOf, receiptOf } from '../read-input.ts';

export const deleteMessageBatch: Operation = (input, queues, { nowMs }) => {
  const queue = queueOf(input, queues);
  return batch(entriesOf(input), (entry) => {
    queue.delete(receiptOf(entry), nowMs);
    return {};
  });
};
