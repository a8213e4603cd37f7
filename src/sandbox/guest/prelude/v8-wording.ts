import { getOwnPropertyDescriptor, regExpExec, stringIndexOf, stringReplaceAll, stringSlice } from './intrinsics.ts';

/** QuickJS's wording of an engine error and V8's, where one stands for the other whatever the code is. */
export const simpleWordings: Readonly<Record<string, string>> = {
  'cannot convert undefined or null to object': 'Cannot convert undefined or null to object',
  'cannot convert to object': 'Cannot convert undefined or null to object',
  'invalid array length': 'Invalid array length',
  'empty array': 'Reduce of empty array with no initial value',
  'cannot convert symbol to string': 'Cannot convert a Symbol value to a string',
  'cannot convert symbol to number': 'Cannot convert a Symbol value to a number',
  'bigint argument with unary +': 'Cannot convert a BigInt value to a number',
  'BigInt are forbidden in JSON.stringify': 'Do not know how to serialize a BigInt',
  'circular reference': 'Converting circular structure to JSON',
  'circular prototype chain': 'Cyclic __proto__ value',
  toPrimitive: 'Cannot convert object to primitive value',
  "unexpected token in expression: ''": 'Unexpected end of input',
  'expecting hex digit': 'URI malformed',
  'malformed UTF-8': 'URI malformed',
  'expecting surrogate pair': 'URI malformed',
  'invalid string length': 'Invalid string length',
  'bad normalization form': 'The normalization form should be one of NFC, NFD, NFKC, NFKD.',
  'out of bound': 'Offset is outside the bounds of the DataView',
  'Date value is NaN': 'Invalid time value',
  // V8 does not know a name here.
  'BigInt negative exponent': 'undefined must be positive',
  'BigInt division by zero': 'Division by zero',
  'not a Date object': 'this is not a Date object.',
  'not a TypedArray': 'this is not a typed array.',
  'invalid value used as WeakMap key': 'Invalid value used as weak map key',
  'invalid value used as WeakSet key': 'Invalid value used in weak set',
  'invalid target': 'WeakRef: invalid target',
  'revoked proxy': "Cannot perform 'get' on a proxy that has been revoked",
  'proxy: inconsistent prototype': "'getPrototypeOf' on proxy: trap returned neither object nor null",
  'abstract class not constructable': 'Abstract class Iterator not directly constructable',
  'invalid descriptor flags': 'Cannot freeze array buffer views with elements',
  'cannot invoke a running generator': 'Generator is already running',
  'invalid property access':
    "'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions or the arguments objects for calls to them",
  "operand 'prototype' property is not an object": "Function has non-object prototype 'undefined' in instanceof check",
  'derived class constructor must return an object or undefined':
    'Derived constructors may only return object or undefined',
  "'this' is not initialized":
    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
  'this is not initialized':
    "Must call super constructor in derived class before accessing 'this' or returning from derived constructor",
  "'this' can be initialized only once": 'Super constructor may only be called once',
};

/** `$1` and `$2` stand for what the groups matched. */
const wordings: readonly (readonly [RegExp, string])[] = [
  [
    /^'?(WebAssembly|Message(?:Channel|Port)|BroadcastChannel|navigator|PerformanceObserver|SharedArrayBuffer|Atomics)'? is not defined$/,
    '$1 is not defined on this page. It is there on Lambda, but the simulated runtime does not have it: solve the task without it.',
  ],
  [/^'?(.+?)'? is not defined$/s, '$1 is not defined'],
  [/^'?(.+?)'? is not initialized$/s, "Cannot access '$1' before initialization"],
  [/^invalid array index: (.*)$/, 'Invalid index : $1'],
  [/^unexpected token in expression: '(.*)'$/s, "Unexpected token '$1'"],
  [
    /^Could not find export '(.*)' in module '(node:.*)'$/s,
    "The requested module '$2' does not provide an export named '$1'",
  ],
  [
    /^Could not find export '(.*)' in module 'aws-sdk:(.*)'$/s,
    "The requested module '@aws-sdk/$2' does not provide an export named '$1'",
  ],
  [
    /^Could not find export '(.*)' in module 'package:(.*)'$/s,
    "The requested module '$2' does not provide an export named '$1'",
  ],
  [
    /^Could not find export '(.*)' in module '(?:.*\/)?(.*)'$/s,
    "The requested module './$2' does not provide an export named '$1'",
  ],
];

/** Returns V8's wording of a message of the engine, or the message itself where none is known. */
export function v8Wording(message: string): string {
  const simple = getOwnPropertyDescriptor(simpleWordings, message)?.value as string | undefined;
  if (simple !== undefined) return simple;
  for (let index = 0; index < wordings.length; index++) {
    const [pattern, wording] = wordings[index] as (typeof wordings)[number];
    const match = regExpExec(pattern, message);
    if (match !== null) return fill(wording, match);
  }
  return message;
}

function fill(wording: string, match: RegExpExecArray): string {
  let filled = wording;
  for (let group = 2; group >= 1; group--) {
    const text = match[group];
    if (text !== undefined && stringIndexOf(filled, `$${group}`) >= 0)
      filled = stringReplaceAll(filled, `$${group}`, text);
  }
  return stringSlice(filled, 0, 10_000);
}
