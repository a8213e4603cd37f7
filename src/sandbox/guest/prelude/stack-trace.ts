import { commonJsModule, commonJsPrefix, markName, metaPrefix } from '../common-js-wrapper.ts';
import type { Host } from './host.ts';
import {
  arrayJoin,
  defineProperty,
  errorStacks,
  kIsNodeError,
  max,
  aggregatePrototype,
  getPrototypeOf,
  RealError,
  RealString,
  regExpExec,
  stringIndexOf,
  stringSlice,
  stringStartsWith,
  weakMapGet,
  weakMapSet,
} from './intrinsics.ts';
import { aggregateWording } from './call-wording.ts';
import { engineWording, mayBeEngines } from './engine-wording.ts';
import type { CodePlace } from './failed-code.ts';
import { nativeName } from './native-names.ts';

/** One frame as QuickJS hands it to the hook. */
interface CallSite {
  getFileName(): string | null;
  getFunction(): unknown;
  getFunctionName(): string | null;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
  isNative(): boolean;
}

/** Files of our own, which a learner's stack trace must not show. */
const ownFile = 'coldstart:';
const overflow = 'Maximum call stack size exceeded';
/** What QuickJS calls the text that JSON.parse reads. */
const jsonInput = '<input>';

/**
 * Makes errors read as V8's do: wording, first line and frames. QuickJS calls the hook whenever an error is made,
 * its own errors included, so that `catch (error)` in learner code sees V8's wording too. Returns what takes the hook away.
 */
export function installStackTraces(host: Host): () => void {
  const prepare = (error: Error, callSites: readonly CallSite[]): string => {
    // Said without a call, where a stack that is used up leaves none for more.
    let fallback = '';
    try {
      const message: unknown = error.message;
      if (message === overflow) fallback = `RangeError: ${overflow}`;
      // `Error.captureStackTrace` takes any object.
      const isNew = weakMapGet(errorStacks, error) === undefined;
      const worded = typeof message === 'string' && isNew ? safelyWorded(error, message, callSites, host) : message;
      if (worded !== message) {
        defineProperty(error, 'message', { value: worded, writable: true, configurable: true, enumerable: false });
      }
      const isOfClass = worded !== message && regExpExec(classMessages, message as string) !== null;
      const lines = frames(callSites, isOfClass ? 1 : constructorFrames(error, callSites), host);
      const stack = errorHeader(error) + lines;
      // The hook runs again when an error is thrown, but the stack stays the first.
      if (isNew) weakMapSet(errorStacks, error, { stack, frames: lines, isOurs: isMadeByUs(callSites) });
      return stack;
    } catch {
      return fallback;
    }
  };
  // Assigned, not defined: QuickJS keeps the hook behind a setter of its own.
  const hooked = RealError as unknown as { prepareStackTrace?: typeof prepare | undefined };
  hooked.prepareStackTrace = prepare;
  return () => {
    hooked.prepareStackTrace = undefined;
  };
}

/** The first line of a stack. */
export function errorHeader(error: Error): string {
  const { name, message } = error as { readonly name?: unknown; readonly message?: unknown };
  const bare = name === undefined ? 'Error' : RealString(name);
  const title = kIsNodeError in error ? `${bare} [${RealString((error as { code?: unknown }).code)}]` : bare;
  const text = message === undefined ? '' : RealString(message);
  if (title === '') return text;
  return text === '' ? title : `${title}: ${text}`;
}

