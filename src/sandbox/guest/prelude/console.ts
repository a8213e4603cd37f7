import type { Host } from './host.ts';
import { hide, nameFunction } from './hide.ts';
import { defineProperty, keysOf, mapDelete, mapGet, mapSet, RealMap, RealString, stringRepeat } from './intrinsics.ts';
import { type Level, type RuntimeLog } from './runtime-log.ts';

/** Node's `util.format`. */
export type Format = (...values: unknown[]) => string;

/** What of Node's formatting the console uses beyond {@link Format}. */
export interface Inspection {
  readonly format: Format;
  inspect(value: unknown, options?: unknown): string;
  /** The table that `console.table` writes; undefined for what is none. */
  table(data: unknown, columns?: unknown): string | undefined;
}

/** Node's `process`, where warnings go. */
export interface Warner {
  emitWarning(text: string): void;
}

type Write = (...values: unknown[]) => void;

/** The methods that the runtime replaces, and the level of each. */
const levels = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  log: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
  fatal: 'FATAL',
} as const satisfies Readonly<Record<string, Level>>;

/**
 * Installs `console` as it is on Lambda: the runtime replaces the methods with levels, and Node's own others either go
 * through those or write to standard output as they are.
 */
export function installConsole(host: Host, log: RuntimeLog, inspection: () => Inspection, process: Warner): object {
  const starts = new RealMap<string, number>();
  const counts = new RealMap<string, number>();
  let indentation = 0;
  const labelOf = (label: unknown): string => (label === undefined ? 'default' : RealString(label));
  const elapsed = (label: string): string => formatElapsed(host.now() - (mapGet(starts, label) ?? host.now()));
  const printRaw = (text: string): void => {
    const indented = indentation === 0 ? text : stringRepeat('  ', indentation) + text;
    host.writeLog('raw', 'INFO', '', `${indented}\n`);
  };
  const warnOfLabel = (label: string, method: string, problem: string): void => {
    process.emitWarning(`${problem} '${label}' for console.${method}()`);
  };
  const console: Record<string, unknown> = {};
  const methods = ['trace', 'debug', 'info', 'log', 'warn', 'error', 'fatal'] as const;
  for (let index = 0; index < methods.length; index++) {
    const method = methods[index] as (typeof methods)[number];
    console[method] = replaced(log, levels[method]);
  }
  // The runtime makes them one function.
  console.log = console.info;
  const call =
    (method: 'log' | 'warn'): Write =>
    (...values) => {
      (console[method] as Write)(...values);
    };
  const info = call('log');
  const warn = call('warn');

  console.dir = (value: unknown, options?: object) => {
    printRaw(inspection().inspect(value, { customInspect: false, ...options }));
  };
  console.dirxml = (...values: unknown[]) => {
    printRaw(inspection().format(...values));
  };
  console.table = (data?: unknown, columns?: unknown) => {
    const table = data === null || typeof data !== 'object' ? undefined : inspection().table(data, columns);
    info(table ?? data);
  };
  console.group = (...label: unknown[]) => {
    if (label.length > 0) info(...label);
    indentation += 1;
  };
  console.groupCollapsed = console.group;
  console.groupEnd = () => {
    if (indentation > 0) indentation -= 1;
  };
  console.clear = () => undefined;
  console.assert = (condition?: unknown, ...values: unknown[]) => {
    if (condition) return;
    if (typeof values[0] === 'string') values[0] = `Assertion failed: ${values[0]}`;
    else values = ['Assertion failed', ...values];
    warn(...values);
  };
  console.count = (label?: unknown) => {
    const name = labelOf(label);
    const count = (mapGet(counts, name) ?? 0) + 1;
    mapSet(counts, name, count);
    info(`${name}: ${count}`);
  };
  console.countReset = (label?: unknown) => {
    const name = labelOf(label);
    if (mapGet(counts, name) === undefined) process.emitWarning(`Count for '${name}' does not exist`);
    mapDelete(counts, name);
  };
  console.time = (label?: unknown) => {
    const name = labelOf(label);
    if (mapGet(starts, name) !== undefined) warnOfLabel(name, 'time', 'Label');
    else mapSet(starts, name, host.now());
  };
  console.timeLog = (label?: unknown, ...values: unknown[]) => {
    const name = labelOf(label);
    if (mapGet(starts, name) === undefined) warnOfLabel(name, 'timeLog', 'No such label');
    else info(`${name}: ${elapsed(name)}`, ...values);
  };
  console.timeEnd = (label?: unknown) => {
    const name = labelOf(label);
    if (mapGet(starts, name) === undefined) warnOfLabel(name, 'timeEnd', 'No such label');
    else {
      info(`${name}: ${elapsed(name)}`);
      mapDelete(starts, name);
    }
  };
  const names = keysOf(console);
  for (let index = 0; index < names.length; index++)
    nameFunction(console[names[index] as string], names[index] as string);
  defineProperty(console, Symbol.toStringTag, { value: 'console', configurable: true });
  hide('console', console);
  return console;
}

/** One of the runtime's own functions: it takes a message and parameters, and passes them on even where there are none. */
function replaced(log: RuntimeLog, level: Level): (message?: unknown, ...params: unknown[]) => void {
  return (message, ...params) => {
    log.write(level, [message, ...params]);
  };
}

/** A duration as `console.timeEnd` writes it. */
function formatElapsed(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Number(milliseconds.toFixed(3))}ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1_000).toFixed(3)}s`;
  const minutes = milliseconds / 60_000;
  const whole = minutes | 0;
  return `${whole}:${((minutes - whole) * 60).toFixed(3).padStart(6, '0')} (m:ss.mmm)`;
}
