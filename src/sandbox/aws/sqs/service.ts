import type { JsonValue } from '#kernel';
import type { QueueRecord } from '../../cloud-record.ts';
import type { QueueSpec } from '../../cloud-spec.ts';
import { AwsError } from '../aws-error.ts';
import { jsonErrorResponse, jsonResponse, readJsonCall } from '../protocols/json.ts';
import type { AwsService, ServiceContext, ServiceReply } from '../service.ts';
import { operations, receive, shortCode, systemAttributes, type Queues } from './operations.ts';
import { Queue, type QueuedMessage } from './queue.ts';

/** How long an operation takes, in milliseconds: an assumption of the model. */
const latencyMs = 10;

/** A message as a poller takes it. */
export interface PolledMessage {
  readonly message: QueuedMessage;
  /** What SQS says of it, such as `ApproximateReceiveCount`. */
  readonly systemAttributes: Readonly<Record<string, string>>;
}

export interface Sqs extends AwsService {
  readonly name: 'sqs';
  /** Does an operation without the wire. Throws an AwsError. */
  perform(operation: string, input: Readonly<Record<string, unknown>>, context: ServiceContext): object;
  /** Receives for a poller: up to `most` messages. */
  poll(queue: string, most: number, context: ServiceContext): readonly PolledMessage[];
  /** Tells that messages of a poller are done. */
  finish(queue: string, receipts: readonly string[]): void;
  /** When something comes into sight again; undefined when nothing will. */
  nextVisibleMs(queue: string, nowMs: number): number | undefined;
  state(nowMs: number): Readonly<Record<string, QueueRecord>>;
}

export function createSqs(specs: Readonly<Record<string, QueueSpec>>, seeding: ServiceContext): Sqs {
  const queues: Queues = new Map(Object.entries(specs).map(([name, spec]) => [name, new Queue(name, spec)]));
  for (const [name, { messages }] of Object.entries(specs)) {
    for (const { body, attributes = {}, groupId, deduplicationId } of messages) {
      queues.get(name)?.send(
        {
          body,
          attributes: Object.fromEntries(
            Object.entries(attributes).map(([key, value]) => [key, { DataType: 'String', StringValue: value }]),
          ),
          ...(groupId !== undefined && { groupId }),
          ...(deduplicationId !== undefined && { deduplicationId }),
        },
        seeding.nowMs,
        seeding.ids,
      );
    }
  }
  const performIn: Sqs['perform'] = (operation, input, context) => {
    const found = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (found === undefined) throw new AwsError('com.amazon.coral.service#UnknownOperationException', '');
    return found(input, queues, context);
  };
  const named = (name: string): Queue => {
    const queue = queues.get(name);
    if (queue === undefined) throw new Error(`There is no queue ${name}.`);
    return queue;
  };
  return {
    name: 'sqs',
    owns: ({ host }) => /^sqs\.[\w-]+\.amazonaws\.com$/.test(host),
    perform: performIn,
    answer(request, context): ServiceReply {
      const call = readJsonCall(request);
      let input: Record<string, unknown> = {};
      try {
        input = call.readInput();
        const output = performIn(call.operation, input, context);
        const response = jsonResponse(output, '1.0', context.ids);
        return { response, operation: call.operation, input: input as JsonValue, latencyMs };
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        const response = jsonErrorResponse(error, '1.0', context.ids);
        const code = shortCode(error);
        const queryCode =
          code === 'QueueDoesNotExist' ? 'AWS.SimpleQueueService.NonExistentQueue' : (queryCodes[code] ?? code);
        return {
          response: { ...response, headers: { ...response.headers, 'x-amzn-query-error': `${queryCode};Sender` } },
          operation: call.operation,
          input: input as JsonValue,
          error: { code, message: error.message },
          latencyMs,
        };
      }
    },
    poll: (name, most, context) => {
      const queue = named(name);
      return receive(queue, queues, { most }, context).map((message) => ({
        message,
        systemAttributes: systemAttributes(message, queue),
      }));
    },
    finish(name, receipts) {
      for (const receipt of receipts) named(name).delete(receipt);
    },
    nextVisibleMs: (name, nowMs) => named(name).nextVisibleMs(nowMs),
    state: (nowMs) => Object.fromEntries([...queues].map(([name, queue]) => [name, queue.record(nowMs)])),
  };
}

/** Where the query protocol has another name for an error. */
const queryCodes: Readonly<Record<string, string>> = {
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
};
