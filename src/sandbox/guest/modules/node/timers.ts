import * as timersPromises from 'node:timers/promises';

// The object itself: whichever way it is imported, it is the same one.
const { default: promises } = timersPromises as unknown as { readonly default: object };

// As they are before learner code can replace them.
const timers = globalThis as unknown as Readonly<Record<string, unknown>>;

const { setTimeout, clearTimeout, setImmediate, clearImmediate, setInterval, clearInterval } = timers;

const moduleExports = {
  setTimeout,
  clearTimeout,
  setImmediate,
  clearImmediate,
  setInterval,
  clearInterval,
  promises,
};
export { moduleExports };
