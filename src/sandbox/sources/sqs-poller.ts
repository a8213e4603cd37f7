import { sourceQuotas } from '#aws-facts';
import { type Bell, isJsonObject, type JsonObject, type JsonValue } from '#kernel';
import type { TriggerSpec } from '../trigger-spec.ts';
import { readBatchOutcome } from './batch-item-failures.ts';
import { arnOf, failureText, isThrottled, type SourcePorts } from './source-ports.ts';
import { splitBySize } from './split-by-size.ts';

type SqsTrigger = Extract<TriggerSpec, { kind: 'sqs' }>;

/** A message as SQS's ReceiveMessage answers it. */
export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly MD5OfBody: string;
  readonly Body: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly MessageAttributes?: Readonly<
    Record<string, { readonly DataType: string; readonly StringValue?: string; readonly BinaryValue?: string }>
  >;
}

/** The queue, as its poller sees it. */
export interface PolledQueue {
  /** Up to so many, also more than ten. What was received too often is given up meanwhile. */
  receive(most: number): readonly ReceivedMessage[];
  delete(receiptHandles: readonly string[]): void;
  /** When something comes into sight that is not now; undefined when nothing will. */
  nextVisibleMs(): number | undefined;
  /** How many invocations of the function led to these messages; undefined where Lambda ends such a chain. */
  roundOf(messages: readonly ReceivedMessage[]): number | undefined;
}

export interface SqsPoller {
  /** Tells that there is something to receive. */
  wake(): void;
}

const usualBatchSize = sourceQuotas.sqsBatchSize.value;
/** So many batches Lambda works on at first; it goes up only under a load that lasts. */
const usualConcurrency = sourceQuotas.sqsConcurrency.value;
/** How long it takes until a poller has seen what was sent, in milliseconds. An assumption of the model. */
const pollMs = 20;

