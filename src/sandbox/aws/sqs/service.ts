import type { QueueRecord } from '../../cloud-record.ts';
import type { QueueSpec } from '../../cloud-spec.ts';
import type { QueueEvent } from '../../history-record.ts';
import { AwsError } from '../aws-error.ts';
import { readJsonCall } from '../protocols/json.ts';
import { readShape } from '../protocols/input-shape.ts';
import { answerJson, jsonFaults } from '../protocols/json-service.ts';
import type { AwsService, ServiceContext } from '../service.ts';
import { inputShapes } from './input-shapes.ts';
import { queueUrl } from './queue-address.ts';
import { operations, type Queues } from './operations.ts';
import { Queue, type QueueNote } from './queue.ts';
import { refusals } from './refusals.ts';

/** How long an operation takes, in milliseconds: an assumption of the model. */
const latencyMs = 10;
/** The most events that are kept. */
const mostEvents = 20_000;

export interface Sqs extends AwsService {
  readonly name: 'sqs';
  /** Does an operation without the wire. Throws an AwsError. */
  perform(operation: string, input: Readonly<Record<string, unknown>>, context: ServiceContext): object;
  /** The address of a queue. */
  urlOf(queue: string): string;
  /** Tells that messages of a poller are done. */
  finish(queue: string, receipts: readonly string[], nowMs: number): void;
  /** When something comes into sight again; undefined when nothing will. */
  nextVisibleMs(queue: string, nowMs: number): number | undefined;
  state(nowMs: number): Readonly<Record<string, QueueRecord>>;
  /** What happened to messages of the queues that there were from the beginning, in the order of time. */
  events(): readonly QueueEvent[];
}

export function createSqs(specs: Readonly<Record<string, QueueSpec>>, seeding: ServiceContext): Sqs {
  const events: QueueEvent[] = [];
  const noteOf = (queue: string) => (note: QueueNote) => {
    if (events.length < mostEvents) events.push({ ...note, queue });
  };
  const queues: Queues = new Map(
    Object.entries(specs).map(([name, spec]) => [name, new Queue(name, spec, seeding.nowMs, noteOf(name))]),
  );
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
    const shape = inputShapes[operation];
    if (found === undefined || shape === undefined)
      throw new AwsError('com.amazon.coral.service#UnknownOperationException', '');
    return found(readShape(input, shape) as typeof input, queues, context);
  };
  const named = (name: string): Queue => {
    const queue = queues.get(name);
    if (queue === undefined) throw new Error(`There is no queue ${name}.`);
    return queue;
  };
  return {
    name: 'sqs',
    owns: ({ host }) => /^sqs\.[\w-]+\.amazonaws\.com$/.test(host),
    operationOf: (request) => readJsonCall(request).operation,
    perform: performIn,
    answer: (request, context) => answerJson(request, context, { ...answering, perform: performIn }),
    ...jsonFaults(answering, refusals),
    urlOf: (name) => queueUrl(name, seeding),
    finish(name, receipts, nowMs) {
      for (const receipt of receipts) named(name).delete(receipt, nowMs);
    },
    events: () => events,
    nextVisibleMs: (name, nowMs) => named(name).nextVisibleMs(nowMs),
    state: (nowMs) => Object.fromEntries([...queues].map(([name, queue]) => [name, queue.record(nowMs)])),
  };
}

/** Where the query protocol has another name for an error. */
const queryCodes: Readonly<Record<string, string>> = {
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  BatchRequestTooLong: 'AWS.SimpleQueueService.BatchRequestTooLong',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  QueueNameExists: 'QueueAlreadyExists',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
};

const answering = { version: '1.0', latencyMs, errorHeaders: queryError } as const;

function queryError(code: string): Readonly<Record<string, string>> {
  const queryCode =
    code === 'QueueDoesNotExist' ? 'AWS.SimpleQueueService.NonExistentQueue' : (queryCodes[code] ?? code);
  return { 'x-amzn-query-error': `${queryCode};Sender` };
}
