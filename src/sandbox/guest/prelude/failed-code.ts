import type {
  Candidate,
  FailedCall,
  FailedOperator,
  FailedWrite,
  Failure,
  FailureKind,
  Operand,
} from '../source-reading/failure.ts';
import { nullishValue, typedValue } from '../source-reading/failure.ts';
import type { Host } from './host.ts';
import {
  arrayJoin,
  getOwnPropertyDescriptor,
  isArray,
  parseJson,
  RealString,
  stringIndexOf,
  stringifyJson,
  stringReplaceAll,
} from './intrinsics.ts';
import { isMarked, lastMark, markedValue } from './marks.ts';
import { inherited, typed, wordOf } from './value-wording.ts';

/** A place in a file of the learner's, with the function that it is in. */
export interface CodePlace {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly functionName: string;
  readonly caller?: { readonly line: number; readonly column: number } | undefined;
}

/** Asks the host what failed at a place. Undefined where the source does not tell. */
export function readFailure(host: Host, kind: FailureKind, place: CodePlace, property?: string): Failure | undefined {
  const { path, line, column, functionName, caller } = place;
  // Written without an object: learner code may have given all objects a `toJSON`.
  const parts = [
    `"line":${line},"column":${column},"functionName":${stringifyJson(functionName)}`,
    caller === undefined ? '' : `,"caller":{"line":${caller.line},"column":${caller.column}}`,
    property === undefined ? '' : `,"property":${stringifyJson(property)}`,
    lastMark() === undefined ? '' : `,"lastMark":${lastMark() ?? 0}`,
  ];
  const json = host.readFailure(path, kind, `{${arrayJoin(parts, '')}}`);
  return json === '' ? undefined : (parseJson(json) as Failure);
}

export type Known = { readonly value: unknown } | undefined;

/** The value of an operand: as it was, in a source that is marked; as it is written, elsewhere. */
export function known(operand: Operand | undefined): Known {
  if (operand === undefined) return undefined;
  const { mark, literal, kind } = operand;
  if (isMarked(mark)) return { value: markedValue(mark) };
  if (literal !== undefined) return { value: literal };
  switch (kind) {
    case 'undefined':
      return { value: undefined };
    case 'object':
      return { value: {} };
    case 'array':
      return { value: [] };
    default:
      return undefined;
  }
}

/** An operand's value in a message; the expression where the value is not known. */
export function operandWord(operand: Operand | undefined): string {
  const value = known(operand);
  if (value !== undefined) return wordOf(value.value);
  return operand?.text ?? 'undefined';
}

export function typedOperand(operand: Operand | undefined): string {
  const value = known(operand);
  if (value !== undefined) return typed(value.value);
  return operand?.kind ?? operand?.text ?? 'undefined';
}

/** What QuickJS said of the value: undefined, null, anything else, or only that it is one of the first two. */
export type Seen = 'undefined' | 'null' | 'value' | 'nullish';

export function candidateWording(candidates: readonly Candidate[], seen: Seen, isIterator = false): string | undefined {
  for (let index = 0; index < candidates.length; index++) {
    const candidate = candidates[index] as Candidate;
    const value = part(known(candidate.operand), candidate.path, seen);
    const isNullish = value !== undefined && (value.value === undefined || value.value === null);
    if (value !== undefined && !fits(value.value, isNullish, seen, isIterator)) continue;
    const kind = seen === 'nullish' ? (candidate.value ?? 'undefined') : seen;
    const isOther = kind === 'value';
    const text =
      value !== undefined
        ? typed(value.value)
        : isOther
          ? ((candidate.path === undefined ? candidate.operand?.kind : undefined) ?? 'object')
          : kind === 'null'
            ? 'object null'
            : kind;
    const nullish = value !== undefined ? RealString(value.value) : kind;
    const wording = isOther ? candidate.other : candidate.nullish;
    return filled(filled(wording, typedValue, text), nullishValue, nullish);
  }
  return undefined;
}

/** The value at a path of keys in another. `*` is the first in a list that can have failed. */
function part(whole: Known, path: readonly string[] | undefined, seen: Seen): Known {
  let value = whole;
  for (let index = 0; path !== undefined && value !== undefined && index < path.length; index++) {
    const object = value.value;
    if (typeof object !== 'object' || object === null) return undefined;
    const key = path[index] as string;
    if (key === '*') {
      value = isArray(object) ? firstFailing(object, seen) : undefined;
      continue;
    }
    const found = getOwnPropertyDescriptor(object, key);
    if (found === undefined) value = inherited(object, key) === undefined ? { value: undefined } : undefined;
    else value = 'value' in found ? { value: found.value as unknown } : undefined;
  }
  return value;
}

function firstFailing(list: readonly unknown[], seen: Seen): Known {
  for (let index = 0; index < list.length && index < 10_000; index++) {
    const item = list[index];
    if (fits(item, item === undefined || item === null, seen, false)) return { value: item };
  }
  return undefined;
}

function fits(value: unknown, isNullish: boolean, seen: Seen, isIterator: boolean): boolean {
  if (seen === 'value') return !isNullish && (isIterator || !isIterable(value));
  return seen === 'nullish' ? isNullish : seen === 'null' ? value === null : value === undefined;
}

function isIterable(value: unknown): boolean {
  if (typeof value === 'string') return true;
  return typeof value === 'object' && value !== null && typeof inherited(value, iterator) === 'function';
}

const { iterator } = Symbol;

function filled(wording: string, mark: string, text: string): string {
  return stringIndexOf(wording, mark) === -1 ? wording : stringReplaceAll(wording, mark, text);
}

export function asCall(failure: Failure | undefined): FailedCall | undefined {
  return failure?.type === 'call' || failure?.type === 'new' || failure?.type === 'super' ? failure : undefined;
}

export function asWrite(failure: Failure | undefined): FailedWrite | undefined {
  return failure?.type === 'constant' || failure?.type === 'write' || failure?.type === 'global' ? failure : undefined;
}

export function asOperator(failure: Failure | undefined): FailedOperator | undefined {
  return failure?.type === 'operator' ? failure : undefined;
}
