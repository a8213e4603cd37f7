import type { Format } from './console.ts';
import type { Host } from './host.ts';
import {
  arrayJoin,
  assign,
  RealDate,
  RealError,
  RealString,
  stringIndexOf,
  stringReplaceAll,
  stringSplit,
  stringifyJson,
} from './intrinsics.ts';
import { stackOf, withDepthGuard } from './runtime-errors.ts';

/** The levels, and how much each weighs. */
const priorities = { TRACE: 1, DEBUG: 2, INFO: 3, WARN: 4, ERROR: 5, FATAL: 6 } as const;
export type Level = keyof typeof priorities;

/** What the runtime puts in the place of `console.log` and its like. */
export interface RuntimeLog {
  /** Takes the settings of the function's environment. */
  start(environment: Readonly<Record<string, string>>, noRequestId: string | undefined): void;
  /** Whether lines of a level are kept. */
  isOn(level: Level): boolean;
  readonly format: 'text' | 'json';
  /** The request id that lines carry from now on. */
  setRequestId(id: string): void;
  write(level: Level, values: readonly unknown[]): void;
}

/** Creates the runtime's log. `format` is Node's own formatting, where this instance has it. */
export function createRuntimeLog(host: Host, format: () => Format): RuntimeLog {
  let isJson = false;
  let minimum = 1;
  let requestId: string | undefined;

  const jsonLine = (level: Level, values: readonly unknown[]): string => {
    const [message, ...params] = values;
    const line: Record<string, unknown> = {
      timestamp: new RealDate(host.now()).toISOString(),
      level,
      requestId,
    };
    if (params.length === 0) {
      line.message = message;
      try {
        return stringifyJson(line, withDepthGuard(errorsAsObjects));
      } catch {
        line.message = format()(message);
        return stringifyJson(line);
      }
    }
    line.message = plainText(values) ?? format()(message, ...params);
    for (let index = 0; index < params.length; index++) {
      const param = params[index];
      if (param instanceof RealError) {
        assign(line, errorFields(param, []));
        break;
      }
    }
    return stringifyJson(line);
  };

  return {
    start(environment, noRequestId) {
      requestId = noRequestId;
      isJson = (environment.AWS_LAMBDA_LOG_FORMAT ?? '').toUpperCase() === 'JSON';
      const wanted = (environment.AWS_LAMBDA_LOG_LEVEL ?? '').toUpperCase();
      minimum = wanted in priorities ? priorities[wanted as Level] : 1;
    },
    isOn: (level) => priorities[level] >= minimum,
    get format() {
      return isJson ? 'json' : 'text';
    },
    setRequestId(id) {
      requestId = id;
    },
    write(level, values) {
      if (priorities[level] < minimum) return;
      if (isJson) {
        host.writeLog(
          'raw',
          level,
          RealString(requestId),
          stringReplaceAll(jsonLine(level, values), '\n', '\r') + '\n',
        );
        return;
      }
      host.writeLog('message', level, RealString(requestId), plainText(values) ?? format()(...values));
    },
  };
}

function errorFields(error: Error, noStack: unknown): object {
  const stack = stackOf(error);
  const { constructor } = error as { readonly constructor?: { readonly name?: unknown } };
  return {
    errorType: constructor?.name ?? 'UnknownError',
    errorMessage: error.message,
    stackTrace: typeof stack === 'string' ? stringSplit(stack, '\n') : noStack,
  };
}

function errorsAsObjects(_key: string, value: unknown): unknown {
  return value instanceof RealError ? assign(errorFields(value, value.stack), value) : value;
}

/** Text that needs no formatting: what most lines are. Undefined when Node's own formatting has to decide. */
export function plainText(values: readonly unknown[]): string | undefined {
  // The runtime formats its first parameter even where there is none.
  if (values.length === 0) return 'undefined';
  const first = values[0];
  if (typeof first === 'string' && values.length > 1 && stringIndexOf(first, '%') >= 0) return undefined;
  const parts: string[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (typeof value === 'string') parts[index] = value;
    else if (typeof value === 'boolean' || value === null || value === undefined) parts[index] = RealString(value);
    else if (typeof value === 'number' && value !== 0) parts[index] = RealString(value);
    else return undefined;
  }
  return arrayJoin(parts, ' ');
}
