import { batch, entriesOf } from '../batch-entries.ts';
import { sizeOf } from '../message-attributes.ts';
import type { Operation } from '../operation.ts';
import { queueOf } from '../read-input.ts';
import { sqsError } from '../sqs-error.ts';
import { send } from './send-message.ts';

/** SQS: a whole batch. Source: AWS's quotas of messages, 1 MiB since August 2025. */
const mostBytes = 1_048_576;

export const sendMessageBatch: Operation = (input, queues, context) => {
  const queue = queueOf(input, queues);
  const entries = entriesOf(input);
  const size = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (size > mostBytes) {
    throw sqsError(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${mostBytes} bytes. You have sent ${size} bytes.`,
    );
  }
  return batch(entries, (entry) => send(queue, entry, context));
};
