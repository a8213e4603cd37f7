import { internals } from 'coldstart:internals';
import { proxyDetails } from './recording-proxy.ts';

type Check = (value: unknown) => boolean;

const { apply, getPrototypeOf, getOwnPropertyDescriptor } = Reflect;
const { toString } = Object.prototype;
const typedArray = getPrototypeOf(Uint8Array.prototype) as object;

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isMade = (value: unknown): value is object => isObject(value) && proxyDetails(value) === undefined;

/** Whether a built-in method takes a value for its own: it throws for any other. */
function accepts(method: unknown, ...args: unknown[]): Check {
  return (value) => {
    if (!isMade(value)) return false;
    try {
      apply(method as () => unknown, value, args);
      return true;
    } catch {
      return false;
    }
  };
}

const getter = (prototype: object, key: string | symbol): unknown => getOwnPropertyDescriptor(prototype, key)?.get;
const tagOf = (value: unknown): string => apply<unknown, [], string>(toString, value, []).slice(8, -1);
/** For what no method tells apart: what it says of itself, as long as it does not say so by a property of its own. */
const tagged =
  (tag: string): Check =>
  (value) =>
    isMade(value) && !Object.hasOwn(value, Symbol.toStringTag) && tagOf(value) === tag;
/** For what has its tag from the engine and not from a property. */
const classed =
  (name: string): Check =>
  (value) =>
    isMade(value) && tagOf(value) === name && !(Symbol.toStringTag in value);

const source = getter(RegExp.prototype, 'source');
const isArrayBuffer = accepts(getter(ArrayBuffer.prototype, 'byteLength'));
const isBooleanObject = accepts(Boolean.prototype.valueOf);
const isNumberObject = accepts(Number.prototype.valueOf);
const isStringObject = accepts(String.prototype.valueOf);
const isSymbolObject = accepts(Symbol.prototype.valueOf);
const isBigIntObject = accepts(BigInt.prototype.valueOf);
const isMapIterator = tagged('Map Iterator');
const isSetIterator = tagged('Set Iterator');
const { isError } = Error as unknown as { readonly isError?: Check };
const functionTag = (value: unknown): string | undefined =>
  typeof value === 'function' ? (value as { [Symbol.toStringTag]?: string })[Symbol.toStringTag] : undefined;

/** Node's `util.types`, as far as they are not plain JavaScript there. */
export const typeChecks = {
  isExternal: () => false,
  isDate: accepts(Date.prototype.getTime),
  isArgumentsObject: classed('Arguments'),
  isBigIntObject,
  isBooleanObject,
  isNumberObject,
  isStringObject,
  isSymbolObject,
  isBoxedPrimitive: (value: unknown) =>
    isNumberObject(value) ||
    isStringObject(value) ||
    isBooleanObject(value) ||
    isBigIntObject(value) ||
    isSymbolObject(value),
  isNativeError: isError ?? classed('Error'),
  isRegExp: (value: unknown) => value !== RegExp.prototype && isMade(value) && accepts(source)(value),
  isAsyncFunction: (value: unknown) => /^Async/.test(functionTag(value) ?? ''),
  isGeneratorFunction: (value: unknown) => /GeneratorFunction$/.test(functionTag(value) ?? ''),
  isGeneratorObject: (value: unknown) => tagged('Generator')(value) || tagged('AsyncGenerator')(value),
  isPromise: (value: unknown) => isMade(value) && internals.host.promiseState(value).state !== 'none',
  isMap: accepts(getter(Map.prototype, 'size')),
  isSet: accepts(getter(Set.prototype, 'size')),
  isMapIterator,
  isSetIterator,
  isWeakMap: accepts(WeakMap.prototype.has, {}),
  isWeakSet: accepts(WeakSet.prototype.has, {}),
  isArrayBuffer,
  isDataView: accepts(getter(DataView.prototype, 'byteLength')),
  isSharedArrayBuffer: () => false,
  isProxy: (value: unknown) => isObject(value) && proxyDetails(value) !== undefined,
  isModuleNamespaceObject: (value: unknown) =>
    isMade(value) &&
    getPrototypeOf(value) === null &&
    getOwnPropertyDescriptor(value, Symbol.toStringTag)?.value === 'Module',
  isAnyArrayBuffer: isArrayBuffer,
} as const satisfies Readonly<Record<string, Check>>;

export function iteratorKind(value: unknown): 'Map Iterator' | 'Set Iterator' | undefined {
  if (isMapIterator(value)) return 'Map Iterator';
  return isSetIterator(value) ? 'Set Iterator' : undefined;
}

const named: readonly (readonly [string, Check])[] = [
  ['Map', typeChecks.isMap],
  ['Set', typeChecks.isSet],
  ['WeakMap', typeChecks.isWeakMap],
  ['WeakSet', typeChecks.isWeakSet],
  ['Promise', typeChecks.isPromise],
  ['Date', typeChecks.isDate],
  ['RegExp', typeChecks.isRegExp],
  ['Error', typeChecks.isNativeError],
  ['ArrayBuffer', isArrayBuffer],
  ['DataView', typeChecks.isDataView],
  ['Number', isNumberObject],
  ['String', isStringObject],
  ['Boolean', isBooleanObject],
  ['BigInt', isBigIntObject],
  ['Symbol', isSymbolObject],
];

/** The name of what a value is inside, whatever its prototype says. */
export function builtInName(value: object): string {
  if (typeof value === 'function') return 'Function';
  if (Array.isArray(value)) return 'Array';
  const tag = getter(typedArray, Symbol.toStringTag);
  const name = apply(tag as () => unknown, value, []) as string | undefined;
  return name ?? named.find(([, check]) => check(value))?.[0] ?? 'Object';
}
