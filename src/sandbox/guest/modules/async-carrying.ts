import { internals } from 'coldstart:internals';
import validators from 'node-source:internal/validators';
import { eachName, enterName, recordName, resumeName, suspendName } from '../prelude/async-context-names.ts';

const { asyncContext } = internals;

type Callback = (...args: unknown[]) => unknown;

function runIn(context: unknown, call: () => unknown): unknown {
  const before = asyncContext.get();
  asyncContext.set(context);
  try {
    return call();
  } finally {
    asyncContext.set(before);
  }
}

/** Calls back in the context of now. */
function carried(callback: unknown): unknown {
  if (typeof callback !== 'function') return callback;
  const context = asyncContext.get();
  return (value: unknown) => runIn(context, () => (callback as Callback)(value));
}

/** Promises and microtasks call back in the context in which somebody asked them to. */
export function carryThroughPromises(): void {
  const original = Promise.prototype.then;
  const methods = {
    then(this: Promise<unknown>, onFulfilled?: unknown, onRejected?: unknown): Promise<unknown> {
      return original.call(this, carried(onFulfilled) as Callback, carried(onRejected) as Callback);
    },
  };
  hide(Promise.prototype, 'then', methods.then);
  const { queueMicrotask } = globalThis as unknown as { queueMicrotask: (callback: unknown) => void };
  const replaced = (callback: unknown): void => {
    validators.validateFunction(callback, 'callback');
    queueMicrotask(carried(callback));
  };
  Object.defineProperty(replaced, 'name', { value: 'queueMicrotask' });
  hide(globalThis, 'queueMicrotask', replaced);
}

/** One call of an async function: the context in which it waits. */
interface Waiting {
  context: unknown;
  isWaiting: boolean;
}

/**
 * What transformed sources call: `const w = record();` at the beginning of a function, `resume(w, await suspend(w, x))` for
 * `await x`, `enter(w)` where code goes on after an `await` that threw. An `await` takes as long as it did before.
 */
export function carryThroughAwait(): void {
  const suspend = (waiting: Waiting, value: unknown): unknown => {
    waiting.context = asyncContext.get();
    waiting.isWaiting = true;
    return withOwnContext(value);
  };
  const enter = (waiting: Waiting): void => {
    if (waiting.isWaiting) asyncContext.set(waiting.context);
    waiting.isWaiting = false;
  };
  const resume = (waiting: Waiting, value: unknown): unknown => {
    enter(waiting);
    return value;
  };
  /** What `for await` goes through, waiting for each. */
  const each = (waiting: Waiting, iterable: unknown): unknown => {
    if (iterable === undefined || iterable === null) return iterable;
    const { [Symbol.asyncIterator]: asynchronous, [Symbol.iterator]: synchronous } = iterable as Record<
      symbol,
      unknown
    >;
    const isAsync = asynchronous !== undefined && asynchronous !== null;
    const open = isAsync ? asynchronous : synchronous;
    if (typeof open !== 'function') return iterable;
    return {
      [isAsync ? Symbol.asyncIterator : Symbol.iterator]: () =>
        steps((open as Callback).call(iterable) as Iterated, (step) => {
          waiting.context = asyncContext.get();
          waiting.isWaiting = true;
          return step();
        }),
    };
  };
  hide(globalThis, recordName, (): Waiting => ({ context: undefined, isWaiting: false }));
  hide(globalThis, suspendName, suspend);
  hide(globalThis, resumeName, resume);
  hide(globalThis, enterName, enter);
  hide(globalThis, eachName, each);
}

/** Something that is no promise, but can be waited for, is asked in the context of who waits. */
function withOwnContext(value: unknown): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null || value instanceof Promise) {
    return value;
  }
  const { then } = value as { readonly then?: unknown };
  if (typeof then !== 'function') return value;
  const context = asyncContext.get();
  return {
    then: (resolve: unknown, reject: unknown) => runIn(context, () => (then as Callback).call(value, resolve, reject)),
  };
}

type Step = Callback | null | undefined;
interface Iterated {
  readonly next: Callback;
  readonly return?: Step;
  readonly throw?: Step;
}

/** An iterator whose steps go through `around`. */
function steps(iterator: Iterated, around: (step: () => unknown) => unknown): object {
  if (typeof iterator !== 'object' && typeof iterator !== 'function') return iterator;
  const { next } = iterator;
  const passing = (step: Step): Callback | undefined =>
    step === undefined || step === null ? undefined : (...args) => around(() => step.call(iterator, ...args));
  return {
    next: (...args: unknown[]) => around(() => next.call(iterator, ...args)),
    get return() {
      return passing(iterator.return);
    },
    get throw() {
      return passing(iterator.throw);
    },
  };
}

function hide(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}