/** An event source mapping of a queue. Source: Lambda Developer Guide, "Using Lambda with Amazon SQS". */
export function createSqsPoller(
  trigger: SqsTrigger,
  queue: PolledQueue,
  ports: SourcePorts,
  matches: (pattern: JsonValue, subject: JsonObject) => boolean,
): SqsPoller {
  const { batchSize = usualBatchSize, maximumBatchingWindowInSeconds: windowSeconds = 0, filterPatterns } = trigger;
  const most = trigger.maximumConcurrency ?? usualConcurrency;
  let working = 0;
  let sleepsUntilMs: number | undefined;
  /** Of who gathers messages for a batch that is not full yet. */
  let gatherer: Bell | undefined;

  const report = (
    outcome: Parameters<SourcePorts['report']>[0]['outcome'],
    messages: readonly ReceivedMessage[],
    message: string,
    requestId?: string,
  ): void => {
    ports.report({
      source: 'sqs',
      from: trigger.queue,
      outcome,
      records: messages.map(({ MessageId }) => MessageId),
      message,
      ...(requestId !== undefined && { requestId }),
    });
  };

  const wake = (): void => {
    gatherer?.ring();
    if (working >= most || gatherer !== undefined) return;
    working += 1;
    ports.start(async () => {
      await ports.until(ports.now() + pollMs);
      await work();
      working -= 1;
      sleep();
    });
  };

  /** Receives and hands over until there is nothing in sight. */
  const work = async (): Promise<void> => {
    for (;;) {
      const batch = [...queue.receive(batchSize)];
      if (batch.length === 0) return;
      await gather(batch);
      // Where one batch was full, there may be another for somebody else.
      if (batch.length === batchSize) wake();
      for (const part of splitBySize(filterOut(batch), (message) => toSqsRecord(trigger.queue, message)))
        await handOver(part);
    }
  };

  /** Adds what comes within the window, until the batch is full. */
  const gather = async (batch: ReceivedMessage[]): Promise<void> => {
    const endMs = ports.now() + windowSeconds * 1_000;
    const bell = ports.createBell();
    gatherer = bell;
    while (batch.length < batchSize && ports.now() < endMs) {
      await bell.until(endMs);
      batch.push(...queue.receive(batchSize - batch.length));
    }
    if (gatherer === bell) gatherer = undefined;
  };

  /** Something that is out of sight comes back, or a delay ends. */
  const sleep = (): void => {
    const nextMs = queue.nextVisibleMs();
    if (nextMs === undefined || (sleepsUntilMs !== undefined && sleepsUntilMs <= nextMs)) return;
    sleepsUntilMs = nextMs;
    ports.start(async () => {
      await ports.until(nextMs);
      if (sleepsUntilMs === nextMs) sleepsUntilMs = undefined;
      wake();
    });
  };

  const filterOut = (batch: readonly ReceivedMessage[]): readonly ReceivedMessage[] => {
    if (filterPatterns === undefined) return batch;
    const fits = (message: ReceivedMessage): boolean =>
      filterPatterns.some((one) => matches(one, toSubject(trigger.queue, message)));
    const others = batch.filter((message) => !fits(message));
    if (others.length > 0) {
      queue.delete(others.map(({ ReceiptHandle }) => ReceiptHandle));
      report(
        'filtered-out',
        others,
        'No filter pattern fits: Lambda deletes such messages, and the function never sees them.',
      );
    }
    return batch.filter(fits);
  };

  const handOver = async (batch: readonly ReceivedMessage[]): Promise<void> => {
    const round = queue.roundOf(batch);
    // It comes back when its visibility time-out is over, as often as its queue allows.
    if (round === undefined) return;
    const invoked = await ports.invoke({ event: toSqsEvent(trigger.queue, batch), round, source: 'sqs' });
    const { outcome, requestId } = invoked;
    const back = 'in sight again when the visibility time-out is over';
    if (isThrottled(invoked)) {
      report('throttled', batch, `The function had no execution environment left; the batch is ${back}.`, requestId);
      return;
    }
    if (outcome.kind === 'function-error') {
      report('failed', batch, `The function ended with ${failureText(outcome)}`, requestId);
      report('returned', batch, `The whole batch of ${batch.length} is ${back}.`, requestId);
      return;
    }
    const read = readBatchOutcome(
      outcome,
      trigger.functionResponseTypes,
      batch.map(({ MessageId }) => MessageId),
    );
    switch (read.kind) {
      case 'all-done':
        queue.delete(batch.map(({ ReceiptHandle }) => ReceiptHandle));
        report(
          'answered',
          batch,
          `The function did it, and Lambda deletes the whole batch of ${batch.length}.`,
          requestId,
        );
        return;
      case 'malformed':
        report('failed', batch, `${read.problem} So the whole batch counts as failed.`, requestId);
        report('returned', batch, `The whole batch of ${batch.length} is ${back}.`, requestId);
        return;
      case 'some-failed': {
        const failed = new Set(read.identifiers);
        const isDone = ({ MessageId }: ReceivedMessage): boolean => !failed.has(MessageId);
        queue.delete(batch.filter(isDone).map(({ ReceiptHandle }) => ReceiptHandle));
        const returned = batch.filter((message) => !isDone(message));
        const text = `The function named ${returned.length} of the batch of ${batch.length} as failed; Lambda deletes the others.`;
        report('partially-failed', batch, text, requestId);
        report('returned', returned, `What failed is ${back}.`, requestId);
      }
    }
  };

  return { wake };
}

export function toSqsEvent(queue: string, messages: readonly ReceivedMessage[]): JsonObject {
  return { Records: messages.map((message) => toSqsRecord(queue, message)) };
}

function toSqsRecord(queue: string, message: ReceivedMessage): JsonObject {
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
        name,
        {
          ...(StringValue !== undefined && { stringValue: StringValue }),
          ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
          stringListValues: [],
          binaryListValues: [],
          dataType: DataType,
        },
      ]),
    ),
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: arnOf('sqs', queue),
    awsRegion: 'us-east-1',
  };
}

/** Filter patterns see the record, and its body as JSON where it is that. */
function toSubject(queue: string, message: ReceivedMessage): JsonObject {
  const record = toSqsRecord(queue, message);
  try {
    const body = JSON.parse(message.Body) as JsonValue;
    return isJsonObject(body) ? { ...record, body } : record;
  } catch {
    // Then patterns see the text.
    return record;
  }
}
