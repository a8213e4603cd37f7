import type { Failure, FailureKind, FailedCall } from '../source-reading/failure.ts';
import { asCall, type CodePlace, readFailure } from './failed-code.ts';
import type { Host } from './host.ts';
import { getOwnPropertyDescriptor, regExpExec } from './intrinsics.ts';

/** Where the engine failed: in code of the learner's, or in a function of the language's own that this code called. */
export interface EngineFailure {
  readonly host: Host;
  readonly message: string;
  /** The full name of the function of the language's own, such as `Array.prototype.map`; undefined in the learner's code. */
  readonly native: string | undefined;
  /** The learner's code; undefined where none of it is near. */
  readonly place: CodePlace | undefined;
}

export type Rule = (failure: EngineFailure) => string | undefined;

export function isOwn(object: object, key: string): boolean {
  return getOwnPropertyDescriptor(object, key) !== undefined;
}

/** A learner's own error may have the same words: then the place is where it is made. */
export function withoutErrors(failure: EngineFailure, rule: Rule): string | undefined {
  const { native } = failure;
  const call = native === undefined ? callAt(failure) : undefined;
  const isMade = call !== undefined && call.isThere && regExpExec(errorName, call.callee) !== null;
  return isMade ? failure.message : rule(failure);
}

const errorName = /(?:Error|Exception|captureStackTrace)$/;

export function ask({ host, place }: EngineFailure, kind: FailureKind, property?: string): Failure | undefined {
  return place === undefined ? undefined : readFailure(host, kind, place, property);
}

export function callAt(failure: EngineFailure): FailedCall | undefined {
  return asCall(ask(failure, 'call'));
}

/** The short name: `map` of `Array.prototype.map`. */
export function shortName(native: string): string {
  return regExpExec(afterDots, native)?.[0] ?? native;
}

const afterDots = /[^.]*$/;

export function argument(failure: EngineFailure, index: number): FailedCall['items'][number] | undefined {
  const call = callAt(failure);
  // `f.call(this, a)` and `f.apply(…)`
  const isIndirect =
    call !== undefined && regExpExec(indirectCall, call.callee) !== null && !isIndirectItself(failure.native);
  return call?.items[isIndirect ? index + 1 : index];
}

const indirectCall = /\.call$/;

function isIndirectItself(native: string | undefined): boolean {
  return native === 'Function.prototype.call' || native === 'Function.prototype.apply';
}

/** What `this` was. */
export function receiverOf(failure: EngineFailure): FailedCall['receiver'] {
  const call = callAt(failure);
  return call !== undefined && regExpExec(anyIndirectCall, call.callee) !== null ? call.items[0] : call?.receiver;
}

const anyIndirectCall = /\.(?:call|apply)$/;
