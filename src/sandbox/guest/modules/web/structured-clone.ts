import { nodeParts } from 'coldstart:inspect';
import errors from 'node-source:internal/errors';
import { DOMException, webidl as untypedWebidl } from 'web:events';

type Check = (value: unknown) => boolean;
type Constructor = new (...args: unknown[]) => object;
type Again = (inner: unknown) => unknown;

const is = nodeParts['internal/util/types'] as Readonly<Record<string, Check>>;
const { internalBinding } = nodeParts['globals'] as {
  internalBinding(name: 'util'): { getProxyDetails(proxy: unknown, isWhole?: boolean): unknown };
};
const { hasOwn, getOwnPropertyDescriptor, getPrototypeOf, prototype: objectPrototype } = Object;
const functionSource = Function.prototype.toString;
const typedArray = getPrototypeOf(Uint8Array) as { readonly prototype: object };
const typeOfArray = getOwnPropertyDescriptor(typedArray.prototype, Symbol.toStringTag)?.get as (
  this: unknown,
) => string;
const typedArrays: Readonly<Record<string, new (buffer: ArrayBuffer, offset: number, length: number) => object>> = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  ...('Float16Array' in globalThis && {
    Float16Array: (globalThis as unknown as Record<string, never>)['Float16Array'],
  }),
};
const errorTypes: Readonly<Record<string, ErrorConstructor>> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

type Converter = (value: unknown, options: object) => object;
const webidl = untypedWebidl as unknown as {
  readonly converters: Readonly<Record<string, Converter>>;
  createDictionaryConverter(name: string, members: readonly object[]): Converter;
};
const toOptions = webidl.createDictionaryConverter('StructuredSerializeOptions', [
  { key: 'transfer', converter: webidl.converters['sequence<object>'], defaultValue: () => [] },
]);

/** Copies a value as the HTML Standard says; what cannot be is worded as V8 and Node.js word it. */
function structuredClone(value: unknown, options?: unknown): unknown {
  if (arguments.length === 0) throw new errors.codes.ERR_MISSING_ARGS('The value argument must be specified');
  const { transfer } = toOptions(options, { prefix: "Failed to execute 'structuredClone'", context: 'Options' }) as {
    readonly transfer: readonly object[];
  };
  const transferred = new Set<object>();
  for (const item of transfer) {
    if (!is['isArrayBuffer']?.(item)) throw refusal(whyNotTransferred(item));
    if (transferred.has(item)) throw refusal('Transfer list contains duplicate ArrayBuffer');
    if (isDetached(item as ArrayBuffer)) throw refusal('Cannot transfer object of unsupported type.');
    transferred.add(item);
  }
  const copy = clone(value, new Map());
  for (const buffer of transferred) (buffer as { transfer(): unknown }).transfer();
  return copy;
}

function clone(value: unknown, memory: Map<object, unknown>): unknown {
  if (typeof value === 'symbol' || typeof value === 'function') throw notCloned(value);
  if (typeof value !== 'object' || value === null) return value;
  if (memory.has(value)) return memory.get(value);
  const remember = <Copy>(copy: Copy): Copy => {
    memory.set(value, copy);
    return copy;
  };
  const again: Again = (inner) => clone(inner, memory);
  if (is['isProxy']?.(value) === true) throw notCloned(value);
  if (Array.isArray(value)) return cloneOwn(value, remember(new Array(value.length)), again);
  // What is more than its properties says so by its tag: to ask all checks takes long.
  if (objectPrototype.toString.call(value) === '[object Object]') return cloneOwn(value, remember({}), again);
  const kind = Object.keys(cloners).find((name) => is[name]?.(value));
  if (kind !== undefined) return cloners[kind]?.(value as never, remember, again);
  const hosted = cloneHosted(value);
  if (hosted !== undefined) return remember(hosted);
  if (uncloneable.some((name) => is[name]?.(value)) || isIteratorOrRef(value)) throw notCloned(value);
  return cloneOwn(value, remember({}), again);
}

