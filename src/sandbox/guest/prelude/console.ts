import type { Host } from './host.ts';
import {
  arrayJoin,
  defineProperty,
  mapDelete,
  mapGet,
  mapSet,
  RealMap,
  RealString,
  stringIndexOf,
} from './intrinsics.ts';

/** Node's `util.format`. */
export type Format = (...values: unknown[]) => string;

type Write = (...values: unknown[]) => void;

const levels = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  log: 'INFO',
  warn: 'WARN',
  error: 'ERROR',
} as const;

/** Installs `console` as the Lambda runtime patches it: each method writes one log line with its level. */
export function installConsole(host: Host, format: Format | undefined): void {
  const writer =
    (level: string): Write =>
    (...values) => {
      host.writeLog(level, plainText(values) ?? (format === undefined ? asStrings(values) : format(...values)));
    };
  const console: Record<string, unknown> = {};
  const methods = ['trace', 'debug', 'info', 'log', 'warn', 'error'] as const;
  for (let index = 0; index < methods.length; index++) {
    const method = methods[index] as (typeof methods)[number];
    console[method] = writer(levels[method]);
  }
  addDerivedMethods(console, console.log as Write, console.warn as Write, host);
  defineProperty(globalThis, 'console', { value: console, writable: true, configurable: true, enumerable: false });
}

/** The methods that Node.js builds on `log` and `warn`. `table` logs the value as `log` does. */
function addDerivedMethods(console: Record<string, unknown>, log: Write, warn: Write, host: Host): void {
  const starts = new RealMap<string, number>();
  const counts = new RealMap<string, number>();
  const labelOf = (label: unknown): string => (label === undefined ? 'default' : RealString(label));
  const elapsed = (label: string): string => {
    const milliseconds = host.now() - (mapGet(starts, label) ?? host.now());
    return milliseconds >= 1_000 ? `${(milliseconds / 1_000).toFixed(3)}s` : `${milliseconds.toFixed(3)}ms`;
  };

  console.dir = (value: unknown) => {
    log('%O', value);
  };
  console.table = (value: unknown) => {
    log(value);
  };
  console.group = (...label: unknown[]) => {
    if (label.length > 0) log(...label);
  };
  console.groupCollapsed = console.group;
  console.groupEnd = () => undefined;
  console.assert = (condition?: unknown, ...values: unknown[]) => {
    if (condition) return;
    if (values.length === 0) warn('Assertion failed');
    else if (typeof values[0] === 'string') warn(`Assertion failed: ${values[0]}`, ...rest(values));
    else warn('Assertion failed:', ...values);
  };
  console.count = (label?: unknown) => {
    const name = labelOf(label);
    const count = (mapGet(counts, name) ?? 0) + 1;
    mapSet(counts, name, count);
    log(`${name}: ${count}`);
  };
  console.countReset = (label?: unknown) => {
    mapDelete(counts, labelOf(label));
  };
  console.time = (label?: unknown) => {
    mapSet(starts, labelOf(label), host.now());
  };
  console.timeLog = (label?: unknown, ...values: unknown[]) => {
    const name = labelOf(label);
    if (mapGet(starts, name) !== undefined) log(`${name}: ${elapsed(name)}`, ...values);
  };
  console.timeEnd = (label?: unknown) => {
    const name = labelOf(label);
    if (mapGet(starts, name) === undefined) return;
    log(`${name}: ${elapsed(name)}`);
    mapDelete(starts, name);
  };
}

function rest(values: readonly unknown[]): unknown[] {
  const [, ...others] = values;
  return others;
}

/** Text that needs no formatting: what most lines are. Undefined when Node's own formatting has to decide. */
function plainText(values: readonly unknown[]): string | undefined {
  // So the runtime does, where Node.js writes an empty line.
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

/** What is left to code that found its way to the console without naming it. */
function asStrings(values: readonly unknown[]): string {
  const parts: string[] = [];
  for (let index = 0; index < values.length; index++) parts[index] = RealString(values[index]);
  return arrayJoin(parts, ' ');
}