/** Tells an error of Node's own, which our code stands for, from one of the learner's. */
function isMadeByUs(callSites: readonly CallSite[]): boolean {
  for (let index = 0; index < callSites.length; index++) {
    const site = callSites[index] as CallSite;
    if (!site.isNative()) return isOwn(site.getFileName());
  }
  return false;
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

function frames(callSites: readonly CallSite[], from: number, host: Host): string {
  const lines: string[] = [];
  for (let index = from; index < callSites.length && lines.length < maximumFrames; index++) {
    const site = callSites[index] as CallSite;
    const file = site.getFileName();
    if (isOwn(file) || file === jsonInput || site.getFunctionName() === markName) continue;
    // Native functions that our own code called.
    if (site.isNative() && isOwn(callSites[index + 1]?.getFileName() ?? null)) continue;
    const isOutermost = index === callSites.length - 1 || isOwn(callSites[index + 1]?.getFileName() ?? null);
    const name = isOutermost && !site.isNative() ? nameAsCalled(functionName(site)) : functionName(site);
    const place = site.isNative() || file === null ? '<anonymous>' : position(file, site, host);
    lines[lines.length] = name === undefined ? `\n    at ${place}` : `\n    at ${name} (${place})`;
  }
  return arrayJoin(lines, '');
}

function isOwn(file: string | null): boolean {
  return file !== null && (stringStartsWith(file, ownFile) || stringStartsWith(file, commonJsModule));
}

function position(file: string, site: CallSite, host: Host): string {
  return `${file}:${site.getLineNumber() ?? 1}:${columnOf(file, site, host)}`;
}

/** Columns on the first line of a CommonJS file are counted without the wrapper around it. */
function columnOf(file: string, site: CallSite, host: Host): number {
  const column = site.getColumnNumber() ?? 1;
  if (site.getLineNumber() !== 1) return column;
  if (stringStartsWith(file, '/')) return max(1, column - commonJsPrefix.length);
  const prefix = metaPrefix(file).length;
  // Only a module that asks for `import.meta` has something before its text.
  return column > prefix && stringIndexOf(host.readText(pathOf(file)), 'import.meta') >= 0 ? column - prefix : column;
}

/** The path of a file that may be told by its address. */
function pathOf(file: string): string {
  if (!stringStartsWith(file, 'file://')) return file;
  const query = stringIndexOf(file, '?');
  return stringSlice(file, 7, query === -1 ? file.length : query);
}

/** Code that has changed every object may be in the way of reading the source: the stack is told all the same. */
function safelyWorded(error: Error, message: string, callSites: readonly CallSite[], host: Host): string {
  try {
    return wordingAt(error, message, callSites, host);
  } catch {
    return message;
  }
}

/** Says what the engine said as V8 does. Some of V8's messages quote the source: there it is read off the place. */
function wordingAt(error: Error, message: string, callSites: readonly CallSite[], host: Host): string {
  const isUnworded = message === '' && getPrototypeOf(error) === aggregatePrototype;
  if (!isUnworded && !mayBeEngines(message)) return message;
  const site = callSites[0];
  const isNative = site?.isNative() === true;
  const native = isNative ? nativeName(site.getFunction(), site.getFunctionName() ?? '') : undefined;
  let learners = isNative ? 1 : 0;
  // `f.call(…)` is where the learner called it.
  while (callSites[learners]?.isNative() === true && isIndirectCall(callSites[learners]?.getFunctionName()))
    learners += 1;
  const failure = { host, message, native, place: codePlace(callSites, learners, host) };
  return isUnworded ? (aggregateWording(failure) ?? message) : engineWording(failure);
}

function isIndirectCall(name: string | null | undefined): boolean {
  return typeof name === 'string' && regExpExec(callers, name) !== null;
}

/** What calls another function of the language's own in turn. */
const callers = /^(?:call|apply|match|matchAll|search)$/;

/** The learner's code at a frame. */
function codePlace(callSites: readonly CallSite[], index: number, host: Host): CodePlace | undefined {
  const site = callSites[index];
  const file = site?.getFileName() ?? null;
  if (site === undefined || file === null || site.isNative() || isOwn(file)) return undefined;
  let outer = index + 1;
  while (callSites[outer]?.isNative() === true) outer += 1;
  const caller = callSites[outer];
  return {
    path: pathOf(file),
    line: site.getLineNumber() ?? 1,
    column: columnOf(file, site, host),
    functionName: functionName(site) ?? '',
    caller:
      caller?.getFileName() === file
        ? { line: caller.getLineNumber() ?? 1, column: columnOf(file, caller, host) }
        : undefined,
  };
}

/** V8 finds these where the class was called; QuickJS, in the class. */
const classMessages = /^class constructors must be invoked|^derived class constructor must return/;

/** Who calls learner code, as V8 names the receiver of a call. */
export interface FrameOwner {
  readonly receiver: string;
  /** The property that was called, such as `handler`. */
  readonly property: string;
  /** The name of the function that was called, where only that one's frame is named so. */
  readonly functionName?: string;
}

let owner: FrameOwner | undefined;

/** Says who calls learner code from now on. */
export function setFrameOwner(next: FrameOwner | undefined): void {
  owner = next;
}

/** V8 names the outermost function of the learner's as the method that Node.js or the runtime called it as. */
function nameAsCalled(name: string | undefined): string | undefined {
  if (owner === undefined || (owner.functionName !== undefined && owner.functionName !== (name ?? ''))) return name;
  const { receiver, property } = owner;
  return name === undefined || name === property ? `${receiver}.${property}` : `${receiver}.${name} [as ${property}]`;
}

function functionName(site: CallSite): string | undefined {
  const name = site.getFunctionName();
  return name === null || name === '' || name === '<anonymous>' || name === '<eval>' || name === '<module>'
    ? undefined
    : name;
}
