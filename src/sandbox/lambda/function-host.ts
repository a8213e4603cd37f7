import type { JsonValue } from '#kernel';
import type { LambdaRuntime } from '../exercise-spec.ts';
import type { SourcePosition } from '../transcript.ts';

/** An error as the runtime posts it. */
export interface PostedError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
  /** Where in the function's files, when the trace does not say it. */
  readonly position?: SourcePosition;
}

/** What a streaming handler has sent. */
export interface StreamedAnswer {
  readonly contentType: string;
  /** The bytes as text, one character a byte. */
  readonly body: string;
  /** What the runtime appends when the handler fails in the middle. */
  readonly error?: PostedError;
}

/** How INIT or an invocation ended inside the host. */
export type HostOutcome =
  /** `json` is the answer; empty for INIT. `endsProcess`: it was posted, and then the process ended. */
  | { readonly kind: 'completed'; readonly json: string; readonly endsProcess: boolean }
  | { readonly kind: 'streamed'; readonly answer: StreamedAnswer; readonly endsProcess: boolean }
  | { readonly kind: 'failed'; readonly error: PostedError; readonly endsProcess: boolean }
  /** The answer could not be turned into JSON: what is posted, and what was in the way. */
  | { readonly kind: 'unserialisable'; readonly error: PostedError; readonly cause: PostedError }
  | { readonly kind: 'too-large' }
  /** Nothing was left to run and the handler's promise had not settled: the process ended. */
  | { readonly kind: 'never-settled' }
  /** An exception that nobody caught, or a rejection that nobody handled: it ended the process. */
  | { readonly kind: 'uncaught'; readonly error: PostedError }
  /** The code ended the process. */
  | { readonly kind: 'exited'; readonly status: number }
  /** Virtual time reached the deadline. */
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'out-of-memory' }
  /** Real time ran out: a bound of the simulator, not one of Lambda's. */
  | { readonly kind: 'wall-clock-limit' };

export interface HostInit {
  readonly runtime: LambdaRuntime;
  readonly handler: string;
  /** The variables that are the same in each of the function's environments. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logStreamName: string;
  readonly maximumAnswerBytes: number;
  /** Virtual time, milliseconds since the epoch. */
  readonly deadlineMs: number;
}

export interface HostContext {
  /** The context object's fields that are plain data. */
  readonly fields: Readonly<Record<string, JsonValue>>;
  readonly deadlineMs: number;
}

/** A phase inside the host: yields the virtual time up to which it waits, and is resumed then. */
export type HostRun = Generator<number, HostOutcome, undefined>;

/** A line that a function writes. */
export interface WrittenLine {
  /** Whether the line goes out as it is; otherwise it still lacks time, request id and level. */
  readonly isRaw: boolean;
  readonly isStandardError: boolean;
  readonly level: string;
  readonly requestId: string;
  /** Call it only for a line that is kept. */
  text(): string;
}

/**
 * What holds the function's code and state: the port through which this room reaches a JavaScript engine. A guest fits
 * it by shape, and so does an object with a few functions in a test.
 */
export interface FunctionHost {
  init(request: HostInit): HostRun;
  /** Thaws what is frozen and hands one event over. */
  invoke(eventJson: string, context: HostContext): HostRun;
  /** Whole megabytes that the function's values take. */
  memoryUsedMb(): number;
  /** Bytes that the files in `/tmp` have; none where it is absent. */
  temporaryBytes?(): number;
  dispose(): void;
}
