import type { AwsError } from '../aws-error.ts';
import type { Input, Queues } from './operation.ts';
import type { Queue } from './queue.ts';
import { sqsError } from './sqs-error.ts';

export function queueOf(input: Input, queues: Queues): Queue {
  const queue = queues.get(/\/([^/]+)$/.exec(text(input, 'QueueUrl'))?.[1] ?? '');
  if (queue === undefined) throw noSuchQueue();
  return queue;
}

export function noSuchQueue(): AwsError {
  return sqsError('QueueDoesNotExist', 'The specified queue does not exist.');
}

export function receiptOf(input: Input): string {
  const receipt = text(input, 'ReceiptHandle');
  if (/^[\da-f]{48}$/.test(receipt)) return receipt;
  throw sqsError('ReceiptHandleIsInvalid', `The input receipt handle "${receipt}" is not a valid receipt handle.`);
}

export function text(input: Input, name: string): string {
  const value = input[name];
  if (typeof value === 'string') return value;
  throw missing(name);
}

export function integer(input: Input, name: string, low: number, high: number): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (Number.isInteger(value) && (value as number) >= low && (value as number) <= high) return value as number;
  throw sqsError(
    'InvalidParameterValue',
    `Value ${JSON.stringify(value)} for parameter ${name} is invalid. Reason: Must be between ${low} and ${high}, if provided.`,
  );
}

export function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export function missing(name: string): AwsError {
  return sqsError('MissingParameter', `The request must contain the parameter ${name}.`);
}
