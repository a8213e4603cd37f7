import type { JsonValue } from '#kernel';

/** An invocation that somebody waits for. */
export interface RequestedInvocation {
  readonly functionName: string;
  readonly payload: JsonValue;
  /** Of the call; the invocation has the same. */
  readonly requestId: string;
  readonly wantsLogTail: boolean;
  /** When the service has the request: milliseconds on the virtual clock. */
  readonly timeMs: number;
}

export type InvocationResult =
  /** `payload` is JSON text. */
  | {
      readonly kind: 'ran';
      readonly payload: string;
      readonly hasFailed: boolean;
      readonly logTail: readonly string[];
    }
  | { readonly kind: 'throttled'; readonly limit: 'account' | 'function' }
  | { readonly kind: 'recursion-stopped' };

/** What runs functions. */
export interface FunctionRunner {
  /** Whether there is a function of this name. */
  has(functionName: string): boolean;
  /** Calls `done` once, at the virtual time at which the invocation has ended. */
  run(invocation: RequestedInvocation, done: (result: InvocationResult, timeMs: number) => void): void;
}
