import { assign, RealString, RealTypeError, stringIndexOf, stringSlice } from './intrinsics.ts';
import { constructorName } from './value-wording.ts';

/** What Node.js shows of a value at most, with its quotes. */
const longest = 28;
const shownOfLonger = 25;

/** A value that is not of the type that was expected, as Node's own errors tell it. */
export function describeReceived(value: unknown): string {
  if (value === undefined || value === null) return RealString(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') return `an instance of ${constructorName(value)}`;
  const text = typeof value === 'string' ? quoted(value) : RealString(value) + (typeof value === 'bigint' ? 'n' : '');
  return `type ${typeof value} (${text.length > longest ? `${stringSlice(text, 0, shownOfLonger)}...` : text})`;
}

function quoted(text: string): string {
  return stringIndexOf(text, "'") === -1 ? `'${text}'` : `"${text}"`;
}

/** Throws Node's error for an argument that has to be a function. */
export function checkFunction(value: unknown, name: string): asserts value is (...args: unknown[]) => unknown {
  if (typeof value === 'function') return;
  const error = new RealTypeError(
    `The "${name}" argument must be of type function. Received ${describeReceived(value)}`,
  );
  throw assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
}
