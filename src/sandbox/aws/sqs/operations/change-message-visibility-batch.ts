import { batch, entriesOf } from '../batch-entries.ts';
import type { Operation } from '../operation.ts';
import { queueOf } from '../read-input.ts';
import { changeVisibility } from './change-message-visibility.ts';

export const changeMessageVisibilityBatch: Operation = (input, queues, context) => {
  const queue = queueOf(input, queues);
  return batch(entriesOf(input), (entry) => {
    changeVisibility(queue, entry, context);
    return {};
  });
};
