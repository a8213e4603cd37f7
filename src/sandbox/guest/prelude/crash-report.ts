import type { Host } from './host.ts';
import { RealError, regExpExec, stringRepeat, stringSplit } from './intrinsics.ts';
import { stackOf } from './runtime-errors.ts';

const placeInTask = /(?:file:\/\/)?(\/var\/task\/[^:()]+):(\d+):(\d+)/;

/** What Node.js writes to standard error when an exception ends the process: the line of the source, and the stack. */
export function crashReport(thrown: unknown, host: Host): string {
  const stack = thrown instanceof RealError ? String(stackOf(thrown)) : `Uncaught ${describe(thrown)}`;
  const place = regExpExec(placeInTask, stack);
  if (place === null) return `${stack}\n`;
  const [where = '', file = '', line = '1', column = '1'] = place;
  const source = stringSplit(host.readText(file), '\n')[Number(line) - 1] ?? '';
  const head = where.slice(0, where.length - line.length - column.length - 2);
  return `${head}:${line}\n${source}\n${stringRepeat(' ', Number(column) - 1)}^\n\n${stack}\n\nNode.js ${nodeVersion()}\n`;
}

function describe(thrown: unknown): string {
  try {
    return typeof thrown === 'string' ? `'${thrown}'` : String(thrown);
  } catch {
    return '[object Object]';
  }
}

function nodeVersion(): string {
  const { process } = globalThis as { readonly process?: { readonly version?: unknown } };
  return String(process?.version);
}
