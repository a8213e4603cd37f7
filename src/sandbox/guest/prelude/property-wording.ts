import { notIterable } from './call-wording.ts';
import { type EngineFailure, isOwn, ask, shortName, argument, receiverOf } from './engine-failure.ts';
import { asOperator, asWrite, known, operandWord } from './failed-code.ts';
import {
  getOwnPropertyDescriptor,
  isArray,
  keysOf,
  regExpExec,
  stringIndexOf,
  stringStartsWith,
} from './intrinsics.ts';
import { lastMark } from './marks.ts';
import { wordOf } from './value-wording.ts';

export function readWording(failure: EngineFailure, match: RegExpExecArray): string {
  const property = match[2] as string;
  const value = match[3] as 'undefined' | 'null';
  if (property === 'Symbol.iterator') return notIterable(failure, value) ?? failure.message;
  if (property === 'Symbol.asyncIterator')
    return `Cannot read properties of ${value} (reading 'Symbol(Symbol.asyncIterator)')`;
  // Only a source that is marked tells what the key was.
  const isKnown = failure.native === undefined && lastMark() !== undefined;
  const found = isKnown ? asOperator(ask(failure, 'read', property)) : undefined;
  const key = known(found?.right);
  const isWorded =
    key !== undefined && (typeof key.value === 'symbol' || (typeof key.value === 'object' && key.value !== null));
  const name = isWorded ? wordOf(key.value) : stringStartsWith(property, 'Symbol.') ? `Symbol(${property})` : property;
  return match[1] === 'read'
    ? `Cannot read properties of ${value} (reading '${name}')`
    : `Cannot set properties of ${value} (setting '${name}')`;
}

/** `'a' is read-only`: a constant, a property, or one of an object that a function of the language's own writes to. */
export function readOnly(failure: EngineFailure, property: string): string {
  const constant = 'Assignment to constant variable.';
  if (failure.native !== undefined) {
    const target = stringStartsWith(failure.native, 'Object.') ? argument(failure, 0) : receiverOf(failure);
    return readOnlyOf(
      property,
      known(target) ?? (stringStartsWith(failure.native, 'Array.') ? { value: [] } : undefined),
    );
  }
  const found = asWrite(ask(failure, 'write', property));
  const isPrivate = stringStartsWith(property, '#');
  if (isPrivate && (found?.type !== 'write' || !found.isThere)) return `'${property}' was defined without a getter`;
  if (found === undefined) return constant;
  if (found.type === 'constant') return constant;
  if (found.type === 'global') return readOnlyOf(property, undefined);
  if (isPrivate && found.isAccessor) return `'${property}' was defined without a setter`;
  if (isPrivate) return `Private method '${property}' is not writable`;
  return readOnlyOf(
    property,
    known(found.object) ?? (regExpExec(arrayKey, property) === null ? undefined : { value: [] }),
  );
}

const arrayKey = /^(?:\d+|length)$/;

function readOnlyOf(property: string, value: ReturnType<typeof known>): string {
  const type = value === undefined || value.value === null ? 'object' : typeof value.value;
  const word = value === undefined ? '#<Object>' : wordOf(value.value);
  return `Cannot assign to read only property '${property}' of ${type} '${word}'`;
}

export function privateWording(failure: EngineFailure, name: string): string {
  const found = failure.native === undefined ? asWrite(ask(failure, 'write', name)) : undefined;
  return found?.type === 'write' && found.isThere
    ? `Cannot write private member ${name} to an object whose class did not declare it`
    : `Cannot read private member ${name} from an object whose class did not declare it`;
}

export function notExtensible(failure: EngineFailure): string | undefined {
  const { native } = failure;
  if (native === undefined) {
    const found = asWrite(ask(failure, 'write'));
    return found?.type === 'write'
      ? `Cannot add property ${operandKey(found.key)}, object is not extensible`
      : undefined;
  }
  if (shortName(native) === 'defineProperty')
    return `Cannot define property ${operandWord(argument(failure, 1))}, object is not extensible`;
  if (shortName(native) === 'setPrototypeOf') {
    const target = known(argument(failure, 0));
    return `${target === undefined ? '#<Object>' : wordOf(target.value)} is not extensible`;
  }
  if (native === 'Object.assign') {
    const key = newKey(known(argument(failure, 0))?.value, known(argument(failure, 1))?.value);
    return key && `Cannot add property ${key}, object is not extensible`;
  }
  const list = known(receiverOf(failure))?.value;
  return isArray(list) ? `Cannot add property ${list.length}, object is not extensible` : undefined;
}

