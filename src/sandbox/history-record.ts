/** The life of one execution environment. Times are milliseconds since the epoch, on the virtual clock. */
export interface EnvironmentRecord {
  readonly openedAt: number;
  /** Absent where it is still there when the scenario has ended. */
  readonly end?: {
    readonly at: number;
    /** `idle`: no event came for too long. `process-ended`: a time-out, an INIT that failed, or the end of its process. */
    readonly reason: 'idle' | 'process-ended';
  };
}

/** Something that happened to a message of a queue. */
export interface QueueEvent {
  /** Milliseconds since the epoch, on the virtual clock. */
  readonly timestamp: number;
  readonly queue: string;
  readonly messageId: string;
  /** `given-up`: it was received too often, and went to the dead-letter queue. `hidden`: its visibility time-out was changed. */
  readonly kind: 'sent' | 'received' | 'hidden' | 'deleted' | 'given-up' | 'expired';
  /** From when on it can be received, or received again: with `sent`, `received` and `hidden`. */
  readonly visibleAt?: number;
}

/** What there was over time, where somebody asks for it. */
export interface ScenarioHistory {
  readonly environments: readonly EnvironmentRecord[];
  /** In the order of time. The last events are missing where there were too many. */
  readonly queueEvents: readonly QueueEvent[];
  /** When the scenario ended. */
  readonly endedAt: number;
}