type Remember = <Copy>(copy: Copy) => Copy;

const boxed = (value: unknown): object => Object(value) as object;

/** How to copy what is more than its properties, by the check that tells it. */
const cloners: Readonly<Record<string, (value: never, remember: Remember, again: Again) => unknown>> = {
  isNumberObject: (value: number, remember) => remember(boxed(Number.prototype.valueOf.call(value))),
  isStringObject: (value: string, remember) => remember(boxed(String.prototype.valueOf.call(value))),
  isBooleanObject: (value: boolean, remember) => remember(boxed(Boolean.prototype.valueOf.call(value))),
  isBigIntObject: (value: bigint, remember) => remember(boxed(BigInt.prototype.valueOf.call(value))),
  isDate: (value: Date, remember) => remember(new Date(Date.prototype.getTime.call(value))),
  isRegExp: (value: RegExp, remember) => remember(new RegExp(value.source, value.flags)),
  isArrayBuffer: (value: ArrayBuffer, remember) => remember(cloneBuffer(value)),
  isArrayBufferView: (value: ArrayBufferView, remember, again) => {
    const copy = again(value.buffer) as ArrayBuffer;
    if (is['isDataView']?.(value) === true) return remember(new DataView(copy, value.byteOffset, value.byteLength));
    // A Buffer becomes a plain Uint8Array: subclasses are not kept.
    const Type = typedArrays[typeOfArray.call(value)];
    return remember(Type && new Type(copy, value.byteOffset, (value as Uint8Array).length));
  },
  isMap: (value: Map<unknown, unknown>, remember, again) => {
    const copy = remember(new Map());
    for (const [key, member] of [...Map.prototype.entries.call(value)]) copy.set(again(key), again(member));
    return copy;
  },
  isSet: (value: Set<unknown>, remember, again) => {
    const copy = remember(new Set());
    for (const member of [...(Set.prototype.values.call(value) as Iterable<unknown>)]) copy.add(again(member));
    return copy;
  },
  isNativeError: (value: Error, remember, again) => {
    if (value instanceof (DOMException as unknown as Constructor)) return remember(cloneDomException(value));
    const copy = remember(new (errorTypes[String(value.name)] ?? Error)());
    if (hasOwn(value, 'message')) define(copy, 'message', String(value.message));
    define(copy, 'stack', typeof value.stack === 'string' ? value.stack : undefined);
    if (hasOwn(value, 'cause')) define(copy, 'cause', again(value.cause));
    return copy;
  },
};

/** What has something inside that no copy could have. */
const uncloneable = [
  'isArgumentsObject',
  'isSymbolObject',
  'isPromise',
  'isWeakMap',
  'isWeakSet',
  'isGeneratorObject',
  'isMapIterator',
  'isSetIterator',
  'isModuleNamespaceObject',
];
const otherTags =
  /^\[object (?:WeakRef|FinalizationRegistry|(?:Array|String|RegExp String|Async-from-Sync) Iterator)\]$/;

function isIteratorOrRef(value: object): boolean {
  return value === globalThis || otherTags.test(objectPrototype.toString.call(value));
}

/** Objects of Node's own; those of a class whose module is not there cannot have been made. */
const platformRules: Readonly<Record<string, (value: never, Class: Constructor) => object>> = {
  DOMException: (value: Error) => cloneDomException(value),
  File: (value: { readonly name: string; readonly type: string; readonly lastModified: number }, File) =>
    new File([value], value.name, { type: value.type, lastModified: value.lastModified }),
  Blob: (value: { readonly type: string }, Blob) => new Blob([value], { type: value.type }),
  ...rulesFor(['URL', 'URLSearchParams', 'Headers', 'Request', 'Response', 'FormData'], () => {
    throw refusal('Cannot clone object of unsupported type.');
  }),
  ...rulesFor(['ReadableStream', 'WritableStream', 'TransformStream'], () => {
    throw refusal('Object that needs transfer was found in message but not listed in transferList');
  }),
};

