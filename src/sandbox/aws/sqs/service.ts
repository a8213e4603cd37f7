import type { Simulation } from '#kernel';
import type { QueueRecord } from '../../cloud-record.ts';
import type { QueueSpec } from '../../cloud-spec.ts';
import type { QueueEvent } from '../../history-record.ts';
import { AwsError } from '../aws-error.ts';
import { readJsonCall } from '../protocols/json.ts';
import { readShape } from '../protocols/input-shape.ts';
import { answerJson, entriesOf, jsonFaults } from '../protocols/json-service.ts';
import type { AwsService, PendingReply, ServiceContext, ServiceReply } from '../service.ts';
import { inputShapes } from './input-shapes.ts';
import { createLongPolls } from './long-poll.ts';
import { queueUrl } from './queue-address.ts';
import type { Queues } from './operation.ts';
import { operations } from './operations.ts';
import { Queue, type QueueNote } from './queue.ts';
import { queueOf } from './read-input.ts';
import { refusals } from './refusals.ts';
import type { WireRequest } from '../wire.ts';

/** How long an operation takes, in milliseconds: an assumption of the model. */
const latencyMs = 10;
/** The most events that are kept. */
const mostEvents = 20_000;

export interface Sqs extends AwsService<ServiceReply | PendingReply> {
  readonly name: 'sqs';
  /** Does an operation without the wire, and without waiting for messages. Throws an AwsError. */
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

/** Without a simulation, nobody waits for messages. */
export function createSqs(
  specs: Readonly<Record<string, QueueSpec>>,
  seeding: ServiceContext,
  simulation?: Simulation,
): Sqs {
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
    const output = found(readShape(input, shape) as typeof input, queues, {
      ...context,
      tell(happening) {
        context.tell(happening);
        // Dead letters among what comes into a queue.
        if (happening.kind === 'message-sent') longPolls?.ring();
      },
    });
    if (operation.startsWith('ChangeMessageVisibility')) longPolls?.ring();
    return output;
  };
  const longPolls = simulation && createLongPolls(simulation);
  /** Which queue is waited at, where a call has found nothing and asks for that. */
  const waitsAt = (operation: string, input: Readonly<Record<string, unknown>>, output: object): Queue | undefined =>
    operation === 'ReceiveMessage' && !('Messages' in output) ? queueOf(input, queues) : undefined;
  const answerAt = (request: WireRequest, context: ServiceContext) => {
    let queue: Queue | undefined;
    let waitMs = 0;
    const reply = answerJson(request, context, {
      ...answering,
      perform(operation, input, at) {
        const output = performIn(operation, input, at);
        queue = waitsAt(operation, input, output);
        const { WaitTimeSeconds: seconds = queue?.settings.receiveMessageWaitTimeSeconds } = input;
        waitMs = typeof seconds === 'number' ? seconds * 1_000 : 0;
        return output;
      },
    });
    return { reply, queue, waitMs };
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
    answer(request, context) {
      const { reply, queue, waitMs } = answerAt(request, context);
      if (longPolls === undefined || queue === undefined || waitMs === 0) return reply;
      const ask = (at: ServiceContext) => {
        const again = answerAt(request, at);
        return { reply: again.reply, isEmpty: again.queue !== undefined };
      };
      return longPolls.start({ reply, waitMs, context, queue, ask });
    },
    ...faults,
    refuseEntries(request, fault, context) {
      const { most } = fault;
      const { operation: asked } = readJsonCall(request);
      const refuse = Object.hasOwn(refusals, asked) ? refusals[asked] : undefined;
      if (most === undefined || refuse === undefined) return faults.refuseEntries(request, fault, context);
      return answerJson(request, context, {
        ...answering,
        perform(operation, input, at) {
          const entries = entriesOf(input, 'Entries');
          const refused = refuse({ Entries: entries.slice(0, most) }, fault);
          if (entries.length <= most) return refused;
          return { ...performIn(operation, { ...input, Entries: entries.slice(most) }, at), ...refused };
        },
      });
    },
    urlOf: (name) => queueUrl(name, seeding),
    finish(name, receipts, nowMs) {
      for (const receipt of receipts) named(name).finish(receipt, nowMs);
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
  PurgeQueueInProgress: 'AWS.SimpleQueueService.PurgeQueueInProgress',
  QueueNameExists: 'QueueAlreadyExists',
  InvalidBatchEntryId: 'AWS.SimpleQueueService.InvalidBatchEntryId',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
};

const answering = { version: '1.0', latencyMs, errorHeaders: queryError } as const;

const faults = jsonFaults(answering, refusals);

function queryError(code: string): Readonly<Record<string, string>> {
  const queryCode =
    code === 'QueueDoesNotExist' ? 'AWS.SimpleQueueService.NonExistentQueue' : (queryCodes[code] ?? code);
  return { 'x-amzn-query-error': `${queryCode};Sender` };
}
