import type { FailedCall } from '../source-reading/failure.ts';
import { type EngineFailure, ask, callAt, argument } from './engine-failure.ts';
import { asCall, candidateWording, known, operandWord, type Seen, typedOperand } from './failed-code.ts';
import { regExpExec } from './intrinsics.ts';
import { typed } from './value-wording.ts';

const noSymbol = ' is not iterable (cannot read property Symbol(Symbol.iterator))';

export function notFunction(failure: EngineFailure): string | undefined {
  const { native } = failure;
  if (native === undefined) {
    const found = ask(failure, 'call');
    if (found?.type === 'candidates') return candidateWording(found.candidates, 'value', true);
    return callWording(asCall(found));
  }
  switch (native) {
    case 'Array.prototype.sort':
    case 'Array.prototype.toSorted':
    case '%TypedArray%.prototype.sort':
    case '%TypedArray%.prototype.toSorted':
      return `The comparison function must be either a function or undefined: ${operandWord(argument(failure, 0))}`;
    case 'Promise':
      return `Promise resolver ${operandWord(argument(failure, 0))} is not a function`;
    case 'Reflect.apply': {
      const target = argument(failure, 0);
      const value = known(target);
      const type = value === undefined ? 'undefined' : typeof value.value;
      return `Function.prototype.apply was called on ${operandWord(target)}, which is ${type === 'object' ? 'an' : 'a'} ${type} and not a function`;
    }
    case 'Function.prototype.call':
    case 'Function.prototype.apply':
      return callWording(callAt(failure));
    case 'Function.prototype.bind':
      return 'Bind must be called on a function';
    case 'Function.prototype.toString':
      return "Function.prototype.toString requires that 'this' be a Function";
    case 'Reflect.construct':
      return notConstructor(failure);
    case 'Object.groupBy':
    case 'Map.groupBy':
      return `${operandWord(argument(failure, 1))} is not a function`;
    case 'Array.from':
      return `${typedOperand(argument(failure, 1))} is not a function`;
    default:
      return `${typedOperand(argument(failure, 0))} is not a function`;
  }
}

function callWording(call: FailedCall | undefined): string | undefined {
  if (call === undefined) return undefined;
  if (call.type === 'super')
    return `Super constructor ${superWord(call)} of ${call.callee === '' ? 'anonymous class' : call.callee} is not a constructor`;
  return `${call.callee} is not a ${call.type === 'new' ? 'constructor' : 'function'}`;
}

function superWord({ receiver }: FailedCall): string {
  const value = known(receiver)?.value;
  const name = typeof value === 'function' ? value.name : undefined;
  return typeof name === 'string' ? name : (receiver?.text ?? 'null');
}

export function notConstructor(failure: EngineFailure): string | undefined {
  if (failure.native === undefined) return callWording(newCall(callAt(failure)));
  if (failure.native !== 'Reflect.construct') return `${failure.native} is not a constructor`;
  const last = argument(failure, 2) ?? argument(failure, 0);
  return `${operandWord(last)} is not a constructor`;
}

function newCall(call: FailedCall | undefined): FailedCall | undefined {
  return call?.type === 'call' ? { ...call, type: 'new' } : call;
}

export function notIterable(failure: EngineFailure, seen: Seen): string | undefined {
  if (failure.native !== undefined && failure.native !== 'apply') {
    const item = argument(failure, 0);
    const value = known(item);
    const text =
      seen === 'undefined'
        ? 'undefined'
        : seen === 'null'
          ? 'object null'
          : value === undefined
            ? (item?.kind ?? 'object')
            : typed(value.value);
    const isBare = failure.native === 'Object.fromEntries' && seen !== 'value';
    return isBare ? `${seen} is not iterable` : text + noSymbol;
  }
  const found = ask(failure, 'iterate');
  // `null[Symbol.iterator]` is the learner's own.
  if (found === undefined && failure.place !== undefined && seen !== 'value')
    return `Cannot read properties of ${seen} (reading 'Symbol(Symbol.iterator)')`;
  return (
    (found?.type === 'candidates' ? candidateWording(found.candidates, seen) : undefined) ??
    (seen === 'value' ? 'object' : seen === 'null' ? 'object null' : seen) + noSymbol
  );
}

/** The error of `Promise.any`, which QuickJS gives no message. Undefined for one that the learner made without. */
export function aggregateWording(failure: EngineFailure): string | undefined {
  const call = callAt(failure);
  return call !== undefined && call.isThere && regExpExec(aggregateName, call.callee) !== null
    ? undefined
    : 'All promises were rejected';
}

const aggregateName = /AggregateError$/;
