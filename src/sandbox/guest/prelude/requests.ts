/** The settings with which a function is deployed: the same in each of its environments. */
export interface Settings {
  readonly runtime: 'nodejs22.x' | 'nodejs24.x';
  /** The handler as configured, such as `index.handler`. */
  readonly handler: string;
  /** The variables that are the same in each environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stackTraces: StackTraces;
  /** The largest answer in bytes. */
  readonly maximumAnswerBytes: number;
}

/** What INIT needs to know besides: what is an environment's own. */
export interface InitRequest {
  /** Virtual time at which the process starts, milliseconds since the epoch. */
  readonly startMs: number;
  readonly logStreamName: string;
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
