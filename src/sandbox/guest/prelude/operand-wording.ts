import { type EngineFailure, type Rule, ask, callAt, argument, receiverOf } from './engine-failure.ts';
import { asOperator, known, operandWord } from './failed-code.ts';
import { regExpExec, RealString, stringStartsWith } from './intrinsics.ts';
import { operandKey } from './property-wording.ts';
import { regExpWording } from './reg-exp-wording.ts';

export function receiverWording(failure: EngineFailure): string {
  const { native = '' } = failure;
  return `Method ${native} called on incompatible receiver ${operandWord(receiverOf(failure))}`;
}

export function ofThis(type: string): Rule {
  return ({ native }) => native && `${native} requires that 'this' be a ${type}`;
}

export function brandWording(failure: EngineFailure): string | undefined {
  const found = asOperator(ask(failure, 'class'));
  return (
    found &&
    (found.right.literal === true
      ? `Receiver must be class ${found.left.text}`
      : `Receiver must be an instance of class ${found.left.text}`)
  );
}

export function ofIn(failure: EngineFailure): string | undefined {
  const found = asOperator(ask(failure, 'in'));
  return found && `Cannot use 'in' operator to search for '${operandKey(found.left)}' in ${operandWord(found.right)}`;
}

export function ofInstanceOf(failure: EngineFailure): string {
  const right = asOperator(ask(failure, 'instanceof'))?.right;
  const value = known(right);
  const isObject =
    value === undefined ? right?.kind !== 'undefined' : typeof value.value === 'object' && value.value !== null;
  return `Right-hand side of 'instanceof' is not ${isObject ? 'callable' : 'an object'}`;
}

export function isAboutRegExp(native: string): boolean {
  return regExpExec(regExpUsers, native) !== null;
}

const regExpUsers = /^(?:RegExp|RegExp\.prototype\.compile|String\.prototype\.(?:match|matchAll|search))$/;

export function ofRegExp(failure: EngineFailure): string | undefined {
  const pattern = known(argument(failure, 0));
  const flags = known(argument(failure, 1));
  const text = pattern === undefined ? (argument(failure, 0)?.text ?? '') : RealString(pattern.value);
  return regExpWording(failure.message, text, typeof flags?.value === 'string' ? flags.value : '');
}

/** `invalid array index` says QuickJS of every number that is too small or too large. */
export function ofIndex(failure: EngineFailure): string | undefined {
  const { native = '' } = failure;
  if (native === 'ArrayBuffer' || native === 'SharedArrayBuffer') return 'Invalid array buffer length';
  if (stringStartsWith(native, 'DataView')) return 'Offset is outside the bounds of the DataView';
  if (stringStartsWith(native, 'BigInt.')) return 'Invalid value: not (convertible to) a safe integer';
  return regExpExec(typedArray, native) === null
    ? undefined
    : `Invalid typed array length: ${operandWord(argument(failure, 0))}`;
}

const typedArray = /^(?:Big)?(?:Ui|I)nt(?:8|16|32|64)(?:Clamped)?Array$|^Float(?:16|32|64)Array$/;

export const bytesOf: Readonly<Record<string, number>> = {
  Int16Array: 2,
  Uint16Array: 2,
  Float16Array: 2,
  Int32Array: 4,
  Uint32Array: 4,
  Float32Array: 4,
  Float64Array: 8,
  BigInt64Array: 8,
  BigUint64Array: 8,
};

export function firstBadCodePoint(failure: EngineFailure): string {
  const items = callAt(failure)?.items ?? [];
  for (let index = 0; index < items.length; index++) {
    const value = known(items[index])?.value;
    const isGood = typeof value === 'number' && value >= 0 && value <= 0x10ffff && value % 1 === 0;
    if (!isGood) return operandWord(items[index]);
  }
  return 'undefined';
}

export function notInteger(failure: EngineFailure): string {
  return `The number ${operandWord(argument(failure, 0))} cannot be converted to a BigInt because it is not an integer`;
}

export function stringOf(value: ReturnType<typeof known>): string {
  return value === undefined ? 'undefined' : RealString(value.value);
}
