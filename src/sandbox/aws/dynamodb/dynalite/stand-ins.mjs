// In place of what dynalite waits with: streams, locks, queues. Everything is there at once, so everything is called at once.
import { md5 } from '@noble/hashes/legacy.js';

/** `async`: one after the other. Calls back when the last has called back. */
export function each(items, work, done) {
  series(
    items.map((item) => (next) => work(item, next)),
    (error) => done(error),
  );
}
export function series(tasks, done) {
  const results = Array.isArray(tasks) ? [] : {};
  for (const key of Object.keys(tasks)) {
    let failure;
    tasks[key]((error, result) => {
      failure = error;
      results[key] = result;
    });
    if (failure) {
      done(failure);
      return;
    }
  }
  done(null, results);
}
export const parallel = series;
export function map(items, work, done) {
  series(
    items.map((item) => (next) => work(item, next)),
    done,
  );
}
export function queue(work) {
  return { push: (item) => work(item, () => undefined) };
}

/** `lazy`: a list of what a source has given so far. */
export class Lazy {
  constructor(source) {
    this.items = Array.isArray(source) ? source : (source.items ?? []);
    if (typeof source.on === 'function') source.on('data', (item) => this.items.push(item));
  }
  emit() {}
  on() {
    return this;
  }
  once(_name, callback) {
    callback();
    return this;
  }
  map(change) {
    return new Lazy(this.items.map((item) => change(item)));
  }
  take(count) {
    return new Lazy(this.items.slice(0, count));
  }
  takeWhile(test) {
    const end = this.items.findIndex((item) => !test(item));
    return new Lazy(end === -1 ? this.items : this.items.slice(0, end));
  }
  join(callback) {
    callback(this.items);
  }
}

export class EventEmitter {
  #listeners = new Map();
  on(name, listener) {
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }
  emit(name, value) {
    for (const listener of this.#listeners.get(name) ?? []) listener(value);
  }
}

export const once = (callback) => {
  let isCalled = false;
  return (...args) => {
    if (isCalled) return;
    isCalled = true;
    callback(...args);
  };
};

export function createHash() {
  const hash = md5.create();
  return {
    update(bytes) {
      hash.update(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : Uint8Array.from(bytes));
      return this;
    },
    digest: () => [...hash.digest()].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}

export const Level = undefined;
export const MemoryLevel = undefined;
export const Lock = undefined;
export class DatabaseLifecycleManager {}
