import type { Bell, IdSource, JsonValue } from '#kernel';
import type { DeliveryRecord } from '../delivery-record.ts';
import type { InvocationOutcome } from '../transcript.ts';

/** What a source hands to the function. */
export interface Invoking {
  readonly event: JsonValue;
  /** The same for each attempt at an asynchronous invocation; a new one where absent. */
  readonly requestId?: string;
  /** How many invocations of the function led to this one: 0 where something else caused it. */
  readonly round: number;
  readonly source: DeliveryRecord['source'];
}

export interface Invoked {
  readonly requestId: string;
  /** A function that is throttled has not run: its error is of the kind `throttled`. */
  readonly outcome: InvocationOutcome;
}

/** What a source needs of the world. It knows neither the function nor the services. */
export interface SourcePorts {
  readonly ids: IdSource;
  /** Milliseconds since the epoch, on the virtual clock. */
  now(): number;
  until(timeMs: number): Promise<void>;
  createBell(): Bell;
  /** Starts a process that goes on beside the one that starts it. */
  start(process: () => Promise<void>): void;
  invoke(invoking: Invoking): Promise<Invoked>;
  report(delivery: Omit<DeliveryRecord, 'timestamp' | 'step'>): void;
  /** Sends a message to a queue. Returns why that does not take it, if it does not. */
  sendToQueue(queue: string, message: OutgoingMessage): string | undefined;
}

export interface OutgoingMessage {
  readonly body: string;
  readonly attributes: Readonly<Record<string, { readonly DataType: string; readonly StringValue: string }>>;
}

export function isThrottled({ outcome }: Invoked): boolean {
  return outcome.kind === 'function-error' && outcome.error.kind === 'throttled';
}

/** What a function that failed tells its caller, as JSON; its answer where it answered. */
export function payloadOf(outcome: InvocationOutcome): JsonValue {
  switch (outcome.kind) {
    case 'answered':
      return outcome.answer;
    case 'streamed':
      return outcome.answer.body;
    case 'function-error': {
      const { errorType, errorMessage, trace } = outcome.error;
      return { errorType, errorMessage, ...(trace.length > 0 && { trace }) };
    }
  }
}

/** In what words a failure is told. */
export function failureText(outcome: InvocationOutcome): string {
  if (outcome.kind !== 'function-error') return 'an answer that could not be used';
  return `${outcome.error.errorType}: ${outcome.error.errorMessage.split('\n')[0] ?? ''}`;
}

/** ARNs of what a scenario has; all is in one account and region. */
export function arnOf(
  service: 'sqs' | 'sns' | 'lambda' | 'dynamodb' | 'events' | 'scheduler',
  resource: string,
): string {
  return `arn:aws:${service}:us-east-1:123456789012:${resource}`;
}

/** Of the function under test where no other is named. */
export function functionArnOf(name = 'fn'): string {
  return arnOf('lambda', `function:${name}`);
}
