/**
 * Intrinsics, taken before learner code runs. Learner code may replace Object, Array, Promise or JSON:
 * then it fools itself only, because the prelude keeps to these.
 */
export const { stringify: stringifyJson, parse: parseJson } = JSON;
export const RealDate = Date;
export const RealError = Error;
export const { prototype: aggregatePrototype } = AggregateError;
export const RealPromise = Promise;
export const RealTypeError = TypeError;
export const RealReferenceError = ReferenceError;
export const RealSyntaxError = SyntaxError;
export const RealString = String;
export const RealMap = Map;
export const RealSet = Set;
export const { floor, max } = Math;
export const { construct, apply } = Reflect;
export const { assign, defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Object;
export const { isArray } = Array;
export const { toString: toStringTag } = Object.prototype;
export const { toString: functionToString } = Function.prototype;
export const { toString: symbolToString } = Symbol.prototype;

const { bind, call } = Function.prototype;
/** Makes a method a function whose first argument is `this`. Native, so that it needs no iterator that code may change. */
const uncurry = <This, Args extends unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
): ((target: This, ...args: Args) => Result) => apply(bind, call, [method]) as (target: This, ...args: Args) => Result;

export const mapGet = uncurry(Map.prototype.get) as <Key, Value>(map: Map<Key, Value>, key: Key) => Value | undefined;
export const mapSet = uncurry(Map.prototype.set) as <Key, Value>(map: Map<Key, Value>, key: Key, value: Value) => void;
export const mapDelete = uncurry(Map.prototype.delete) as <Key, Value>(map: Map<Key, Value>, key: Key) => void;
export const stringSplit = uncurry(String.prototype.split as (separator: string) => string[]);
export const stringSlice = uncurry(String.prototype.slice);
export const stringIndexOf = uncurry(String.prototype.indexOf);
export const stringEndsWith = uncurry(String.prototype.endsWith);
export const setHas = uncurry(Set.prototype.has) as <Item>(set: Set<Item>, item: Item) => boolean;
export const stringStartsWith = uncurry(String.prototype.startsWith);
export const stringReplaceAll = uncurry(String.prototype.replaceAll as (from: string, to: string) => string);
export const arrayJoin = uncurry(Array.prototype.join);
export const regExpExec = uncurry(RegExp.prototype.exec);
export const mapHas = uncurry(Map.prototype.has) as <Key>(map: Map<Key, unknown>, key: Key) => boolean;
export const { keys: keysOf } = Object;
export const arraySlice = uncurry(Array.prototype.slice) as <Item>(
  array: readonly Item[],
  start?: number,
  end?: number,
) => Item[];
export const arrayPush = uncurry(Array.prototype.push) as <Item>(array: Item[], item: Item) => number;
export const stringRepeat = uncurry(String.prototype.repeat);
export const RealWeakMap = WeakMap;
export const weakMapGet = uncurry(WeakMap.prototype.get) as <Value>(
  map: WeakMap<object, Value>,
  key: object,
) => Value | undefined;
export const weakMapSet = uncurry(WeakMap.prototype.set) as <Value>(
  map: WeakMap<object, Value>,
  key: object,
  value: Value,
) => void;
export const weakMapDelete = uncurry(WeakMap.prototype.delete) as (
  map: WeakMap<object, unknown>,
  key: object,
) => boolean;
/** The stack that each error was made with, and the frames of it. */
export const errorStacks = new WeakMap<
  object,
  { readonly stack: string; readonly frames: string; readonly isOurs: boolean }
>();
/** Marks errors of Node's own, whose stacks begin with their code as well. */
export const kIsNodeError = Symbol('kIsNodeError');
