import type { ServiceContext } from '../../service.ts';
import type { Input, Operation } from '../operation.ts';
import type { Queue } from '../queue.ts';
import { integer, missing, queueOf, receiptOf } from '../read-input.ts';
import { sqsError } from '../sqs-error.ts';

export const changeMessageVisibility: Operation = (input, queues, context) => {
  changeVisibility(queueOf(input, queues), input, context);
  return {};
};

export function changeVisibility(queue: Queue, input: Input, { nowMs }: ServiceContext): void {
  const receipt = receiptOf(input);
  const seconds = integer(input, 'VisibilityTimeout', 0, 43_200);
  if (seconds === undefined) throw missing('VisibilityTimeout');
  if (!queue.changeVisibility(receipt, seconds, nowMs)) {
    throw sqsError(
      'InvalidParameterValue',
      `Value ${receipt} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    );
  }
}
