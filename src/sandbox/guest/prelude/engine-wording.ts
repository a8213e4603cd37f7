import { notFunction, notConstructor, notIterable } from './call-wording.ts';
import { type EngineFailure, type Rule, isOwn, withoutErrors, ask, shortName, argument } from './engine-failure.ts';
import { asOperator, asWrite, candidateWording, known, operandWord } from './failed-code.ts';
import {
  getOwnPropertyDescriptor,
  keysOf,
  RealSet,
  setHas,
  stringEndsWith,
  regExpExec,
  stringStartsWith,
} from './intrinsics.ts';
import {
  receiverWording,
  ofThis,
  brandWording,
  ofIn,
  ofInstanceOf,
  isAboutRegExp,
  ofRegExp,
  ofIndex,
  bytesOf,
  firstBadCodePoint,
  notInteger,
  stringOf,
} from './operand-wording.ts';
import {
  readWording,
  readOnly,
  privateWording,
  notExtensible,
  operandKey,
  notDeletable,
  withoutSetter,
  notObject,
  ofDescriptor,
  ofAccessor,
} from './property-wording.ts';
import { simpleWordings, v8Wording } from './v8-wording.ts';
import { wordOf } from './value-wording.ts';

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
  if (failure.native === undefined && regExpExec(constructorMessage, message) !== null)
    return withoutErrors(failure, notConstructor) ?? message;
  const receiver = regExpExec(receiverMessage, message);
  if (receiver !== null && failure.native !== undefined) return receiverWording(failure);
  if (failure.native !== undefined && isAboutRegExp(failure.native)) return ofRegExp(failure) ?? message;
  return v8Wording(message);
}

const readMessage = /^cannot (read|set) property '(.*)' of (undefined|null)$/s;
const readOnlyMessage = /^'(.{1,200})' is read-only$/s;
const privateMessage = /^private class field '(#.{1,200})' does not exist$/;
/** QuickJS names the function itself. */
const constructorMessage = /^.{1,200} is not a constructor$/;
const receiverMessage = /^\w+ object expected$/;

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
  'invalid character': ({ native = '' }) => (stringStartsWith(native, 'encodeURI') ? 'URI malformed' : undefined),
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

const exactMessages = new RealSet([...keysOf(rules), ...keysOf(simpleWordings)]);

/** Whether a message may be one of the engine's: cheap, for every error is asked about. */
export function mayBeEngines(message: string): boolean {
  if (message.length > longestEngineMessage) return false;
  if (setHas(exactMessages, message) || regExpExec(anyBeginning, message) !== null) return true;
  for (let index = 0; index < endings.length; index++) {
    if (stringEndsWith(message, endings[index] as string)) return true;
  }
  return false;
}

const anyBeginning =
  /^(?:cannot (?:read|set) property|private class field|invalid |Could not find export|unexpected token|duplicate |expecting |unknown unicode|nothing to repeat|group name|extraneous|back reference|syntax error|unexpected end)/;
const endings = [
  ' is not defined',
  ' is not initialized',
  ' is read-only',
  ' is not a constructor',
  ' object expected',
];
