/** What INIT needs to know. */
export interface InitRequest {
  readonly runtime: 'nodejs22.x' | 'nodejs24.x';
  /** The handler as configured, such as `index.handler`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly stackTraces: StackTraces;
  /** Virtual time at which the process starts, milliseconds since the epoch. */
  readonly startMs: number;
  /** The largest answer in bytes. */
  readonly maximumAnswerBytes: number;
}

/** One event, and what goes with it. */
export interface Invocation {
  readonly event: unknown;
  readonly context: InvokeContext;
}

/** The fields of the context object that are plain data, and the deadline in virtual time. */
export interface InvokeContext {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly deadlineMs: number;
}

/**
 * Who writes the stacks of errors. `v8`: a hook of the prelude, as V8 writes them. `engine`: QuickJS itself, which needs
 * no stack to do so: when the stack is used up, the hook cannot be called any more.
 */
export type StackTraces = 'v8' | 'engine';
