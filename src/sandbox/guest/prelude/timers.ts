import { assign, defineProperty, mapDelete, mapGet, mapSet, RealMap } from './intrinsics.ts';
import type { Host } from './host.ts';

interface Timer {
  readonly callback: (...args: unknown[]) => unknown;
  readonly args: readonly unknown[];
  readonly repeat: boolean;
}

/** Node's timer object, as far as handlers use it. */
interface TimerHandle {
  ref(): TimerHandle;
  unref(): TimerHandle;
  hasRef(): boolean;
  [Symbol.toPrimitive](): number;
}

/** Installs the timer functions on the virtual clock. Returns what fires a timer. */
export function installTimers(host: Host): (id: number) => void {
  const timers = new RealMap<number, Timer>();

  const start = (callback: unknown, delay: unknown, args: readonly unknown[], repeat: boolean): TimerHandle => {
    if (typeof callback !== 'function') {
      const error = new TypeError(`The "callback" argument must be of type function. Received ${String(callback)}`);
      throw assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
    }
    const wanted = Number(delay);
    // Node.js takes anything outside 1 to 2^31 - 1 as 1.
    const delayMs = wanted >= 1 && wanted <= 2_147_483_647 ? Math.trunc(wanted) : 1;
    const id = host.startTimer(delayMs, repeat ? 1 : 0);
    mapSet(timers, id, { callback: callback as Timer['callback'], args, repeat });
    const handle: TimerHandle = {
      ref: () => handle,
      unref: () => handle,
      hasRef: () => true,
      [Symbol.toPrimitive]: () => id,
    };
    return handle;
  };
  const stop = (handle: unknown): void => {
    if (handle === undefined || handle === null) return;
    const id = Number(handle);
    host.stopTimer(id);
    mapDelete(timers, id);
  };

  hide('setTimeout', (callback: unknown, delay: unknown, ...args: unknown[]) => start(callback, delay, args, false));
  hide('setInterval', (callback: unknown, delay: unknown, ...args: unknown[]) => start(callback, delay, args, true));
  hide('setImmediate', (callback: unknown, ...args: unknown[]) => start(callback, 1, args, false));
  hide('clearTimeout', stop);
  hide('clearInterval', stop);
  hide('clearImmediate', stop);

  return (id) => {
    const timer = mapGet(timers, id);
    if (timer === undefined) return;
    if (!timer.repeat) mapDelete(timers, id);
    const { callback } = timer;
    callback(...timer.args);
  };
}

function hide(name: string, value: unknown): void {
  defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
}
