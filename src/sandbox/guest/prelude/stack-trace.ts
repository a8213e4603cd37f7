import { commonJsPrefix, markName } from '../common-js-wrapper.ts';
import type { Host } from './host.ts';
import { arrayJoin, defineProperty, max, RealError, regExpExec, stringSlice, stringStartsWith } from './intrinsics.ts';
import { calledExpression, isAssignedAsProperty } from './called-expression.ts';
import { toV8Wording } from './v8-wording.ts';

/** One frame as QuickJS hands it to the hook. */
interface CallSite {
  getFileName(): string | null;
  getFunctionName(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  isNative(): boolean;
}

/** Files of our own, which a learner's stack trace must not show. */
const ownFile = 'coldstart:';
/** What QuickJS calls the text that JSON.parse reads. */
const jsonInput = '<input>';

/**
 * Makes errors read as V8's do: wording, first line and frames. QuickJS calls the hook whenever an error is made,
 * its own errors included, so that `catch (error)` in learner code sees V8's wording too. Returns what takes the hook away.
 */
export function installStackTraces(host: Host): () => void {
  const prepare = (error: Error, callSites: readonly CallSite[]): string => {
    try {
      const message = error.message;
      const worded = wordingAt(message, callSites, host);
      if (worded !== message) {
        defineProperty(error, 'message', { value: worded, writable: true, configurable: true, enumerable: false });
      }
      return `${header(error)}${frames(callSites, constructorFrames(error, callSites))}`;
    } catch {
      return '';
    }
  };
  // Assigned, not defined: QuickJS keeps the hook behind a setter of its own.
  const hooked = RealError as { prepareStackTrace?: typeof prepare | undefined };
  hooked.prepareStackTrace = prepare;
  return () => {
    hooked.prepareStackTrace = undefined;
  };
}

function header(error: Error): string {
  const name = error.name;
  const message = error.message;
  return message === '' ? name : `${name}: ${message}`;
}

/** V8 keeps ten frames at most. */
const maximumFrames = 10;

/** V8 leaves out the frames of the constructors that made an error of a class of the learner's. */
function constructorFrames(error: Error, callSites: readonly CallSite[]): number {
  const name = (error.constructor as { readonly name?: unknown } | undefined)?.name;
  for (let index = callSites.length - 1; index >= 0; index--) {
    if (isErrorClass(name) && callSites[index]?.getFunctionName() === name) return index + 1;
  }
  return 0;
}

function isErrorClass(name: unknown): name is string {
  return typeof name === 'string' && name !== '' && regExpExec(nativeErrors, name) === null;
}

const nativeErrors = /^(?:Aggregate|Eval|Internal|Range|Reference|Syntax|Type|URI)?Error$/;

function frames(callSites: readonly CallSite[], from: number): string {
  const lines: string[] = [];
  for (let index = from; index < callSites.length && lines.length < maximumFrames; index++) {
    const site = callSites[index] as CallSite;
    const file = site.getFileName();
    if (isOwn(file) || file === jsonInput || site.getFunctionName() === markName) continue;
    // Native functions that our own code called.
    if (site.isNative() && isOwn(callSites[index + 1]?.getFileName() ?? null)) continue;
    const name = functionName(site);
    const place = site.isNative() || file === null ? '<anonymous>' : position(file, site);
    lines[lines.length] = name === undefined ? `\n    at ${place}` : `\n    at ${name} (${place})`;
  }
  return arrayJoin(lines, '');
}

function isOwn(file: string | null): boolean {
  return file !== null && stringStartsWith(file, ownFile);
}

function position(file: string, site: CallSite): string {
  return `${file}:${site.getLineNumber() ?? 1}:${columnOf(file, site)}`;
}

/** Columns on the first line of a CommonJS file are counted without the wrapper around it. */
function columnOf(file: string, site: CallSite): number {
  const column = site.getColumnNumber() ?? 1;
  const isWrapped = site.getLineNumber() === 1 && stringStartsWith(file, '/');
  return isWrapped ? max(1, column - commonJsPrefix.length) : column;
}

/** Some of V8's messages quote the source, which QuickJS's do not: there it is read off the place. */
function wordingAt(message: string, callSites: readonly CallSite[], host: Host): string {
  const readOnly = message === 'not a function' ? null : regExpExec(readOnlyMessage, message);
  if (message !== 'not a function' && readOnly === null) return toV8Wording(message);
  const site = callSites[0];
  const file = site?.getFileName() ?? null;
  if (site === undefined || file === null || site.isNative() || isOwn(file)) return message;
  const source = host.readText(stringStartsWith(file, 'file://') ? stringSlice(file, 7) : file);
  const line = site.getLineNumber() ?? 1;
  const column = columnOf(file, site);
  if (readOnly !== null) {
    const name = readOnly[1] ?? '';
    const isProperty = isAssignedAsProperty(source, line, column, name);
    return isProperty ? `Cannot assign to read only property '${name}' of object` : 'Assignment to constant variable.';
  }
  const called = calledExpression(source, line, column);
  return called === undefined ? message : `${called} is not a function`;
}

const readOnlyMessage = /^'(.{1,200})' is read-only$/;

function functionName(site: CallSite): string | undefined {
  const name = site.getFunctionName();
  return name === null || name === '' || name === '<anonymous>' || name === '<eval>' || name === '<module>'
    ? undefined
    : name;
}
