import {
  RealError,
  RealString,
  RealWeakMap,
  assign,
  defineProperty,
  errorStacks,
  parseJson,
  stringIndexOf,
  stringReplaceAll,
  stringSlice,
  stringSplit,
  stringStartsWith,
  stringifyJson,
  weakMapDelete,
  weakMapGet,
  weakMapSet,
} from './intrinsics.ts';
import { errorHeader } from './stack-trace.ts';

/** An error as the runtime posts it, in plain data. */
export interface ErrorDescription {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

const unreadable =
  'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack';

/**
 * An error's stack as V8 has it: V8 writes the first line when the stack is first read, so a name that was set after
 * `super()` is in it. QuickJS writes it at once.
 */
export function stackOf(error: Error): unknown {
  const stack: unknown = error.stack;
  const made = weakMapGet(errorStacks, error);
  if (made !== undefined && stack === made.stack)
    return (made.isOurs ? headerWithCode(error) : errorHeader(error)) + made.frames;
  return typeof stack === 'string' && stringStartsWith(stack, engineFrame) ? withHeader(error, stack) : stack;
}

/** The first line of the stack of one of Node's own errors: it has the code, too. */
function headerWithCode(error: Error): string {
  const { code } = error as { readonly code?: unknown };
  const isCoded = typeof code === 'string' && stringStartsWith(code, 'ERR_');
  return isCoded ? `${error.name} [${code}]: ${error.message}` : errorHeader(error);
}

const engineFrame = '    at ';

/** QuickJS's own stacks have no header, and frames of its own and ours. */
function withHeader(error: Error, stack: string): string {
  const lines = stringSplit(stack, '\n');
  let text = errorHeader(error);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    const isOwn = stringIndexOf(line, 'coldstart:') >= 0 || stringIndexOf(line, ' (native)') >= 0;
    if (line !== '' && !isOwn) text += `\n${line}`;
  }
  return text;
}

/** Keeps the first line of a stack as it is now, whatever becomes of name and message. */
export function keepStack(error: Error): void {
  weakMapDelete(errorStacks, error);
}

/** Describes what was thrown as the client of nodejs24.x posts it. Reading it runs learner code again: getters, Proxies. */
export function describeError(thrown: unknown): ErrorDescription {
  try {
    if (thrown instanceof RealError) {
      const stack = stackOf(thrown);
      return plain({
        errorType: withoutDelete(thrown.name),
        errorMessage: withoutDelete(thrown.message),
        trace: stack === undefined || stack === null ? [] : stringSplit(withoutDelete(stack) ?? '', '\n'),
      });
    }
    return plain({ errorType: typeof thrown, errorMessage: RealString(thrown), trace: [] });
  } catch {
    return { errorType: 'handled', errorMessage: unreadable, trace: [] };
  }
}

/** As the client of nodejs22.x posts it: whatever looks like an error is one. */
export function describeError22(thrown: unknown): ErrorDescription {
  try {
    if (looksLikeError(thrown)) {
      const stack = stackOf(thrown);
      return plain({
        errorType: withoutDelete(thrown.name),
        errorMessage: withoutDelete(thrown.message),
        trace: stringSplit(withoutDelete(stack), '\n'),
      });
    }
    return plain({
      errorType: typeof thrown,
      errorMessage: (thrown as { toString(): string }).toString(),
      trace: [],
    });
  } catch {
    return { errorType: 'handled', errorMessage: unreadable, trace: [] };
  }
}

function looksLikeError(thrown: unknown): thrown is Error {
  if (thrown instanceof RealError) return true;
  const { name, message, stack } = thrown as Partial<Error>;
  return (
    typeof name === 'string' &&
    typeof message === 'string' &&
    typeof stack === 'string' &&
    name !== '' &&
    message !== '' &&
    stack !== ''
  );
}

/** What goes over the wire: fields that are no text are gone or changed, as JSON has it. */
function plain(description: { readonly [Key in keyof ErrorDescription]: unknown }): ErrorDescription {
  return parseJson(stringifyJson(description)) as ErrorDescription;
}

/** The client replaces one character that its transport cannot carry. Throws for what is no text, as it does. */
function withoutDelete(text: unknown): string | undefined {
  if (text === undefined || text === null) return undefined;
  if (typeof text === 'string') return stringReplaceAll(text, '\x7f', '%7F');
  return (text as { replaceAll(from: string, to: string): string }).replaceAll('\x7f', '%7F');
}

export function intoError(thrown: unknown): Error {
  return thrown instanceof RealError ? thrown : new RealError(RealString(thrown));
}

/** The details of an error as the text log has them, after a tab. */
export function formatErrorDetails(error: Error, describe: (thrown: unknown) => ErrorDescription): string {
  try {
    return (
      '\t' +
      stringifyJson(
        error,
        withDepthGuard((_key, value) => withEnumerableProperties(value)),
      )
    );
  } catch {
    return '\t' + stringifyJson(describe(error));
  }
}

const deepest = 150;

/**
 * Wraps a replacer of `JSON.stringify` so that nesting without end, which a replacer that makes new objects does not notice,
 * ends as in V8: with a RangeError. QuickJS would use up the host's own stack.
 */
export function withDepthGuard(
  replace: (key: string, value: unknown) => unknown,
): (this: unknown, key: string, value: unknown) => unknown {
  const depths = new RealWeakMap<object, number>();
  return function (key, value) {
    const replaced = replace(key, value);
    if (typeof replaced === 'object' && replaced !== null) {
      const depth = (typeof this === 'object' && this !== null ? (weakMapGet(depths, this) ?? 0) : 0) + 1;
      if (depth > deepest) throw new RangeError('Maximum call stack size exceeded');
      weakMapSet(depths, replaced, depth);
    }
    return replaced;
  };
}

function withEnumerableProperties(value: unknown): unknown {
  if (!(value instanceof RealError)) return value;
  const { code } = value as { readonly code?: unknown };
  const stack = stackOf(value);
  const fields: Record<string, unknown> = { errorType: value.name, errorMessage: value.message, code };
  const all: Record<string, unknown> = assign(fields, value as object);
  if (typeof stack === 'string') all.stack = stringSplit(stack, '\n');
  return all;
}

/** Makes one of the runtime's own errors, such as `Runtime.HandlerNotFound`. Its class has the name behind the dot. */
export function runtimeError(name: string, message: string): Error {
  const error = new (classNamed(stringSlice(name, 'Runtime.'.length)))(message);
  error.name = name;
  return error;
}

/** As {@link runtimeError}; nodejs22.x has the names on the prototypes, where JSON does not see them. */
export function runtimeError22(name: string, message: string): Error {
  const Class = classNamed(stringSlice(name, 'Runtime.'.length));
  defineProperty(Class.prototype, 'name', { value: name, writable: true, configurable: true, enumerable: true });
  return new Class(message);
}

function classNamed(name: string): ErrorConstructor {
  const Class = class extends RealError {} as unknown as ErrorConstructor;
  defineProperty(Class, 'name', { value: name, configurable: true });
  return Class;
}
