/**
 * The async context: what `AsyncLocalStorage` finds. One value at a time; whoever calls something later keeps the value of
 * the moment and puts it back. QuickJS has no hook for that, so timers, ticks and promises do it themselves.
 */
export interface AsyncContext {
  get(): unknown;
  set(value: unknown): void;
}

let current: unknown;

export const asyncContext: AsyncContext = {
  get: () => current,
  set(value) {
    current = value;
  },
};

/** Calls a function in a context, and leaves that of before behind. */
export function runInContext(context: unknown, call: () => void): void {
  const before = current;
  current = context;
  try {
    call();
  } finally {
    current = before;
  }
}
