import { asyncContext, runInContext } from './async-context.ts';
import { hide, renameFunction } from './hide.ts';
import type { Host } from './host.ts';
import { mapDelete, mapGet, mapSet, RealMap } from './intrinsics.ts';
import { checkFunction } from './received.ts';

interface Timer {
  readonly context: unknown;
  readonly callback: (...args: unknown[]) => unknown;
  readonly args: readonly unknown[];
  readonly repeat: boolean;
}

/** What the event loop calls for timers and immediates. */
export interface TimerPhases {
  fire(id: number): void;
  /** How many immediates wait now: those that they add wait for the next turn. */
  beginImmediates(): number;
  runImmediate(): void;
  /** The runtime's own `setImmediate`, out of the learner's reach. */
  immediate(callback: () => void): void;
}

/** What a timer object does, out of the learner's reach. */
interface TimerControl {
  id(): number;
  setRef(isRef: boolean): void;
  hasRef(): boolean;
  restart(): void;
  stop(): void;
}

/** Node's timer object. */
class Timeout {
  readonly #control: TimerControl;
  constructor(control: TimerControl) {
    this.#control = control;
  }
  ref(): this {
    this.#control.setRef(true);
    return this;
  }
  unref(): this {
    this.#control.setRef(false);
    return this;
  }
  hasRef(): boolean {
    return this.#control.hasRef();
  }
  refresh(): this {
    this.#control.restart();
    return this;
  }
  close(): this {
    this.#control.stop();
    return this;
  }
  [Symbol.toPrimitive](): number {
    return this.#control.id();
  }
}

interface ImmediateEntry {
  readonly context: unknown;
  readonly callback: (...args: unknown[]) => unknown;
  readonly args: readonly unknown[];
  isCleared: boolean;
}

class Immediate {
  readonly #entry: ImmediateEntry;
  constructor(entry: ImmediateEntry) {
    this.#entry = entry;
  }
  static clear(immediate: Immediate): void {
    immediate.#entry.isCleared = true;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return !this.#entry.isCleared;
  }
}

/** Installs the timer functions on the virtual clock. */
export function installTimers(host: Host): TimerPhases {
  const timers = new RealMap<number, Timer>();
  let immediates: ImmediateEntry[] = [];
  let nextImmediate = 0;

  const start = (callback: unknown, delay: unknown, args: readonly unknown[], repeat: boolean): Timeout => {
    checkFunction(callback, 'callback');
    const wanted = Number(delay);
    // Node.js takes anything outside 1 to 2^31 - 1 as 1.
    const delayMs = wanted >= 1 && wanted <= 2_147_483_647 ? Math.trunc(wanted) : 1;
    const timer = { context: asyncContext.get(), callback: callback, args, repeat };
    let id = 0;
    let isRef = true;
    const begin = (): void => {
      id = host.startTimer(delayMs, repeat ? 1 : 0);
      mapSet(timers, id, timer);
      if (!isRef) host.setTimerRef(id, 0);
    };
    const end = (): void => {
      host.stopTimer(id);
      mapDelete(timers, id);
    };
    begin();
    return new Timeout({
      id: () => id,
      setRef(wanted) {
        isRef = wanted;
        host.setTimerRef(id, wanted ? 1 : 0);
      },
      hasRef: () => isRef,
      restart() {
        if (mapGet(timers, id) === undefined) return;
        end();
        begin();
      },
      stop: end,
    });
  };
  const stop = (handle: unknown): void => {
    if (handle === undefined || handle === null) return;
    if (handle instanceof Immediate) {
      Immediate.clear(handle);
      return;
    }
    const id = Number(handle);
    host.stopTimer(id);
    mapDelete(timers, id);
  };
  const addImmediate = (callback: unknown, args: readonly unknown[]): ImmediateEntry => {
    checkFunction(callback, 'callback');
    const entry = {
      context: asyncContext.get(),
      callback: callback,
      args,
      isCleared: false,
    };
    immediates[immediates.length] = entry;
    return entry;
  };

  hide('setTimeout', (callback: unknown, delay?: unknown, ...args: unknown[]) => start(callback, delay, args, false));
  hide('setInterval', (callback: unknown, delay?: unknown, ...args: unknown[]) => start(callback, delay, args, true));
  hide('setImmediate', (callback: unknown, ...args: unknown[]) => new Immediate(addImmediate(callback, args)));
  for (const name of ['clearTimeout', 'clearInterval', 'clearImmediate'])
    hide(name, (handle: unknown) => {
      stop(handle);
    });
  renameFunction(Timeout, 'Timeout');
  renameFunction(Immediate, 'Immediate');

  return {
    fire(id) {
      const timer = mapGet(timers, id);
      if (timer === undefined) return;
      if (!timer.repeat) mapDelete(timers, id);
      const { context, callback, args } = timer;
      runInContext(context, () => {
        callback(...args);
      });
    },
    beginImmediates() {
      if (nextImmediate === immediates.length) {
        immediates = [];
        nextImmediate = 0;
      }
      return immediates.length - nextImmediate;
    },
    runImmediate() {
      const entry = immediates[nextImmediate];
      nextImmediate += 1;
      if (entry === undefined || entry.isCleared) return;
      const { context, callback, args } = entry;
      entry.isCleared = true;
      runInContext(context, () => {
        callback(...args);
      });
    },
    immediate(callback) {
      addImmediate(callback, []);
    },
  };
}
