import type { AsyncContext } from './async-context.ts';
import type { Host, NetworkOutcome } from './host.ts';

/** What guest modules get of the prelude and the host. Learner code never gets hold of it. */
export interface Internals {
  readonly host: Host;
  /** Node's `process`, also before learner code can have replaced the global. */
  readonly process: object;
  readonly console: object;
  readonly stacks: Stacks;
  /** What `require` returns of another guest module; where it is not there, the guest begins anew with it. */
  module(name: string): unknown;
  /** `require` as a file of the package has it. */
  createRequire(fromPath: string): (specifier: string) => unknown;
  readonly asyncContext: AsyncContext;
  /** Calls back once, with the reply to a request that had none at once. */
  onReply(id: number, callback: (outcome: NetworkOutcome) => void): void;
  /** Runs a callback after the code that runs now and before any promise's: `process.nextTick`. */
  nextTick(callback: (...args: unknown[]) => unknown, ...args: unknown[]): void;
}

/** How errors of Node's own get their stacks. */
export interface Stacks {
  /** Marks an error whose stack begins with its code: `TypeError [ERR_INVALID_ARG_TYPE]: …`. */
  readonly kIsNodeError: symbol;
  /** The stack as V8 has it. */
  stackOf(error: Error): unknown;
  /** Keeps the first line of a stack as it is now, whatever becomes of name and message. */
  keepStack(error: Error): void;
}
