import type { JsonValue } from '#kernel';
import type { CloudState, ServiceCall } from './cloud-record.ts';
import type { DeliveryRecord, FiringRecord } from './delivery-record.ts';
import type { ScenarioHistory } from './history-record.ts';

/** A place in the learner's own files. Lines and columns count from 1. */
export interface SourcePosition {
  /** Relative to the package's root, such as `index.mjs`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Why an invocation has no answer, or INIT did not end well. */
export type FunctionErrorKind =
  | 'syntax-error'
  | 'import-failed'
  | 'threw'
  | 'unserialisable'
  | 'response-too-large'
  | 'never-settled'
  | 'exited'
  | 'timed-out'
  | 'out-of-memory'
  /** It was not run: there was no execution environment left for it. */
  | 'throttled';

/** A failure of the learner's function: a value, never thrown. */
export interface FunctionError {
  readonly kind: FunctionErrorKind;
  readonly phase: 'init' | 'invoke';
  /** As Lambda reports it, such as `TypeError` or `Sandbox.Timedout`. */
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
  /** What was behind it, where Lambda's own message does not say so. */
  readonly cause?: string;
  /** The first frame in the learner's own files. */
  readonly position?: SourcePosition;
}

/** What the caller of the HTTP API received. Header names are in lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body's bytes are no text: it has one character for each byte. */
  readonly isBinary?: true;
  /** What was wrong with the function's answer when the API could not use it. */
  readonly problem?: string;
}

/** What a handler with response streaming has sent. */
export interface StreamedAnswer {
  readonly contentType: string;
  /** The bytes as text, one character a byte. */
  readonly body: string;
  /** Present when the handler failed after it had begun: the runtime tells it behind the body. */
  readonly error?: { readonly errorType: string; readonly errorMessage: string; readonly trace: readonly string[] };
}

/** How an invocation ended. */
export type InvocationOutcome =
  | { readonly kind: 'answered'; readonly answer: JsonValue }
  | { readonly kind: 'streamed'; readonly answer: StreamedAnswer }
  | { readonly kind: 'function-error'; readonly error: FunctionError };

/** One invocation, whatever became of it. Durations are milliseconds of the function's own, simulated, time. */
export interface InvocationRecord {
  /** Number of the step during which it began, from 1. */
  readonly step: number;
  readonly requestId: string;
  readonly event: JsonValue;
  readonly coldStart: boolean;
  readonly outcome: InvocationOutcome;
  readonly durationMs: number;
  readonly billedDurationMs: number;
  /** Only when the invocation began with INIT. */
  readonly initDurationMs?: number;
  /** Bytes that its environment has in `/tmp` behind it; absent where there are none. */
  readonly temporaryBytes?: number;
  /** Only when the step was an HTTP request. */
  readonly response?: HttpResponse;
  /** Who called the function, where a step did not do it itself. */
  readonly source?: DeliveryRecord['source'];
  /** Milliseconds since the epoch, on the virtual clock: when it began. */
  readonly startedAt?: number;
  /** When its environment was free again; only with a history. */
  readonly endedAt?: number;
  /** Place of its environment in the history, from 0; absent where it was throttled, and without a history. */
  readonly environment?: number;
}

/** The response to an HTTP request for which the function was not invoked: there was no route, or it was a preflight. */
export interface DirectResponse {
  /** Number of the step, from 1. */
  readonly step: number;
  readonly response: HttpResponse;
}

/** One line of the function's log stream. */
export interface LogLine {
  readonly source: 'platform' | 'function';
  /** Milliseconds since the epoch, on the virtual clock. */
  readonly timestamp: number;
  readonly level: 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  /** The whole line as CloudWatch Logs shows it. */
  readonly text: string;
  /** Present for what the function, or Node.js, wrote to standard error. */
  readonly isStandardError?: true;
  /** Present where Lambda says that INIT has failed in its own phase: it is run again after that, within the invocation. */
  readonly isFailedInit?: true;
}

/** A request that the function sent to another host. */
export interface OutgoingRequest {
  readonly method: string;
  /** With the query string. */
  readonly url: string;
  /** Names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** As text; absent when the request has none. */
  readonly body?: string;
  /** Milliseconds since the epoch, on the virtual clock. */
  readonly timestamp: number;
  /** Of the reply; absent when there is none. */
  readonly status?: number;
  /** Why there is no reply, as Node.js names it, such as `ENOTFOUND`. */
  readonly failure?: string;
  /** What was wrong with the request where the exercise declares nothing for it. */
  readonly problem?: string;
}

/** Everything that happened in one scenario. */
export interface Transcript {
  readonly invocations: readonly InvocationRecord[];
  readonly logs: readonly LogLine[];
  /** In the order in which they were sent. */
  readonly requests: readonly OutgoingRequest[];
  /** The function's calls of AWS's services, in order; absent where there are none around it. */
  readonly calls?: readonly ServiceCall[];
  /** What the services hold at the end. */
  readonly cloud?: CloudState;
  /** What the sources did with what happened, in the order of time; absent where nothing but steps calls the function. */
  readonly deliveries?: readonly DeliveryRecord[];
  /** Only where the request asks for it. */
  readonly history?: ScenarioHistory;
  /** When schedules were due, in the order of time; absent where none was. */
  readonly firings?: readonly FiringRecord[];
  /** What an API answered by itself. */
  readonly directResponses?: readonly DirectResponse[];
  /** How many lines the function logged beyond those that are kept. */
  readonly droppedLogLines: number;
  /** The metrics in the embedded metric format that the function logged; absent where it logged none. */
  readonly metrics?: readonly MetricRecord[];
  /** Lines that look as if they were to have metrics, and in which CloudWatch finds none. */
  readonly metricProblems?: readonly MetricProblem[];
  /** What further functions did, by name; absent where an exercise declares none. */
  readonly functions?: Readonly<Record<string, OtherFunctionRecord>>;
}

/** One value of a metric. */
export interface MetricRecord {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly value: number;
  readonly dimensions: Readonly<Record<string, string>>;
  /** As the line says: milliseconds since the epoch. */
  readonly timestamp: number;
}

export interface MetricProblem {
  /** When it was logged. */
  readonly timestamp: number;
  readonly line: string;
  /** What is wrong, as a sentence. */
  readonly message: string;
}

/** What a function beside the one under test did. */
export interface OtherFunctionRecord {
  readonly invocations: readonly InvocationRecord[];
  readonly logs: readonly LogLine[];
  readonly droppedLogLines: number;
}

/** What became of one scenario of a run. */
export type ScenarioOutcome =
  | { readonly kind: 'ran'; readonly transcript: Transcript }
  /** Ended from outside while it ran; `message` says why, for the learner. */
  | {
      readonly kind: 'stopped';
      readonly reason: 'wall-clock-limit' | 'by-learner' | 'worker-died';
      readonly message: string;
    }
  | { readonly kind: 'not-run'; readonly message: string };
