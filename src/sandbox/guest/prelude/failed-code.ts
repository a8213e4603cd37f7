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
import { parseJson, RealString, stringIndexOf, stringifyJson, stringReplaceAll } from './intrinsics.ts';
import { isMarked, markedValue } from './marks.ts';
import { typed, wordOf } from './value-wording.ts';

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
  const json = host.readFailure(path, kind, stringifyJson({ line, column, functionName, caller, property }));
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

/** An operand's value in a message; undefined, which is the likeliest to go wrong, where it is not known. */
export function operandWord(operand: Operand | undefined): string {
  const value = known(operand);
  if (value !== undefined) return wordOf(value.value);
  return operand?.kind === 'function' ? operand.text : 'undefined';
}

export function typedOperand(operand: Operand | undefined): string {
  const value = known(operand);
  if (value !== undefined) return typed(value.value);
  return operand?.kind ?? 'undefined';
}

/** What QuickJS said of the value: undefined, null, anything else, or only that it is one of the first two. */
export type Seen = 'undefined' | 'null' | 'value' | 'nullish';

export function candidateWording(candidates: readonly Candidate[], seen: Seen): string | undefined {
  for (let index = 0; index < candidates.length; index++) {
    const candidate = candidates[index] as Candidate;
    const value = known(candidate.operand);
    const isNullish = value !== undefined && (value.value === undefined || value.value === null);
    if (value !== undefined && !fits(value.value, isNullish, seen)) continue;
    const kind = seen === 'nullish' ? (candidate.value ?? 'undefined') : seen;
    const isOther = kind === 'value';
    const text =
      value !== undefined
        ? typed(value.value)
        : isOther
          ? (candidate.operand?.kind ?? 'object')
          : kind === 'null'
            ? 'object null'
            : kind;
    const nullish = value !== undefined ? RealString(value.value) : kind;
    const wording = isOther ? candidate.other : candidate.nullish;
    return filled(filled(wording, typedValue, text), nullishValue, nullish);
  }
  return undefined;
}

function fits(value: unknown, isNullish: boolean, seen: Seen): boolean {
  if (seen === 'value') return !isNullish;
  return seen === 'nullish' ? isNullish : seen === 'null' ? value === null : value === undefined;
}

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
