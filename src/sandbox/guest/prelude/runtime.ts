import type { Require, RequireFrom } from './common-js.ts';
import type { Host } from './host.ts';
import type { ProcessControl } from './process.ts';
import type { InvokeContext, Settings } from './requests.ts';
import type { RuntimeLog } from './runtime-log.ts';

/** What the runtime client is built on. */
export interface RuntimeParts {
  readonly host: Host;
  readonly log: RuntimeLog;
  readonly control: ProcessControl;
  readonly requireFrom: RequireFrom;
  createRequire(fromPath: string): Require;
  /** A guest module that this instance has. */
  builtin(name: string): unknown;
  hasBuiltin(name: string): boolean;
  /** `setImmediate`, out of the learner's reach. */
  immediate(callback: () => void): void;
}

/** The program that Lambda runs a function with: loads the handler, hands events over and posts what comes of them. */
export interface RuntimeClient {
  /** Takes the settings, and returns what `Host.findHandlerFile` has found. */
  deploy(settings: Settings): string;
  /** Posts `init-done` or `failed`. */
  init(): void;
  invoke(event: unknown, context: InvokeContext): void;
}

/** The symbols by which a handler is marked as streaming; the client's own, so they are the same in every copy of it. */
export const streamingSymbol = Symbol.for('aws.lambda.runtime.handler.streaming');

export type Handler = (...args: unknown[]) => unknown;
