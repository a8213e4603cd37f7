import type { TriggerKind } from './trigger-spec.ts';

/** What a source did with its records. */
export type DeliveryOutcome =
  /** The function has done it. */
  | 'answered'
  /** The function failed, or its answer could not be used. */
  | 'failed'
  /** The function named the records that it could not do. */
  | 'partially-failed'
  /** It will be tried again. */
  | 'retried'
  /** Back in the queue, in sight after the visibility time-out. */
  | 'returned'
  /** Given to a dead-letter queue. */
  | 'dead-lettered'
  /** A record of it went to the destination of the invocation. */
  | 'sent-to-destination'
  /** Given up, and nobody has it. */
  | 'dropped'
  /** The function had no execution environment left. */
  | 'throttled'
  | 'filtered-out'
  /** Lambda found that the function calls itself, and does not go on. */
  | 'recursion-stopped'
  /** The scenario ended while something would still have happened. */
  | 'unsettled';

/** A schedule, or a rule that goes by the clock, was due. */
export interface FiringRecord {
  readonly schedule: string;
  /** Milliseconds since the epoch, on the virtual clock. */
  readonly timestamp: number;
  /** Number of the step during which it was, from 1. */
  readonly step: number;
  /** Who was told, such as `function fn` or `queue orders`. */
  readonly targets: readonly string[];
}

/** One thing that a source did. A transcript holds them in the order of time. */
export interface DeliveryRecord {
  /** Milliseconds since the epoch, on the virtual clock. */
  readonly timestamp: number;
  readonly source: TriggerKind | 'asynchronous-invocation' | 'function' | 'scenario';
  /** The name of the queue, bucket, table, topic, rule or schedule; empty where there is none. */
  readonly from: string;
  readonly outcome: DeliveryOutcome;
  /** Number of the step during which it happened, from 1. */
  readonly step: number;
  /** Of the invocation that it led to. */
  readonly requestId?: string;
  /** Message ids, sequence numbers, keys or event ids. */
  readonly records: readonly string[];
  /** What happened, as a sentence. */
  readonly message: string;
}
