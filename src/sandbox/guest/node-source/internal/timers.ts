interface Handle {
  unref(): unknown;
}
type Callback = (...args: unknown[]) => unknown;

// As they are before learner code can replace them.
const { setTimeout, setInterval, setImmediate } = globalThis as unknown as Readonly<
  Record<'setTimeout' | 'setInterval', (callback: Callback, delay: number, ...args: unknown[]) => Handle> &
    Record<'setImmediate', (callback: Callback, ...args: unknown[]) => Handle>
>;

/** A timer as Node.js's own sources make them. */
export class Timeout {
  readonly handle: Handle;
  constructor(callback: Callback, delay: number, args: readonly unknown[] = [], isRepeat: boolean, isRef: boolean) {
    this.handle = (isRepeat ? setInterval : setTimeout)(callback, delay, ...args);
    if (!isRef) this.handle.unref();
  }
}

export class Immediate {
  readonly handle: Handle;
  constructor(callback: Callback, args: readonly unknown[]) {
    this.handle = setImmediate(callback, ...args);
  }
  unref(): void {
    this.handle.unref();
  }
}

/** Here a timer runs from when it is made. */
export const insert = (): void => undefined;
