/** What the host lends to the prelude. Learner code never gets hold of it. */
export interface Host {
  /** Virtual time, milliseconds since the epoch. */
  now(): number;
  /** The next seeded random number in [0, 1). */
  random(): number;
  writeLog(level: string, text: string): void;
  /** Returns the timer's id. `repeat` starts it again each time it fires. */
  startTimer(delayMs: number, repeat: 0 | 1): number;
  stopTimer(id: number): void;
  /** Resolves a `require` as Node.js does, to the file's path. Throws when there is none. */
  resolveFile(specifier: string, fromPath: string): string;
  /** Compiles a CommonJS file to its wrapper function. Throws its SyntaxError. */
  compileCommonJs(path: string): CommonJsWrapper;
  /** The text of a file of the package. */
  readText(path: string): string;
  /** Reports how INIT or an invocation ended. `text` is JSON. */
  settle(kind: SettlementKind, text: string): void;
}

export type SettlementKind = 'init-done' | 'answered' | 'failed' | 'unserialisable' | 'too-large';

export type CommonJsWrapper = (
  exports: unknown,
  require: (specifier: string) => unknown,
  module: { exports: unknown },
  filename: string,
  dirname: string,
) => void;

/** What INIT needs to know. */
export interface InitRequest {
  /** `commonjs` or `module`, as Node.js would load the handler's file. */
  readonly moduleKind: 'commonjs' | 'module';
  /** Absolute path, such as `/var/task/index.mjs`. */
  readonly modulePath: string;
  /** The handler as configured, such as `index.handler`. */
  readonly handler: string;
  /** The export's path inside the module, such as `['api', 'get']`. */
  readonly exportPath: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly stackTraces: StackTraces;
  /** The largest answer in bytes. */
  readonly maximumAnswerBytes: number;
}

/** The fields of the context object that are plain data, and the deadline in virtual time. */
export interface InvokeContext {
  readonly fields: Readonly<Record<string, string>>;
  readonly deadlineMs: number;
}

/** What the host calls. */
export interface Guest {
  /** The promise never rejects for the learner's faults: those are settled. */
  init(requestJson: string): Promise<void>;
  invoke(eventJson: string, contextJson: string): Promise<void>;
  fireTimer(id: number): void;
  /** Describes what was thrown outside the handler's promise, as JSON. */
  describe(thrown: unknown): string;
}

/**
 * Who writes the stacks of errors. `v8`: a hook of the prelude, as V8 writes them. `engine`: QuickJS itself, which needs
 * no stack to do so: when the stack is used up, the hook cannot be called any more.
 */
export type StackTraces = 'v8' | 'engine';
