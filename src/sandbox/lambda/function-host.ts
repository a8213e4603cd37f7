import type { SourcePosition } from '../transcript.ts';

/** An error as the runtime posts it. */
export interface PostedError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
  /** Where in the function's files, when the trace does not say it. */
  readonly position?: SourcePosition;
}

/** How INIT or an invocation ended inside the host. */
export type HostOutcome =
  /** `json` is the answer; empty for INIT. */
  | { readonly kind: 'completed'; readonly json: string }
  | { readonly kind: 'failed'; readonly error: PostedError }
  /** The answer could not be turned into JSON. */
  | { readonly kind: 'unserialisable'; readonly error: PostedError }
  | { readonly kind: 'too-large' }
  /** Nothing was left to run and the handler's promise had not settled. */
  | { readonly kind: 'never-settled' }
  /** An exception outside the handler's promise, in a timer for example: it ends the process. */
  | { readonly kind: 'uncaught'; readonly error: PostedError }
  /** Virtual time reached the deadline. */
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'out-of-memory' }
  /** Real time ran out: a bound of the simulator, not one of Lambda's. */
  | { readonly kind: 'wall-clock-limit' };

export interface HostInit {
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly maximumAnswerBytes: number;
  /** Virtual time, milliseconds since the epoch. */
  readonly deadlineMs: number;
}

export interface HostContext {
  /** The context object's fields that are plain data. */
  readonly fields: Readonly<Record<string, string>>;
  readonly deadlineMs: number;
}

/**
 * What holds the function's code and state: the port through which this room reaches a JavaScript engine. A guest fits
 * it by shape, and so does an object with three functions in a test.
 */
export interface FunctionHost {
  init(request: HostInit): HostOutcome;
  invoke(eventJson: string, context: HostContext): HostOutcome;
  /** Bytes that the function's values take. */
  memoryUsedBytes(): number;
  dispose(): void;
}
