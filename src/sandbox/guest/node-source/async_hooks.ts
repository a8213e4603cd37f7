import { internals } from 'coldstart:internals';

const { asyncContext } = internals;

/** Keeps the async context of its making, for Node's own sources that call back later. */
export class AsyncResource {
  readonly #context = asyncContext.get();
  readonly type: unknown;
  constructor(type: unknown) {
    this.type = type;
  }
  runInAsyncScope<Result>(callback: (...args: unknown[]) => Result, receiver?: unknown, ...args: unknown[]): Result {
    const before = asyncContext.get();
    asyncContext.set(this.#context);
    try {
      return callback.apply(receiver, args);
    } finally {
      asyncContext.set(before);
    }
  }
  emitDestroy(): this {
    return this;
  }
  asyncId(): number {
    return 1;
  }
  triggerAsyncId(): number {
    return 0;
  }
  bind(callback: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
    return AsyncResource.#bound(this, callback);
  }
  static bind(callback: (...args: unknown[]) => unknown, type?: string): (...args: unknown[]) => unknown {
    return AsyncResource.#bound(new AsyncResource(type ?? 'bound-anonymous-fn'), callback);
  }
  static #bound(resource: AsyncResource, callback: (...args: unknown[]) => unknown): (...args: unknown[]) => unknown {
    return function (this: unknown, ...args) {
      return resource.runInAsyncScope(callback, this, ...args);
    };
  }
}
