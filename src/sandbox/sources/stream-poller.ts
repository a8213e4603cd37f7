import { sourceQuotas } from '#aws-facts';
import type { JsonObject, JsonValue } from '#kernel';
import type { InvocationOutcome } from '../transcript.ts';
import type { TriggerSpec } from '../trigger-spec.ts';
import { readBatchOutcome } from './batch-item-failures.ts';
import { arnOf, failureText, functionArnOf, isThrottled, type SourcePorts } from './source-ports.ts';
import { splitBySize } from './split-by-size.ts';

type StreamTrigger = Extract<TriggerSpec, { kind: 'dynamodb-stream' }>;

/** A change of an item, as the stream has it; images are in DynamoDB JSON. */
export interface ItemChange {
  readonly eventId: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly keys: JsonValue;
  readonly newImage?: JsonValue;
  readonly oldImage?: JsonValue;
  readonly sequenceNumber: string;
  readonly sizeBytes: number;
  readonly streamViewType: 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';
  readonly userIdentity?: { readonly type: 'Service'; readonly principalId: 'dynamodb.amazonaws.com' };
  readonly timeMs: number;
  /** How many invocations of the function led to it. */
  readonly round: number;
}

export interface StreamPoller {
  /** Tells of a change. Changes have to come in their order. */
  add(change: ItemChange): void;
}

const usualBatchSize = sourceQuotas.streamBatchSize.value;
const usualAgeSeconds = sourceQuotas.streamRecordAge.value;
/** Streams are polled four times a second. */
const pollMs = 250;
/** Waits between attempts at a batch, growing up to a minute. AWS does not publish its own: an assumption of the model. */
const backoffMs = { first: 1_000, most: 60_000 };

/**
 * An event source mapping of a table's stream, with one shard: one batch at a time, in order, until it is done, too old or tried too
 * often. Source: Lambda Developer Guide, "Using AWS Lambda with Amazon DynamoDB".
 */
