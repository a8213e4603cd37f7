import { assign, mapDelete, mapSet, RealError, RealMap, RealWeakMap, weakMapGet, weakMapSet } from './intrinsics.ts';
import type { ProcessControl } from './process.ts';

/** Keeps account of promises that were rejected with nobody to handle it. */
export interface Rejections {
  /** What the engine calls. It must not throw. */
  note(promise: unknown, reason: unknown, isHandled: boolean): void;
  /** Looks at those that nobody has handled meanwhile. Returns whether any listener ran. */
  process(takeUncaught: (error: unknown, origin: string) => void): boolean;
}

export function createRejections(control: ProcessControl): Rejections {
  const unhandled = new RealMap<unknown, unknown>();
  /** Those that a listener has been told of, or the process has taken as exceptions. */
  const told = new RealWeakMap<object, true>();
  const handledLate: unknown[] = [];
  let last: { readonly promise: unknown; readonly reason: unknown } | undefined;
  return {
    note(promise, reason, isHandled) {
      if (isHandled) {
        last = undefined;
        if (weakMapGet(told, promise as object) === true) handledLate[handledLate.length] = promise;
        mapDelete(unhandled, promise);
        return;
      }
      // QuickJS runs a module's text as an async function whose promise nobody can see, and then rejects the module's own
      // with the same reason: only that one counts.
      if (last !== undefined && last.reason === reason) mapDelete(unhandled, last.promise);
      last = { promise, reason };
      mapSet(unhandled, promise, reason);
    },
    process(takeUncaught) {
      last = undefined;
      if (unhandled.size === 0 && handledLate.length === 0) return false;
      while (handledLate.length > 0) control.emit('rejectionHandled', handledLate.shift());
      const now = [...unhandled];
      unhandled.clear();
      for (let index = 0; index < now.length; index++) {
        const [promise, reason] = now[index] as [unknown, unknown];
        // Without a listener, Node.js treats it as an exception that nobody caught.
        weakMapSet(told, promise as object, true);
        if (!control.emit('unhandledRejection', reason, promise)) takeUncaught(asError(reason), 'unhandledRejection');
      }
      return true;
    },
  };
}

/** What is no error is named in one. */
function asError(reason: unknown): unknown {
  if (reason instanceof RealError) return reason;
  const text = typeof reason === 'string' ? `"${reason}"` : describe(reason);
  const error = new RealError(
    'This error originated either by throwing inside of an async function without a catch block, or by rejecting a ' +
      `promise which was not handled with .catch(). The promise rejected with the reason ${text}.`,
  );
  error.name = 'UnhandledPromiseRejection';
  return assign(error, { code: 'ERR_UNHANDLED_REJECTION' });
}

function describe(reason: unknown): string {
  try {
    return `"${String(reason)}"`;
  } catch {
    return '"#<Object>"';
  }
}
