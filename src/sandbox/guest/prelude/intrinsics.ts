/**
 * Intrinsics, taken before learner code runs. Learner code may replace Object, Array, Promise or JSON:
 * then it fools itself only, because the prelude keeps to these.
 */
export const { stringify: stringifyJson, parse: parseJson } = JSON;
export const RealDate = Date;
export const RealError = Error;
export const RealString = String;
export const RealMap = Map;
export const { floor, max } = Math;
export const { construct, apply } = Reflect;
export const { assign, defineProperty } = Object;

const { call } = Function.prototype;
const uncurry =
  <This, Args extends unknown[], Result>(method: (this: This, ...args: Args) => Result) =>
  (target: This, ...args: Args): Result =>
    apply(call, method, [target, ...args]) as Result;

export const mapGet = uncurry(Map.prototype.get) as <Key, Value>(map: Map<Key, Value>, key: Key) => Value | undefined;
export const mapSet = uncurry(Map.prototype.set) as <Key, Value>(map: Map<Key, Value>, key: Key, value: Value) => void;
export const mapDelete = uncurry(Map.prototype.delete) as <Key, Value>(map: Map<Key, Value>, key: Key) => void;
export const stringSplit = uncurry(String.prototype.split as (separator: string) => string[]);
export const stringSlice = uncurry(String.prototype.slice);
export const stringIndexOf = uncurry(String.prototype.indexOf);
export const stringStartsWith = uncurry(String.prototype.startsWith);
export const stringReplaceAll = uncurry(String.prototype.replaceAll as (from: string, to: string) => string);
export const arrayJoin = uncurry(Array.prototype.join);
export const regExpExec = uncurry(RegExp.prototype.exec);