export function createStreamPoller(
  trigger: StreamTrigger,
  ports: SourcePorts,
  matches: (pattern: JsonValue, subject: JsonObject) => boolean,
): StreamPoller {
  const { batchSize = usualBatchSize, maximumBatchingWindowInSeconds: windowSeconds = 0, filterPatterns } = trigger;
  const { maximumRetryAttempts = Number.POSITIVE_INFINITY, maximumRecordAgeInSeconds = usualAgeSeconds } = trigger;
  const streamArn = arnOf('dynamodb', `table/${trigger.table}/stream/2026-01-15T00:00:00.000`);
  const shardId = 'shardId-00000001768435200000-a1b2c3d4';
  const pending: ItemChange[] = [];
  const bell = ports.createBell();
  let isWorking = false;

  const report = (
    outcome: Parameters<SourcePorts['report']>[0]['outcome'],
    batch: readonly ItemChange[],
    message: string,
    requestId?: string,
  ): void => {
    ports.report({
      source: 'dynamodb-stream',
      from: trigger.table,
      outcome,
      records: batch.map(({ sequenceNumber }) => sequenceNumber),
      message,
      ...(requestId !== undefined && { requestId }),
    });
  };

  const work = async (): Promise<void> => {
    await ports.until(ports.now() + pollMs);
    while (pending.length > 0) {
      // A batch that is full does not wait for the end of the window.
      const endMs = ports.now() + windowSeconds * 1_000;
      while (pending.length < batchSize && ports.now() < endMs) await bell.until(endMs);
      const wanted = filterOut(pending.splice(0, batchSize));
      for (const part of splitBySize(wanted, (change) => toRecord(change, streamArn))) await handOver(part);
    }
    isWorking = false;
  };

  const filterOut = (batch: readonly ItemChange[]): readonly ItemChange[] => {
    if (filterPatterns === undefined) return batch;
    const fits = (change: ItemChange): boolean =>
      filterPatterns.some((one) => matches(one, toRecord(change, streamArn)));
    const others = batch.filter((change) => !fits(change));
    if (others.length > 0) report('filtered-out', others, 'No filter pattern fits; the function never sees them.');
    return batch.filter(fits);
  };

  /** Tries a batch until it is done or given up. */
  const handOver = async (whole: readonly ItemChange[]): Promise<void> => {
    let batch = whole;
    let failures = 0;
    let throttles = 0;
    for (;;) {
      const event = { Records: batch.map((change) => toRecord(change, streamArn)) };
      const round = Math.max(...batch.map((change) => change.round));
      const invoked = await ports.invoke({ event, round, source: 'dynamodb-stream' });
      const { requestId, outcome } = invoked;
      let isToBisect = false;
      if (isThrottled(invoked)) {
        throttles += 1;
        report('throttled', batch, 'The function had no execution environment left; the shard waits.', requestId);
      } else {
        const { rest, hasFailedWhole } = remaining(batch, outcome, requestId);
        if (rest.length === 0) return;
        isToBisect = hasFailedWhole && trigger.bisectBatchOnFunctionError === true;
        // Where some are done, attempts at what is left count anew.
        failures = rest.length < batch.length ? 1 : failures + 1;
        batch = rest;
      }
      const oldestMs = (batch[0]?.timeMs ?? 0) + maximumRecordAgeInSeconds * 1_000;
      if (failures > maximumRetryAttempts || ports.now() >= oldestMs) {
        giveUp(
          batch,
          failures > maximumRetryAttempts ? 'RetryAttemptsExhausted' : 'RecordAgeExceeded',
          failures,
          requestId,
        );
        return;
      }
      if (isToBisect && batch.length > 1) {
        const middle = Math.ceil(batch.length / 2);
        report('retried', batch, `The batch is split in two, of ${middle} and ${batch.length - middle}.`, requestId);
        // A split does not count as an attempt.
        await handOver(batch.slice(0, middle));
        await handOver(batch.slice(middle));
        return;
      }
      const waitMs = Math.min(backoffMs.first * 2 ** Math.max(0, failures + throttles - 1), backoffMs.most);
      report('retried', batch, `The shard waits, and the batch is tried again in ${waitMs / 1_000} s.`, requestId);
      await ports.until(Math.min(ports.now() + waitMs, oldestMs));
    }
  };

  /** What is left to do of a batch after an answer. One that names where it failed is split there, and not in its middle. */
  const remaining = (
    batch: readonly ItemChange[],
    outcome: InvocationOutcome,
    requestId: string,
  ): { readonly rest: readonly ItemChange[]; readonly hasFailedWhole: boolean } => {
    if (outcome.kind === 'function-error') {
      report('failed', batch, `The function ended with ${failureText(outcome)}`, requestId);
      return { rest: batch, hasFailedWhole: true };
    }
    const read = readBatchOutcome(
      outcome,
      trigger.functionResponseTypes,
      batch.map(({ sequenceNumber }) => sequenceNumber),
    );
    switch (read.kind) {
      case 'all-done':
        report('answered', batch, `The function did all ${batch.length} records.`, requestId);
        return { rest: [], hasFailedWhole: false };
      case 'malformed':
        report('failed', batch, `${read.problem} So the whole batch counts as failed.`, requestId);
        return { rest: batch, hasFailedWhole: true };
      case 'some-failed': {
        const first = batch.findIndex(({ sequenceNumber }) => read.identifiers.includes(sequenceNumber));
        const rest = batch.slice(first);
        const done = first === 0 ? 'none of them is done' : `those before it are done`;
        const number = batch[first]?.sequenceNumber ?? '';
        report('partially-failed', batch, `The lowest sequence number named is ${number}; ${done}.`, requestId);
        return { rest, hasFailedWhole: false };
      }
    }
  };

  const giveUp = (
    batch: readonly ItemChange[],
    condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded',
    approximateInvokeCount: number,
    requestId: string,
  ): void => {
    const why = condition === 'RetryAttemptsExhausted' ? 'there are no attempts left' : 'the records are too old';
    if (trigger.onFailure === undefined) {
      report('dropped', batch, `As ${why}, the records are lost: there is no on-failure destination.`, requestId);
      return;
    }
    const [first, last] = [batch[0], batch.at(-1)];
    const time = (change: ItemChange | undefined): string => new Date(change?.timeMs ?? 0).toISOString();
    const record: JsonObject = {
      requestContext: { requestId, functionArn: functionArnOf(), condition, approximateInvokeCount },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      version: '1.0',
      timestamp: new Date(ports.now()).toISOString(),
      DDBStreamBatchInfo: {
        shardId,
        startSequenceNumber: first?.sequenceNumber ?? '',
        endSequenceNumber: last?.sequenceNumber ?? '',
        approximateArrivalOfFirstRecord: time(first),
        approximateArrivalOfLastRecord: time(last),
        batchSize: batch.length,
        streamArn,
      },
    };
    const { onFailure } = trigger;
    const refused = ports.sendToQueue(onFailure, { body: JSON.stringify(record), attributes: {} });
    if (refused === undefined)
      report('sent-to-destination', batch, `As ${why}, the queue ${onFailure} is told where they are.`, requestId);
    else
      report(
        'dropped',
        batch,
        `As ${why}, the records are lost: the queue ${onFailure} did not take the record of it. ${refused}`,
        requestId,
      );
  };

  return {
    add(change) {
      pending.push(change);
      bell.ring();
      if (isWorking) return;
      isWorking = true;
      ports.start(work);
    },
  };
}

function toRecord(change: ItemChange, eventSourceARN: string): JsonObject {
  const { eventId, eventName, keys, newImage, oldImage, sequenceNumber, sizeBytes, streamViewType, userIdentity } =
    change;
  return {
    eventID: eventId,
    eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(change.timeMs / 1_000),
      Keys: keys,
      ...(newImage !== undefined && { NewImage: newImage }),
      ...(oldImage !== undefined && { OldImage: oldImage }),
      SequenceNumber: sequenceNumber,
      SizeBytes: sizeBytes,
      StreamViewType: streamViewType,
    },
    eventSourceARN,
    ...(userIdentity !== undefined && { userIdentity: { ...userIdentity } }),
  };
}

export function toStreamEvent(table: string, changes: readonly ItemChange[]): JsonObject {
  const streamArn = arnOf('dynamodb', `table/${table}/stream/2026-01-15T00:00:00.000`);
  return { Records: changes.map((change) => toRecord(change, streamArn)) };
}
