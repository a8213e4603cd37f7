import type { Failure, FailureKind, FailedCall } from '../source-reading/failure.ts';
import {
  asCall,
  asOperator,
  asWrite,
  candidateWording,
  type CodePlace,
  known,
  operandWord,
  readFailure,
  type Seen,
  typedOperand,
} from './failed-code.ts';
import type { Host } from './host.ts';
import {
  getOwnPropertyDescriptor,
  isArray,
  keysOf,
  regExpExec,
  RealString,
  stringIndexOf,
  stringStartsWith,
} from './intrinsics.ts';
import { regExpWording } from './reg-exp-wording.ts';
import { simpleWordings, v8Wording } from './v8-wording.ts';
import { typed, wordOf } from './value-wording.ts';

/** Where the engine failed: in code of the learner's, or in a function of the language's own that this code called. */
export interface EngineFailure {
  readonly host: Host;
  readonly message: string;
  /** The full name of the function of the language's own, such as `Array.prototype.map`; undefined in the learner's code. */
  readonly native: string | undefined;
  /** The learner's code; undefined where none of it is near. */
  readonly place: CodePlace | undefined;
}

const longestEngineMessage = 1_000;

/**
 * Says what the engine said in V8's words. Learners see these: they are what they will see on Lambda, and what a search
 * engine finds. Messages that are not the engine's come back as they are.
 */
export function engineWording(failure: EngineFailure): string {
  const { message } = failure;
  // The engine's own messages are short; a long one would be searched at the function's expense.
  if (message.length > longestEngineMessage) return message;
  const rule = isOwn(rules, message) ? rules[message] : undefined;
  if (rule !== undefined) return withoutErrors(failure, rule) ?? v8Wording(message);
  const read = regExpExec(readMessage, message);
  if (read !== null) return readWording(failure, read);
  const written = regExpExec(readOnlyMessage, message);
  if (written !== null) return withoutErrors(failure, () => readOnly(failure, written[1] as string)) ?? message;
  const hidden = regExpExec(privateMessage, message);
  if (hidden !== null) return privateWording(failure, hidden[1] as string);
  const receiver = regExpExec(receiverMessage, message);
  if (receiver !== null && failure.native !== undefined) return receiverWording(failure);
  if (failure.native !== undefined && isAboutRegExp(failure.native)) return ofRegExp(failure) ?? message;
  return v8Wording(message);
}

const readMessage = /^cannot (read|set) property '(.*)' of (undefined|null)$/s;
const readOnlyMessage = /^'(.{1,200})' is read-only$/s;
const privateMessage = /^private class field '(#.{1,200})' does not exist$/;
const receiverMessage = /^\w+ object expected$/;

type Rule = (failure: EngineFailure) => string | undefined;

function isOwn(object: object, key: string): boolean {
  return getOwnPropertyDescriptor(object, key) !== undefined;
}

/** A learner's own error may have the same words: then the place is where it is made. */
function withoutErrors(failure: EngineFailure, rule: Rule): string | undefined {
  const { native } = failure;
  const call = native === undefined ? callAt(failure) : undefined;
  const isMade = call !== undefined && call.isThere && regExpExec(errorName, call.callee) !== null;
  return isMade ? failure.message : rule(failure);
}

const errorName = /(?:Error|Exception|captureStackTrace)$/;

function ask({ host, place }: EngineFailure, kind: FailureKind, property?: string): Failure | undefined {
  return place === undefined ? undefined : readFailure(host, kind, place, property);
}

function callAt(failure: EngineFailure): FailedCall | undefined {
  return asCall(ask(failure, 'call'));
}

/** The short name: `map` of `Array.prototype.map`. */
function shortName(native: string): string {
  return native.slice(native.lastIndexOf('.') + 1);
}

