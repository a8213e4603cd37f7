import type { FailureKind } from '../source-reading/failure.ts';
import type { ErrorDescription } from './runtime-errors.ts';

/** What the host lends to the prelude. Learner code never gets hold of it. */
export interface Host {
  /** Virtual time, milliseconds since the epoch. */
  now(): number;
  /** The next seeded random number in [0, 1). */
  random(): number;
  /**
   * Writes a line of the function's: what follows the level, or the text as it is, for standard output (`raw`) or standard
   * error.
   */
  writeLog(format: 'raw' | 'stderr' | 'message', level: string, requestId: string, text: string): void;
  /** Returns the timer's id. `repeat` starts it again each time it fires. */
  startTimer(delayMs: number, repeat: 0 | 1): number;
  stopTimer(id: number): void;
  /** A timer keeps the event loop going, or no longer does. */
  setTimerRef(id: number, isRef: 0 | 1): void;
  /**
   * Resolves a `require` as Node.js does: JSON of the file's path, or `node:fs` for one of Node's own, or of the error to
   * throw when there is none.
   */
  resolveFile(specifier: string, fromPath: string): string;
  /** Compiles a CommonJS file to its wrapper function. Throws its SyntaxError. */
  compileCommonJs(path: string): CommonJsWrapper;
  /** Whether a file is written as a module, whatever it is loaded as. */
  hasModuleSyntax(path: string): boolean;
  /**
   * Finds the file of a handler such as `src/api.get`, whose root is `src` and module `api`, and how Node.js would load it:
   * `module:/var/task/src/api.mjs` or `commonjs:…`, empty where there is none.
   */
  findHandlerFile(moduleRoot: string, moduleName: string): string;
  /** Resolves a path, relative or absolute, against an absolute one. */
  resolvePath(path: string, from: string): string;
  /**
   * Imports a file at once: an object with its `namespace`, or a promise of one where the file, or one that it imports,
   * awaits at its top level.
   */
  importNow(path: string): unknown;
  /** The folder whose package.json makes a file a module; empty where none does. */
  moduleFolder(path: string): string;
  /** How Node.js would load a file of the package. */
  moduleKind(path: string): 'commonjs' | 'module';
  /** The text of a file of the package. */
  readText(path: string): string;
  /** Says in V8's words why a text is not JSON; empty where it is, or is very long. */
  jsonErrorMessage(text: string): string;
  /** Reads off a file what failed at a place, as JSON of `Failure`; empty where it does not tell. `place` is `FailurePlace`. */
  readFailure(path: string, kind: FailureKind, placeJson: string): string;
  /** The paths of all files of the package, as JSON. */
  listFiles(): string;
  /** Asks for a guest module that this instance has not: the guest ends, and begins anew with one that has. */
  needModule(name: string): void;
  /**
   * Has an operation of `native/` done by the host. Returns what it gives back: JSON text, or bytes. Throws an error
   * whose message is JSON of name, message and code.
   */
  native(operation: string, argsJson: string, ...bytes: ArrayBuffer[]): string | ArrayBuffer;
  /**
   * Sends a request to the simulated network: JSON of a {@link NetworkRequest}. Returns JSON of what comes of it, at once;
   * it is the guest that waits. Where the reply depends on what others do meanwhile, JSON of a {@link PendingReply}: then
   * {@link Guest.reply} brings it.
   */
  request(json: string): string;
  /** What has become of a promise, without touching it. `none` for what is no promise. */
  promiseState(value: unknown): {
    readonly state: 'pending' | 'fulfilled' | 'rejected' | 'none';
    readonly value?: unknown;
  };
  /** Bytes that the guest's values take. */
  memoryUsedBytes(): number;
  /** Tells how many bytes the files in `/tmp` have now. */
  noteTemporaryBytes(bytes: number): void;
  /** Ends the process: nothing of the guest runs after this. */
  exit(code: number): void;
  /** Reports how INIT or an invocation ended. `text` is JSON. */
  settle(kind: SettlementKind, text: string, body?: ArrayBuffer): void;
}

