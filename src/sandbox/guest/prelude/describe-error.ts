import { RealError, RealString, stringIndexOf, stringSlice, stringSplit, stringStartsWith } from './intrinsics.ts';

/** An error as the runtime posts it, in plain data. */
export interface ErrorDescription {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace: readonly string[];
}

const longestText = 32_768;
const longestTrace = 100;

/**
 * Describes what was thrown, as the official runtime client does. Reading it runs learner code again (getters, Proxies),
 * so whatever that does ends in the client's own words for it.
 */
export function describeError(thrown: unknown): ErrorDescription {
  try {
    if (thrown instanceof RealError) {
      const name = text(thrown.name);
      const message = text(thrown.message);
      return { errorType: name, errorMessage: message, trace: traceOf(text(thrown.stack ?? ''), name, message) };
    }
    return { errorType: typeof thrown, errorMessage: text(thrown), trace: [] };
  } catch {
    return {
      errorType: 'handled',
      errorMessage:
        'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
      trace: [],
    };
  }
}

/** The header says what the error is called now: a class may set the name after the stack was written. */
function traceOf(stack: string, name: string, message: string): string[] {
  const trace = stringSplit(message === '' ? name : `${name}: ${message}`, '\n');
  const lines = stringSplit(stack, '\n');
  for (let index = 0; index < lines.length && trace.length < longestTrace; index++) {
    const line = lines[index] as string;
    if (stringStartsWith(line, '    at ') && stringIndexOf(line, 'coldstart:') < 0) trace[trace.length] = line;
  }
  return trace;
}

function text(value: unknown): string {
  return stringSlice(RealString(value), 0, longestText);
}