function argument(failure: EngineFailure, index: number): FailedCall['items'][number] | undefined {
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
function receiverOf(failure: EngineFailure): FailedCall['receiver'] {
  const call = callAt(failure);
  return call !== undefined && regExpExec(anyIndirectCall, call.callee) !== null ? call.items[0] : call?.receiver;
}

const anyIndirectCall = /\.(?:call|apply)$/;

const noSymbol = ' is not iterable (cannot read property Symbol(Symbol.iterator))';

function notFunction(failure: EngineFailure): string | undefined {
  const { native } = failure;
  if (native === undefined) {
    const found = ask(failure, 'call');
    if (found?.type === 'candidates') return candidateWording(found.candidates, 'value');
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
    case 'Array.from':
    case 'Object.groupBy':
    case 'Map.groupBy':
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

function notConstructor(failure: EngineFailure): string | undefined {
  if (failure.native === undefined) return callWording(newCall(callAt(failure)));
  const last = argument(failure, 2) ?? argument(failure, 0);
  return `${operandWord(last)} is not a constructor`;
}

function newCall(call: FailedCall | undefined): FailedCall | undefined {
  return call?.type === 'call' ? { ...call, type: 'new' } : call;
}

function notIterable(failure: EngineFailure, seen: Seen): string | undefined {
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
  return (
    (found?.type === 'candidates' ? candidateWording(found.candidates, seen) : undefined) ??
    (seen === 'value' ? 'object' : seen === 'null' ? 'object null' : seen) + noSymbol
  );
}

function readWording(failure: EngineFailure, match: RegExpExecArray): string {
  const [, verb, property, value] = match as unknown as [string, string, string, 'undefined' | 'null'];
  if (property === 'Symbol.iterator') return notIterable(failure, value) ?? failure.message;
  if (property === 'Symbol.asyncIterator')
    return `Cannot read properties of ${value} (reading 'Symbol(Symbol.asyncIterator)')`;
  const found = failure.native === undefined ? asOperator(ask(failure, 'read', property)) : undefined;
  const key = known(found?.right);
  const isWorded =
    key !== undefined && (typeof key.value === 'symbol' || (typeof key.value === 'object' && key.value !== null));
  const name = isWorded ? wordOf(key.value) : stringStartsWith(property, 'Symbol.') ? `Symbol(${property})` : property;
  return verb === 'read'
    ? `Cannot read properties of ${value} (reading '${name}')`
    : `Cannot set properties of ${value} (setting '${name}')`;
}

/** `'a' is read-only`: a constant, a property, or one of an object that a function of the language's own writes to. */
function readOnly(failure: EngineFailure, property: string): string {
  const constant = 'Assignment to constant variable.';
  if (failure.native !== undefined) {
    const target = stringStartsWith(failure.native, 'Object.') ? argument(failure, 0) : receiverOf(failure);
    return readOnlyOf(
      property,
      known(target) ?? (stringStartsWith(failure.native, 'Array.') ? { value: [] } : undefined),
    );
  }
  const found = asWrite(ask(failure, 'write', property));
  if (found === undefined)
    return stringStartsWith(property, '#') ? `Private method '${property}' is not writable` : constant;
  if (found.type === 'constant') return constant;
  if (found.type === 'global') return readOnlyOf(property, undefined);
  if (stringStartsWith(property, '#')) return `Private method '${property}' is not writable`;
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

function privateWording(failure: EngineFailure, name: string): string {
  const found = failure.native === undefined ? asWrite(ask(failure, 'write', name)) : undefined;
  return found?.type === 'write' && found.isThere
    ? `Cannot write private member ${name} to an object whose class did not declare it`
    : `Cannot read private member ${name} from an object whose class did not declare it`;
}

function receiverWording(failure: EngineFailure): string {
  const { native = '' } = failure;
  return `Method ${native} called on incompatible receiver ${operandWord(receiverOf(failure))}`;
}

function notExtensible(failure: EngineFailure): string | undefined {
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

function operandKey(key: Parameters<typeof known>[0]): string {
  const value = known(key);
  return value === undefined ? (key?.text ?? '') : wordOf(value.value);
}

function notDeletable(failure: EngineFailure): string | undefined {
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

function withoutSetter(failure: EngineFailure): string | undefined {
  const found = asWrite(ask(failure, 'write'));
  if (found?.type !== 'write') return undefined;
  const key = operandKey(found.key);
  if (stringStartsWith(key, '#')) return `'${key}' was defined without a setter`;
  const object = known(found.object);
  return `Cannot set property ${key} of ${object === undefined ? '#<Object>' : wordOf(object.value)} which has only a getter`;
}

/** `not an object`: in the learner's code, a write to a primitive, or an iterator that is none. */
function notObject(failure: EngineFailure): string | undefined {
  const { native } = failure;
  if (native === undefined) {
    const found = asWrite(ask(failure, 'write'));
    if (found?.type !== 'write' || !found.isThere) return 'Result of the Symbol.iterator method is not an object';
    const object = known(found.object);
    const key = operandKey(found.key);
    if (object === undefined) return `Cannot create property '${key}' on string ''`;
    const isCharacter = typeof object.value === 'string' && isOwn(Object(object.value) as object, key);
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

function ofIn(failure: EngineFailure): string | undefined {
  const found = asOperator(ask(failure, 'in'));
  return found && `Cannot use 'in' operator to search for '${operandKey(found.left)}' in ${operandWord(found.right)}`;
}

function ofInstanceOf(failure: EngineFailure): string {
  const right = asOperator(ask(failure, 'instanceof'))?.right;
  const value = known(right);
  const isObject =
    value === undefined ? right?.kind !== 'undefined' : typeof value.value === 'object' && value.value !== null;
  return `Right-hand side of 'instanceof' is not ${isObject ? 'callable' : 'an object'}`;
}

function ofDescriptor(failure: EngineFailure): string {
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

function ofAccessor(failure: EngineFailure, key: 'get' | 'set'): string {
  const descriptor = known(argument(failure, 2))?.value;
  const value: unknown =
    typeof descriptor === 'object' && descriptor !== null
      ? getOwnPropertyDescriptor(descriptor, key)?.value
      : undefined;
  return `${failure.message}: ${wordOf(value)}`;
}

function isAboutRegExp(native: string): boolean {
  return regExpExec(regExpUsers, native) !== null;
}

const regExpUsers = /^(?:RegExp|RegExp\.prototype\.compile|String\.prototype\.(?:match|matchAll|search))$/;

function ofRegExp(failure: EngineFailure): string | undefined {
  const [pattern, flags] = [known(argument(failure, 0)), known(argument(failure, 1))];
  const text = pattern === undefined ? '' : RealString(pattern.value);
  return regExpWording(failure.message, text, typeof flags?.value === 'string' ? flags.value : '');
}

/** `invalid array index` says QuickJS of every number that is too small or too large. */
function ofIndex(failure: EngineFailure): string | undefined {
  const { native = '' } = failure;
  if (native === 'ArrayBuffer' || native === 'SharedArrayBuffer') return 'Invalid array buffer length';
  if (stringStartsWith(native, 'DataView')) return 'Offset is outside the bounds of the DataView';
  if (stringStartsWith(native, 'BigInt.')) return 'Invalid value: not (convertible to) a safe integer';
  return regExpExec(typedArray, native) === null
    ? undefined
    : `Invalid typed array length: ${operandWord(argument(failure, 0))}`;
}

const typedArray = /^(?:Big)?(?:Ui|I)nt(?:8|16|32|64)(?:Clamped)?Array$|^Float(?:16|32|64)Array$/;

const bytesOf: Readonly<Record<string, number>> = {
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

function firstBadCodePoint(failure: EngineFailure): string {
  const items = callAt(failure)?.items ?? [];
  for (let index = 0; index < items.length; index++) {
    const value = known(items[index])?.value;
    const isGood = typeof value === 'number' && value >= 0 && value <= 0x10ffff && value % 1 === 0;
    if (!isGood) return operandWord(items[index]);
  }
  return 'undefined';
}

function ofThis(type: string): Rule {
  return ({ native }) => native && `${native} requires that 'this' be a ${type}`;
}

/** Array methods that V8 calls by their names when they are called on nothing. */
const namedMethods =
  /^Array\.prototype\.(?:concat|every|filter|find(?:Last)?(?:Index)?|forEach|indexOf|map|reduce(?:Right)?|some)$/;

/** What to make of QuickJS's messages that say less than V8's. Undefined: the source does not tell enough. */
const rules: Readonly<Record<string, Rule>> = {
  'not a function': notFunction,
  'not a constructor': notConstructor,
  'value is not iterable': (failure) => notIterable(failure, 'value'),
  'undefined is not iterable': (failure) => notIterable(failure, 'undefined'),
  'Cannot convert undefined or null to object'(failure) {
    const { native, message } = failure;
    if (native !== undefined)
      return regExpExec(namedMethods, native) === null ? message : `${native} called on null or undefined`;
    const found = ask(failure, 'destructure');
    return found?.type === 'candidates' ? candidateWording(found.candidates, 'nullish') : undefined;
  },
  'not an object': notObject,
  'not a object'(failure) {
    const target = known(argument(failure, 0));
    const isTarget =
      failure.native === 'Reflect.construct' && target !== undefined && typeof target.value !== 'function';
    return isTarget ? notConstructor(failure) : 'CreateListFromArrayLike called on non-object';
  },
  'object is not extensible': notExtensible,
  'could not delete property': notDeletable,
  'no setter for property': withoutSetter,
  "invalid 'in' operand": ofIn,
  "invalid 'instanceof' right operand": ofInstanceOf,
  'Property description must be an object': ofDescriptor,
  'Invalid property descriptor. Cannot both specify accessors and a value or writable attribute': ({ message }) =>
    `${message}, #<Object>`,
  'Getter must be a function': (failure) => ofAccessor(failure, 'get'),
  'Setter must be a function': (failure) => ofAccessor(failure, 'set'),
  'property is not configurable': (failure) => `Cannot redefine property: ${operandWord(argument(failure, 1))}`,
  'object prototype may only be an Object or null': (failure) =>
    `Object prototype may only be an Object or null: ${operandWord(argument(failure, 0))}`,
  "class constructors must be invoked with 'new'": ({ place }) =>
    place === undefined || place.functionName === ''
      ? "Class constructors cannot be invoked without 'new'"
      : `Class constructor ${place.functionName} cannot be invoked without 'new'`,
  'must be called with new': ({ native = '' }) =>
    native === 'Promise'
      ? "Promise constructor cannot be invoked without 'new'"
      : `Constructor ${native} requires 'new'`,
  'parent class must be constructor'(failure) {
    const found = asOperator(ask(failure, 'extends'));
    return found && `Class extends value ${operandWord(found.right)} is not a constructor or null`;
  },
  'parent prototype must be an object or null'(failure) {
    const found = asOperator(ask(failure, 'extends'));
    const value = known(found?.right)?.value;
    const prototype: unknown =
      typeof value === 'function' ? getOwnPropertyDescriptor(value, 'prototype')?.value : undefined;
    return `Class extends value does not have valid prototype property ${wordOf(prototype)}`;
  },
  'iterator must return an object': () => 'Iterator result undefined is not an object',
  'invalid brand on object': (failure) => brandWording(failure),
  'invalid number of digits': ({ native = '' }) => {
    const name = shortName(native);
    const range = name === 'toPrecision' ? '1 and 100' : '0 and 100';
    return `${name}() ${name === 'toFixed' ? 'digits ' : ''}argument must be between ${range}`;
  },
  'invalid repeat count': (failure) => `Invalid count value: ${operandWord(argument(failure, 0))}`,
  'invalid array index': ofIndex,
  'invalid array length': ({ native = '' }) =>
    shortName(native) === 'set' ? 'offset is out of bounds' : 'Invalid array length',
  'invalid length': ({ native = '' }) =>
    bytesOf[native] === undefined ? undefined : `byte length of ${native} should be a multiple of ${bytesOf[native]}`,
  'invalid byteOffset': (failure) =>
    failure.native === 'DataView'
      ? `Start offset ${operandWord(argument(failure, 1))} is outside the bounds of the buffer`
      : undefined,
  'invalid offset': (failure) =>
    failure.native === undefined || bytesOf[failure.native] === undefined
      ? undefined
      : `start offset of ${failure.native} should be a multiple of ${bytesOf[failure.native] ?? 1}`,
  'invalid code point': (failure) => `Invalid code point ${firstBadCodePoint(failure)}`,
  'cannot convert to BigInt: not an integer': notInteger,
  'cannot convert NaN or Infinity to BigInt': notInteger,
  'invalid BigInt literal': (failure) => `Cannot convert ${stringOf(known(argument(failure, 0)))} to a BigInt`,
  'cannot convert to BigInt': (failure) => `Cannot convert ${operandWord(argument(failure, 0))} to a BigInt`,
  'cannot convert BigInt to number': ({ native }) =>
    native === undefined
      ? 'Cannot mix BigInt and other types, use explicit conversions'
      : 'Cannot convert a BigInt value to a number',
  "regexp must have the 'g' flag": ({ native = '' }) => `${native} called with a non-global RegExp argument`,
  'regexp not supported': ({ native = '' }) => `First argument to ${native} must not be a regular expression`,
  'null or undefined are forbidden': ({ native = '' }) => `${native} called on null or undefined`,
  'not a symbol': (failure) =>
    failure.native === 'Symbol.keyFor'
      ? `${operandWord(argument(failure, 0))} is not a symbol`
      : ofThis('Symbol')(failure),
  'not a BigInt': ofThis('BigInt'),
  'not a number': ofThis('Number'),
  'not a boolean': ofThis('Boolean'),
  'not a string': ofThis('String'),
  'proxy: cannot set property'(failure) {
    const found = asWrite(ask(failure, 'write'));
    return found?.type === 'write'
      ? `'set' on proxy: trap returned falsish for property '${operandKey(found.key)}'`
      : undefined;
  },
  'proxy: inconsistent has'(failure) {
    const found = asOperator(ask(failure, 'in'));
    return (
      found &&
      `'has' on proxy: trap returned falsish for property '${operandKey(found.left)}' which exists in the proxy target as non-configurable`
    );
  },
};

function notInteger(failure: EngineFailure): string {
  return `The number ${operandWord(argument(failure, 0))} cannot be converted to a BigInt because it is not an integer`;
}

function stringOf(value: ReturnType<typeof known>): string {
  return value === undefined ? 'undefined' : RealString(value.value);
}

function brandWording(failure: EngineFailure): string | undefined {
  const found = asOperator(ask(failure, 'class'));
  return (
    found &&
    (found.right.literal === true
      ? `Receiver must be class ${found.left.text}`
      : `Receiver must be an instance of class ${found.left.text}`)
  );
}

/** Whether a message may be one of the engine's: cheap, for every error is asked about. */
export function mayBeEngines(message: string): boolean {
  return (
    message.length <= longestEngineMessage &&
    (isOwn(rules, message) || isOwn(simpleWordings, message) || regExpExec(anyMessage, message) !== null)
  );
}

const anyMessage =
  / is not (?:defined|initialized)$|^cannot (?:read|set) property|is read-only$|^private class field|object expected$|^invalid |^Could not find export|^unexpected token|^duplicate |^expecting |^unknown unicode|^nothing to repeat|^group name|^extraneous|^back reference|^syntax error$|^unexpected end$/;
