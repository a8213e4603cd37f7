/** When requests arrive: a steady rate with a spike in it, both at random, or times in milliseconds. */
export type SpikeArrivals =
  | {
      readonly kind: 'spike';
      readonly perSecond: number;
      /** On top of the others, while the spike lasts. */
      readonly spikePerSecond: number;
      readonly spikeFromSecond: number;
      readonly spikeSeconds: number;
      /** Behind them, nothing more arrives. */
      readonly seconds: number;
    }
  | { readonly kind: 'list'; readonly timesMs: readonly number[] };

/** How requests get to the function, which decides what becomes of those that it cannot take. */
export type Door =
  /** Callers wait for the answer, and do not try again. */
  | { readonly kind: 'synchronous' }
  /** Lambda keeps the event in a queue of its own, and tries again. */
  | { readonly kind: 'asynchronous' }
  /** A queue of SQS, one message an invocation, with a dead-letter queue. */
  | {
      readonly kind: 'queue';
      /** Of the event source mapping. Absent where it has none. */
      readonly maximumConcurrency?: number;
      /** Longer than an invocation: AWS does not connect the queue otherwise. */
      readonly visibilitySeconds: number;
      readonly maxReceiveCount: number;
    };

export interface ConcurrencyInput {
  readonly arrivals: SpikeArrivals;
  readonly door: Door;
  readonly durationMs: number;
  /** Reserved concurrency of the function. Absent where it has none, and takes what the account has left. */
  readonly reserved?: number;
  /** What the account has, for all functions of the region. */
  readonly accountConcurrency: number;
  /** What other functions of the account want at any time. */
  readonly othersWant: number;
  /** Connections that the backend takes. Each invocation needs one while it runs. */
  readonly connectionLimit: number;
  readonly seed: number;
}
