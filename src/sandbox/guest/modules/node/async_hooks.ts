import { internals } from 'coldstart:internals';
import { enterName, resumeName, settleName, suspendName } from '../../prelude/async-context-names.ts';
import { AsyncResource } from '../../node-source/async_hooks.ts';
import { missing } from '../missing.ts';

const { asyncContext } = internals;

/** The values of all storages at a moment. Never changed, only replaced. */
type Frame = ReadonlyMap<object, unknown> | undefined;

function runIn<Result>(frame: Frame, call: () => Result): Result {
  const before = asyncContext.get();
  asyncContext.set(frame);
  try {
    return call();
  } finally {
    asyncContext.set(before);
  }
}

type Callback = (...args: unknown[]) => unknown;

class AsyncLocalStorage {
  readonly name: string;
  readonly #defaultValue: unknown;
  constructor(options: { readonly name?: string; readonly defaultValue?: unknown } = {}) {
    this.name = options.name ?? '';
    this.#defaultValue = options.defaultValue;
  }
  #with(store: unknown): Frame {
    return new Map([...((asyncContext.get() as Frame) ?? []), [this, store]]);
  }
  getStore(): unknown {
    const frame = asyncContext.get() as Frame;
    return frame?.has(this) === true ? frame.get(this) : this.#defaultValue;
  }
  run(store: unknown, callback: Callback, ...args: unknown[]): unknown {
    return runIn(this.#with(store), () => callback(...args));
  }
  exit(callback: Callback, ...args: unknown[]): unknown {
    return this.run(undefined, callback, ...args);
  }
  enterWith(store: unknown): void {
    asyncContext.set(this.#with(store));
  }
  disable(): void {
    const frame = new Map((asyncContext.get() as Frame) ?? []);
    frame.delete(this);
    asyncContext.set(frame);
  }
  static bind(callback: Callback): Callback {
    return AsyncResource.bind(callback);
  }
  static snapshot(): (callback: Callback, ...args: unknown[]) => unknown {
    const frame = asyncContext.get() as Frame;
    return (callback, ...args) => runIn(frame, () => callback(...args));
  }
}

/** Promises call back in the context in which somebody asked them to. */
function carryThroughPromises(): void {
  const original = Promise.prototype.then;
  const carried = (callback: unknown): unknown => {
    if (typeof callback !== 'function') return callback;
    const frame = asyncContext.get() as Frame;
    return (value: unknown) => runIn(frame, () => (callback as Callback)(value));
  };
  const then = function (this: Promise<unknown>, onFulfilled?: unknown, onRejected?: unknown): Promise<unknown> {
    return original.call(this, carried(onFulfilled) as Callback, carried(onRejected) as Callback);
  };
  // eslint-disable-next-line @typescript-eslint/no-floating-promises -- Nothing floats: a method is replaced.
  Object.defineProperty(Promise.prototype, 'then', { value: then, writable: true, configurable: true });
  const scope = globalThis as unknown as { queueMicrotask: (callback: Callback) => void };
  const { queueMicrotask } = scope;
  hide('queueMicrotask', (callback: Callback) => {
    queueMicrotask(carried(callback) as Callback);
  });
}

interface Settled {
  readonly isFulfilled: boolean;
  readonly value: unknown;
}

/** What transformed sources call around `await`: `resume(suspend(), await settle(x))`. */
function carryThroughAwait(): void {
  const settled =
    (isFulfilled: boolean) =>
    (value: unknown): Settled => ({ isFulfilled, value });
  const then = Promise.prototype.then;
  hide(suspendName, () => asyncContext.get());
  hide(settleName, (value: unknown) => then.call(Promise.resolve(value), settled(true), settled(false)));
  hide(resumeName, (frame: Frame, { isFulfilled, value }: Settled) => {
    asyncContext.set(frame);
    if (isFulfilled) return value;
    throw value;
  });
  hide(enterName, (frame: Frame) => {
    asyncContext.set(frame);
  });
}

function hide(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}

carryThroughAwait();
carryThroughPromises();

const executionAsyncId = (): number => 1;
const triggerAsyncId = (): number => 0;
const executionAsyncResource = (): object => ({});

const asyncHooks = {
  AsyncLocalStorage,
  AsyncResource,
  executionAsyncId,
  triggerAsyncId,
  executionAsyncResource,
  ...missing('async_hooks', ['createHook'], 'Use AsyncLocalStorage.'),
};
export { asyncHooks as moduleExports };
