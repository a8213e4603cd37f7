import { keepStack } from './stacks.ts';

/** An error as Node's C++ makes it: its code is a property like any other, and not in the first line of the stack. */
export function nativeError(
  Type: RangeErrorConstructor | TypeErrorConstructor,
  message: string,
  code: string,
  more: Readonly<Record<string, unknown>> = {},
): Error {
  const error = new Type(message);
  keepStack(error);
  return Object.assign(error, { code, ...more });
}