/** `streamed`: the text is {@link StreamedHead}, and there is a body; `unserialisable`: {@link UnserialisableAnswer}; `failed`: the error posted. */
export type SettlementKind = 'init-done' | 'answered' | 'streamed' | 'failed' | 'unserialisable' | 'too-large';

/** An answer that could not be turned into JSON: what the runtime posts, and what was in the way. */
export interface UnserialisableAnswer {
  readonly posted: ErrorDescription;
  readonly cause: ErrorDescription;
}

/** What a streaming handler has sent, besides the body. */
export interface StreamedHead {
  readonly contentType: string;
  /** What the runtime appends when the handler fails in the middle. */
  readonly error?: ErrorDescription;
}

/** A request that the function sends. */
export interface NetworkRequest {
  /** Scheme, host, and the port where it is not the usual one. */
  readonly origin: string;
  /** With the query string. */
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether the body is bytes, one character each. */
  readonly isBinary?: true;
}

/** What comes of a request, and after how long. */
export type NetworkOutcome =
  | {
      readonly kind: 'replied';
      readonly latencyMs: number;
      readonly status: number;
      readonly statusText: string;
      readonly headers: readonly (readonly [name: string, value: string])[];
      readonly body: string;
      /** Whether the body is bytes, one character each. */
      readonly isBinary?: true;
    }
  /** No reply: the error that Node.js's network code makes, and its properties. */
  | {
      readonly kind: 'failed';
      readonly latencyMs: number;
      readonly name: 'Error' | 'ConnectTimeoutError';
      readonly message: string;
      readonly properties: Readonly<Record<string, string | number>>;
    };

/** A reply that comes later. */
export interface PendingReply {
  readonly kind: 'pending';
  readonly id: number;
}

export type CommonJsWrapper = (
  exports: unknown,
  require: (specifier: string) => unknown,
  module: { exports: unknown },
  filename: string,
  dirname: string,
) => void;

/** What the host calls. None of it throws for the learner's faults, unless it says so. */
export interface Guest {
  /** Defines a guest module, before there is a guest. */
  defineModule(name: string, factory: unknown): void;
  /** No more modules are to come: what needs others asks for them from now on. */
  modulesAreDefined(): void;
  /** The names that can be imported from a guest module, as JSON. */
  exportNames(name: string): string;
  /** Told by the engine of each rejected promise that nobody handles, and when somebody does after all. */
  onRejection(promise: unknown, reason: unknown, isHandled: boolean): void;
  /** Makes an error of Node's module loader; the argument is {@link LoaderError} as JSON. */
  makeLoaderError(json: string): Error;
  /**
   * Takes the settings, JSON of `Settings`, and runs nothing of the learner's. Returns what {@link Host.findHandlerFile} has
   * found. Everything up to here is the same in each environment of a function.
   */
  deploy(settingsJson: string): string;
  /** The argument is `InitRequest` as JSON. */
  init(requestJson: string): void;
  /** The argument is {@link Invocation} as JSON. */
  invoke(invocationJson: string): void;
  /** Fires a timer. What its callback throws goes through the process's own handlers, and out of this where there are none. */
  fireTimer(id: number): void;
  /** Brings the reply to a request that had none at once; the second argument is {@link NetworkOutcome} as JSON. */
  reply(id: number, outcomeJson: string): void;
  /** Begins the phase of the immediates. Returns how many there are to run. */
  beginImmediates(): number;
  /** Runs the next immediate of the phase, like {@link fireTimer}. */
  runImmediate(): void;
  /**
   * To be called when no microtask is left: runs what `process.nextTick` holds, then looks at rejections that nobody
   * handled. Returns whether anything ran, so that there may be microtasks again.
   */
  afterMicrotasks(): boolean;
  /** Nothing is left to run. Returns whether somebody has found something (`beforeExit`). */
  idle(): boolean;
  /** The status with which the process ends by itself; runs the `exit` listeners. */
  exitStatus(): number;
  /** A microtask threw. Throws it on where the process has no handler that takes it. */
  takeException(thrown: unknown): void;
  /** An exception left the guest that the process's own handlers did not take. Writes it to the log, and returns its description as JSON. */
  crash(thrown: unknown): string;
}
