import { sourceQuotas } from '#aws-facts';
import { type JsonObject, type JsonValue, utf8Decode, utf8Encode } from '#kernel';
import type { DeliveryRecord } from '../delivery-record.ts';
import type { InvocationOutcome } from '../transcript.ts';
import type { AsynchronousConfig } from '../trigger-spec.ts';
import {
  failureText,
  functionArnOf,
  type Invoked,
  isThrottled,
  type OutgoingMessage,
  payloadOf,
  type SourcePorts,
} from './source-ports.ts';

export interface AsynchronousEvent {
  readonly event: JsonValue;
  readonly source: DeliveryRecord['source'];
  readonly from: string;
  /** What the event is about: keys, message ids, event ids. */
  readonly records: readonly string[];
  /** See `Invoking`. */
  readonly round: number;
  /** A new one where absent. */
  readonly requestId?: string;
  /** The function under test where absent. */
  readonly functionName?: string;
  /** Whether the function's reserved concurrency is 0: then nothing is tried again. */
  readonly isClosed?: boolean;
}

const usualRetries = sourceQuotas.asynchronousRetries.value;
const usualAgeSeconds = sourceQuotas.asynchronousEventAge.value;
/** Waits before the first and the second attempt after an error. */
const retryWaitsMs = [sourceQuotas.asynchronousFirstWait, sourceQuotas.asynchronousSecondWait].map(
  ({ value }) => value * 1_000,
);
/** After a throttle, from one second up to five minutes. Source: Lambda Developer Guide, "How Lambda handles errors and retries". */
const throttleWaitsMs = {
  first: sourceQuotas.throttleFirstWait.value * 1_000,
  most: sourceQuotas.throttleLongestWait.value * 1_000,
};

type GivenUp = 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency';

const reasons: Readonly<Record<GivenUp, string>> = {
  RetriesExhausted: 'there are no attempts left',
  EventAgeExceeded: 'the event is too old',
  ZeroReservedConcurrency: 'the reserved concurrency of the function is 0',
};

/** Lambda's queue for one event: tries it, tries it again, and hands on what became of it. Ends when the event has. */
export async function invokeAsynchronously(
  ports: SourcePorts,
  asynchronous: AsynchronousEvent,
  config: AsynchronousConfig = {},
): Promise<void> {
  const { event, source, from, records, round, requestId = ports.ids.uuid() } = asynchronous;
  const functionArn = functionArnOf(asynchronous.functionName);
  const { maximumRetryAttempts = usualRetries, maximumEventAgeInSeconds = usualAgeSeconds } = config;
  const oldestMs = ports.now() + maximumEventAgeInSeconds * 1_000;
  const report = (outcome: DeliveryRecord['outcome'], message: string): void => {
    ports.report({ source, from, outcome, requestId, records, message });
  };
  let failures = 0;
  let throttles = 0;
  for (;;) {
    const invoked = await ports.invoke({ event, requestId, round, source });
    const { outcome } = invoked;
    if (outcome.kind !== 'function-error') {
      report('answered', 'The function did it.');
      if (config.onSuccess !== undefined) {
        const record = toDestinationRecord('Success', failures + 1, event, requestId, functionArn, outcome, ports);
        send(config.onSuccess, { body: JSON.stringify(record), attributes: {} }, 'sent-to-destination', [
          `A record of the invocation went to the queue ${config.onSuccess}.`,
          'The record of the invocation is lost',
        ]);
      }
      return;
    }
    if (asynchronous.isClosed === true) {
      report('throttled', 'The function had no execution environment left.');
      giveUp('ZeroReservedConcurrency', outcome);
      return;
    }
    const waitMs = nextWait(invoked);
    if (waitMs === undefined) {
      giveUp('RetriesExhausted', outcome);
      return;
    }
    if (ports.now() + waitMs > oldestMs) {
      giveUp('EventAgeExceeded', outcome);
      return;
    }
    report('retried', `Lambda tries again in ${waitMs / 1_000} s.`);
    await ports.until(ports.now() + waitMs);
  }

  /** Undefined where there is no further attempt. */
  function nextWait(invoked: Invoked): number | undefined {
    if (isThrottled(invoked)) {
      report('throttled', 'The function had no execution environment left.');
      throttles += 1;
      return Math.min(throttleWaitsMs.first * 2 ** (throttles - 1), throttleWaitsMs.most);
    }
    failures += 1;
    report('failed', `Attempt ${failures} ended with ${failureText(invoked.outcome)}`);
    return failures > maximumRetryAttempts ? undefined : retryWaitsMs[failures - 1];
  }

  function giveUp(condition: GivenUp, outcome: InvocationOutcome): void {
    const why = reasons[condition];
    if (config.onFailure !== undefined) {
      const record = toDestinationRecord(condition, failures, event, requestId, functionArn, outcome, ports);
      send(config.onFailure, { body: JSON.stringify(record), attributes: {} }, 'sent-to-destination', [
        `As ${why}, a record of the invocation went to the queue ${config.onFailure}.`,
        `As ${why}, the event is lost`,
      ]);
    }
    if (config.deadLetterQueue !== undefined) {
      const attribute = (StringValue: string, DataType = 'String') => ({ DataType, StringValue });
      const attributes = {
        RequestID: attribute(requestId),
        ErrorCode: attribute(isThrottled({ requestId, outcome }) ? '429' : '200', 'Number'),
        ErrorMessage: attribute(errorMessageOf(outcome)),
      };
      send(config.deadLetterQueue, { body: JSON.stringify(event), attributes }, 'dead-lettered', [
        `As ${why}, the event went to the queue ${config.deadLetterQueue}.`,
        `As ${why}, the event is lost`,
      ]);
    }
    if (config.onFailure === undefined && config.deadLetterQueue === undefined)
      report('dropped', `As ${why}, the event is lost: there is neither a destination nor a dead-letter queue.`);
  }

  /** A queue may be gone, and a record larger than a message may be. */
  function send(
    queue: string,
    message: OutgoingMessage,
    outcome: DeliveryRecord['outcome'],
    [sent, lost]: readonly [string, string],
  ): void {
    const refused = ports.sendToQueue(queue, message);
    if (refused === undefined) report(outcome, sent);
    else report('dropped', `${lost}: the queue ${queue} did not take it. ${refused}`);
  }
}

/** What a dead letter tells of the error: the first 1 KB. Source: Lambda Developer Guide, "Adding a dead-letter queue". */
function errorMessageOf(outcome: InvocationOutcome): string {
  const message = outcome.kind === 'function-error' ? outcome.error.errorMessage : '';
  return utf8Decode(utf8Encode(message === '' ? failureText(outcome) : message).subarray(0, 1_024));
}

/** Source: Lambda Developer Guide, "Capturing records of Lambda asynchronous invocations". */
function toDestinationRecord(
  condition: GivenUp | 'Success',
  approximateInvokeCount: number,
  requestPayload: JsonValue,
  requestId: string,
  functionArn: string,
  outcome: InvocationOutcome,
  ports: SourcePorts,
): JsonObject {
  return {
    version: '1.0',
    timestamp: new Date(ports.now()).toISOString(),
    requestContext: { requestId, functionArn: `${functionArn}:$LATEST`, condition, approximateInvokeCount },
    requestPayload,
    // A function that was throttled has not answered.
    ...(!isThrottled({ requestId, outcome }) && {
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(outcome.kind === 'function-error' && { functionError: 'Unhandled' }),
      },
      responsePayload: payloadOf(outcome),
    }),
  };
}
