import {
  apply,
  functionToString,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  isArray,
  RealString,
  symbolToString,
  toStringTag,
} from './intrinsics.ts';

/** A value as V8 has it where it cannot name the expression: `number 5`, `object null`, `undefined`. */
export function typed(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'string') return `string "${value}"`;
  if (value === null || typeof value === 'boolean' || typeof value === 'number')
    return `${typeof value} ${RealString(value)}`;
  return typeof value;
}

/** A value inside a message: `#<Object>`, `[object Array]`, a function's own text. Runs no code of the learner's but Proxies'. */
export function wordOf(value: unknown): string {
  if (typeof value === 'symbol') return apply(symbolToString, value, []);
  if (typeof value === 'function') return apply(functionToString, value, []);
  if (typeof value !== 'object' || value === null) return RealString(value);
  const usesOwnText = inherited(value, 'toString') !== toStringTag;
  if (!usesOwnText) return `#<${constructorName(value)}>`;
  return isArray(value) ? '[object Array]' : apply(toStringTag, value, []);
}

/** The name of what made an object, as V8 tells it. */
export function constructorName(value: object): string {
  const made = inherited(value, 'constructor');
  const name: unknown = typeof made === 'function' ? getOwnPropertyDescriptor(made, 'name')?.value : undefined;
  return typeof name === 'string' && name !== '' ? name : 'Object';
}

const longestChain = 100;

/** A property without calling a getter. */
export function inherited(value: object, key: PropertyKey): unknown {
  let at: object | null = value;
  for (let step = 0; at !== null && step < longestChain; step++) {
    const found: PropertyDescriptor | undefined = getOwnPropertyDescriptor(at, key);
    if (found !== undefined) return found.value;
    at = getPrototypeOf(at) as object | null;
  }
  return undefined;
}