/** The first property that one object has and the other has not. */
function newKey(target: unknown, source: unknown): string | undefined {
  if (typeof target !== 'object' || typeof source !== 'object' || target === null || source === null) return undefined;
  const keys = keysOf(source);
  for (let index = 0; index < keys.length; index++) if (!isOwn(target, keys[index] as string)) return keys[index];
  return undefined;
}

export function operandKey(key: Parameters<typeof known>[0]): string {
  const value = known(key);
  return value === undefined ? (key?.text ?? '') : wordOf(value.value);
}

export function notDeletable(failure: EngineFailure): string | undefined {
  if (failure.native !== undefined) {
    const list = known(receiverOf(failure))?.value;
    const length = isArray(list) ? list.length : 1;
    return `Cannot delete property '${length > 0 ? length - 1 : 0}' of [object Array]`;
  }
  const found = asWrite(ask(failure, 'delete'));
  if (found?.type !== 'write') return undefined;
  const object = known(found.object);
  return `Cannot delete property '${operandKey(found.key)}' of ${object === undefined ? '#<Object>' : wordOf(object.value)}`;
}

export function withoutSetter(failure: EngineFailure): string | undefined {
  const found = asWrite(ask(failure, 'write'));
  if (found?.type !== 'write') return undefined;
  const key = operandKey(found.key);
  if (stringStartsWith(key, '#')) return `'${key}' was defined without a setter`;
  const object = known(found.object);
  return `Cannot set property ${key} of ${object === undefined ? '#<Object>' : wordOf(object.value)} which has only a getter`;
}

/** `not an object`: in the learner's code, a write to a primitive, or an iterator that is none. */
export function notObject(failure: EngineFailure): string | undefined {
  const { native } = failure;
  if (native === undefined) {
    const found = asWrite(ask(failure, 'write'));
    if (found?.type !== 'write' || !found.isThere) return 'Result of the Symbol.iterator method is not an object';
    const object = known(found.object);
    const key = operandKey(found.key);
    if (object === undefined) return `Cannot create property '${key}' on ${found.object.text}`;
    const isCharacter = typeof object.value === 'string' && object.value[+key] !== undefined;
    return isCharacter
      ? readOnlyOf(key, object)
      : `Cannot create property '${key}' on ${typeof object.value} '${wordOf(object.value)}'`;
  }
  switch (native) {
    case 'Map':
    case 'WeakMap':
    case 'Object.fromEntries':
      return `Iterator value ${firstPrimitive(known(argument(failure, 0))?.value)} is not an entry object`;
    case 'Proxy':
      return 'Cannot create proxy with a non-object as target or handler';
    case 'Object.getPrototypeOf':
      return 'Cannot convert undefined or null to object';
    case 'Object.setPrototypeOf':
    case 'Reflect.setPrototypeOf': {
      const target = known(argument(failure, 0));
      const isMissing =
        native === 'Object.setPrototypeOf' &&
        target !== undefined &&
        (target.value === undefined || target.value === null);
      return isMissing
        ? 'Object.setPrototypeOf called on null or undefined'
        : `Object prototype may only be an Object or null: ${operandWord(argument(failure, 1))}`;
    }
    case 'Promise.resolve':
      return 'PromiseResolve called on non-object';
    case 'captureStackTrace':
      return 'invalid_argument';
    default:
      return stringIndexOf(native, '.') === -1 ? undefined : `${native} called on non-object`;
  }
}

function firstPrimitive(list: unknown): string {
  if (!isArray(list)) return 'undefined';
  for (let index = 0; index < list.length && index < 10_000; index++) {
    const item: unknown = list[index];
    if (item === null || (typeof item !== 'object' && typeof item !== 'function')) return wordOf(item);
  }
  return 'undefined';
}

export function ofDescriptor(failure: EngineFailure): string {
  const { native = '', message } = failure;
  const isMany = native === 'Object.defineProperties' || native === 'Object.create';
  const given = known(argument(failure, isMany ? 1 : 2));
  if (!isMany) return `${message}: ${operandWord(argument(failure, 2))}`;
  const object = given?.value;
  const keys = typeof object === 'object' && object !== null ? keysOf(object) : [];
  for (let index = 0; index < keys.length; index++) {
    const value: unknown = getOwnPropertyDescriptor(object, keys[index] as string)?.value;
    if (typeof value !== 'object' || value === null) return `${message}: ${wordOf(value)}`;
  }
  return `${message}: undefined`;
}

export function ofAccessor(failure: EngineFailure, key: 'get' | 'set'): string {
  const descriptor = known(argument(failure, 2))?.value;
  const value: unknown =
    typeof descriptor === 'object' && descriptor !== null
      ? getOwnPropertyDescriptor(descriptor, key)?.value
      : undefined;
  return `${failure.message}: ${wordOf(value)}`;
}