function rulesFor<Rule>(names: readonly string[], rule: Rule): Readonly<Record<string, Rule>> {
  return Object.fromEntries(names.map((name) => [name, rule]));
}

function cloneHosted(value: object): object | undefined {
  for (const [name, rule] of Object.entries(platformRules)) {
    const Class = currentClass(name);
    if (Class !== undefined && value instanceof Class) return rule(value as never, Class);
  }
  return undefined;
}

function currentClass(name: string): Constructor | undefined {
  const current: unknown = getOwnPropertyDescriptor(globalThis, name)?.value;
  return typeof current === 'function' ? (current as Constructor) : undefined;
}

function cloneDomException(value: Error): Error {
  const copy = new (DOMException as unknown as new (message: string, name: string) => Error)(value.message, value.name);
  define(copy, 'stack', value.stack);
  return copy;
}

function cloneOwn(value: object, copy: object, again: Again): object {
  for (const key of Object.keys(value)) {
    // A getter may have taken it away.
    if (!hasOwn(value, key)) continue;
    const member = again((value as Readonly<Record<string, unknown>>)[key]);
    Object.defineProperty(copy, key, { value: member, writable: true, configurable: true, enumerable: true });
  }
  return copy;
}

interface ResizableBuffer {
  readonly resizable?: boolean;
  readonly maxByteLength: number;
  readonly detached?: boolean;
}

function isDetached(buffer: ArrayBuffer): boolean {
  return (buffer as unknown as ResizableBuffer).detached === true;
}

function cloneBuffer(buffer: ArrayBuffer): ArrayBuffer {
  if (isDetached(buffer)) throw refusal('An ArrayBuffer is detached and could not be cloned.');
  const { resizable, maxByteLength } = buffer as unknown as ResizableBuffer;
  const copy: ArrayBuffer =
    resizable === true
      ? new (ArrayBuffer as unknown as new (length: number, options: object) => ArrayBuffer)(buffer.byteLength, {
          maxByteLength,
        })
      : new ArrayBuffer(buffer.byteLength);
  new Uint8Array(copy).set(new Uint8Array(buffer));
  return copy;
}

function define(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

function whyNotTransferred(value: object): string {
  const name = ['ReadableStream', 'WritableStream', 'TransformStream', 'AbortSignal'].find((one) => {
    const Class = currentClass(one);
    return Class !== undefined && value instanceof Class;
  });
  if (name === undefined) return 'Found invalid value in transferList.';
  return `Transferring a ${name} is part of Node.js and there on Lambda, but this page's simulated runtime does not have it. Use the ${name} itself: here are no other threads.`;
}

function notCloned(value: unknown): Error {
  return refusal(`${describe(value)} could not be cloned.`);
}

/** As V8 tells a value without running any code of it. */
function describe(value: unknown): string {
  if (typeof value === 'symbol') return String(value);
  const target = internalBinding('util').getProxyDetails(value, false);
  if (target !== undefined && target !== null) return describe(target);
  if (typeof value === 'function') return functionSource.call(value);
  const made = dataProperty(value as object, 'constructor');
  const name = typeof made === 'function' ? dataProperty(made, 'name') : undefined;
  const isPlain = dataProperty(value as object, 'toString') === objectPrototype.toString;
  return isPlain && typeof name === 'string' && name !== '' ? `#<${name}>` : objectPrototype.toString.call(value);
}

function dataProperty(value: object, key: string): unknown {
  for (let holder: object | null = value; holder !== null; holder = getPrototypeOf(holder) as object | null) {
    const descriptor = getOwnPropertyDescriptor(holder, key);
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}

function refusal(message: string): Error {
  return new (DOMException as unknown as new (message: string, name: string) => Error)(message, 'DataCloneError');
}

export { structuredClone };
export const globals = { structuredClone };
