import { describe, expect, it } from 'vitest';
import { logOf } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const imports = `
import EventEmitter, * as events from 'node:events';
import * as bare from 'events';
import { createRequire } from 'node:module';
import { inspect } from 'node:util';
const make = (options) => new EventEmitter(options);
/** What an action does to an emitter, told by those who listen. */
const tell = (action) => {
  const emitter = make();
  const told = [];
  action(emitter, (...values) => told.push(values));
  return told;
};
const nobody = () => {};
const turn = () => new Promise((resolve) => setImmediate(resolve));
`;

describe('events does what Node.js does', async () => {
  const compared = await compareAll(
    [
      'Object.keys(events).sort()',
      'Object.getOwnPropertyNames(EventEmitter.prototype).sort()',
      'Object.keys(EventEmitter).sort()',
      '[bare.default === EventEmitter, events.EventEmitter === EventEmitter, EventEmitter.EventEmitter === EventEmitter]',
      "createRequire('/var/task/index.mjs')('events') === EventEmitter",
      '[EventEmitter.name, EventEmitter.length, typeof EventEmitter.prototype.on]',
      "tell((e, t) => { e.on('a', t); e.emit('a', 1, 2, 3, 4); e.emit('a'); })",
      "tell((e, t) => { e.once('a', t); e.emit('a', 1); e.emit('a', 2); })",
      "tell((e, t) => { e.on('a', () => t(1)); e.prependListener('a', () => t(0)); e.prependOnceListener('a', () => t(-1)); e.emit('a'); e.emit('a'); })",
      "tell((e, t) => { const f = () => t('f'); e.on('a', f); e.on('a', f); e.off('a', f); e.emit('a'); })",
      "tell((e, t) => { e.on('a', () => { e.on('a', () => t('late')); t('first'); }); e.emit('a'); })",
      "tell((e, t) => { const second = () => t('second'); e.on('a', () => { e.off('a', second); t('first'); }); e.on('a', second); e.emit('a'); e.emit('a'); })",
      "tell((e, t) => { e.on('a', function () { t(this === e); }); e.emit('a'); })",
      "tell((e, t) => { e.on('newListener', (name, f) => t('new', name, typeof f)); e.on('removeListener', (name) => t('gone', name)); e.on('a', nobody); e.off('a', nobody); e.once('b', nobody); e.removeAllListeners('b'); })",
      "[make().emit('a'), make().on('a', nobody).emit('a')]",
      "(() => { const e = make().on('a', nobody).once('a', nobody).on(Symbol('s'), nobody); return [e.eventNames().map(String), e.listenerCount('a'), e.listenerCount('a', nobody), e.listeners('a').length, e.rawListeners('a')[1].listener === nobody, e.listenerCount('x')]; })()",
      "(() => { const e = make().on('a', nobody).on('b', nobody); e.removeAllListeners(); return e.eventNames(); })()",
      "make().emit('error', new TypeError('mine'))",
      "make().emit('error', 'text')",
      "make().emit('error', { code: 1, nested: { deep: [1] } })",
      "make().emit('error')",
      "make().emit('error', null)",
      "(() => { try { make().emit('error', 5); } catch (error) { return [error.code, error.context, error.name]; } })()",
      "tell((e, t) => { e.on(events.errorMonitor, (error) => t('monitor', error.message)); try { e.emit('error', new Error('seen')); } catch (error) { t('thrown', error.message); } })",
      "tell((e, t) => { e.on(EventEmitter.errorMonitor, () => t('monitor')); e.on('error', () => t('handled')); e.emit('error', new Error('x')); })",
      "make().on('a', 5)",
      "make().on('a')",
      "make().once('a', null)",
      "make().off('a', {})",
      "make().prependListener('a', 'f')",
      'make().setMaxListeners(-1)',
      "make().setMaxListeners('5')",
      '[make().getMaxListeners(), make().setMaxListeners(3).getMaxListeners(), EventEmitter.defaultMaxListeners]',
      '(EventEmitter.defaultMaxListeners = -2)',
      '(() => { EventEmitter.defaultMaxListeners = 2; const found = make().getMaxListeners(); EventEmitter.defaultMaxListeners = 10; return found; })()',
      '(() => { const e = make(); events.setMaxListeners(7, e); return [events.getMaxListeners(e), events.getMaxListeners(new EventTarget())]; })()',
      'events.setMaxListeners(1, {})',
      'events.getMaxListeners({})',
      "events.getEventListeners(make().on('a', nobody).once('a', nobody), 'a').length",
      "(() => { const target = new EventTarget(); target.addEventListener('a', nobody); return events.getEventListeners(target, 'a').length; })()",
      "events.getEventListeners(5, 'a')",
      "events.listenerCount(make().on('a', nobody), 'a')",
      "(async () => { const e = make(); setTimeout(() => e.emit('a', 1, 2), 1); return events.once(e, 'a'); })()",
      "(async () => { const e = make(); setTimeout(() => e.emit('error', new RangeError('bad')), 1); return events.once(e, 'a'); })()",
      "(async () => { const e = make(); setTimeout(() => e.emit('error', new RangeError('bad')), 1); return (await events.once(e, 'error'))[0].message; })()",
      "(async () => { const c = new AbortController(); setTimeout(() => c.abort(), 1); return events.once(make(), 'a', { signal: c.signal }); })()",
      "events.once(make(), 'a', { signal: AbortSignal.abort() })",
      "events.once(make(), 'a', { signal: AbortSignal.abort('why') }).catch((error) => [error.name, error.code, error.cause])",
      "events.once(make(), 'a', { signal: {} })",
      "events.once({}, 'a')",
      "(async () => { const target = new EventTarget(); setTimeout(() => target.dispatchEvent(new Event('a')), 1); return (await events.once(target, 'a'))[0].type; })()",
      "(async () => { const e = make(); setTimeout(() => { e.emit('a', 1); e.emit('a', 2); e.emit('end'); }, 1); const got = []; for await (const [value] of events.on(e, 'a', { close: ['end'] })) got.push(value); return got; })()",
      "(async () => { const e = make(); setTimeout(() => { e.emit('a', 1); e.emit('error', new Error('broke')); }, 1); const got = []; try { for await (const [value] of events.on(e, 'a')) got.push(value); } catch (error) { got.push(error.message); } return [got, e.listenerCount('a')]; })()",
      "(async () => { const c = new AbortController(); const e = make(); setTimeout(() => { e.emit('a', 1); c.abort(); }, 1); const got = []; try { for await (const [value] of events.on(e, 'a', { signal: c.signal })) got.push(value); } catch (error) { got.push(error.name, error.code); } return got; })()",
      "events.on(make(), 'a', { signal: AbortSignal.abort() })",
      "events.on({}, 'a')",
      "(async () => { const all = events.on(make(), 'a'); const first = all.next(); await all.return(); return [await first, await all.next()]; })()",
      "(async () => { const e = make({ captureRejections: true }); const got = []; e.on('error', (error) => got.push(error.message)); e.on('a', async () => { throw new Error('late'); }); e.emit('a'); await turn(); return got; })()",
      "(async () => { const e = make({ captureRejections: true }); const got = []; e[Symbol.for('nodejs.rejection')] = (error, name, ...args) => got.push(error.message, name, args); e.on('a', async () => { throw new Error('late'); }); e.emit('a', 1, 2); await turn(); return got; })()",
      'make({ captureRejections: 5 })',
      '[String(events.errorMonitor), String(events.captureRejectionSymbol), events.captureRejections]',
      '(EventEmitter.captureRejections = 1)',
      "(async () => { const c = new AbortController(); const got = []; const disposable = events.addAbortListener(c.signal, () => got.push('aborted')); c.abort(); return [got, typeof disposable[Symbol.dispose]]; })()",
      "(async () => { const got = []; events.addAbortListener(AbortSignal.abort(), () => got.push('at once')); const before = got.length; await turn(); return [before, got]; })()",
      '(async () => { const c = new AbortController(); const got = []; events.addAbortListener(c.signal, () => got.push(1))[Symbol.dispose](); c.abort(); return got; })()',
      'events.addAbortListener({}, nobody)',
      'events.addAbortListener(new AbortController().signal, 5)',
      "(() => { class Shop extends EventEmitter { open() { return this.emit('open', this.name); } } const shop = new Shop(); shop.name = 'corner'; let got; shop.on('open', (name) => { got = name; }); return [shop.open(), got, shop instanceof EventEmitter, inspect(shop).includes('Shop {')]; })()",
      "(() => { function Old() { EventEmitter.call(this); } Object.setPrototypeOf(Old.prototype, EventEmitter.prototype); const old = new Old(); let got = 0; old.on('a', () => { got += 1; }); old.emit('a'); return got; })()",
      'inspect(make().on("a", nobody))',
      "(() => { const { EventEmitterAsyncResource } = events; const e = new EventEmitterAsyncResource({ name: 'Q' }); const got = []; e.on('a', (value) => got.push(value)); e.emit('a', 1); return got; })()",
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

describe('too many listeners', () => {
  it('are warned of once, as a warning of the process', async () => {
    const source = `
import { EventEmitter } from 'node:events';
export const handler = async () => {
  const emitter = new EventEmitter();
  process.on('warning', ({ name, type, count, message }) => console.log(name, type, count, message));
  for (let index = 0; index < 13; index++) emitter.on('data', () => {});
  await new Promise((resolve) => setImmediate(resolve));
};`;
    const text =
      'Possible EventEmitter memory leak detected. 11 data listeners added to [EventEmitter]. MaxListeners is 10. Use emitter.setMaxListeners() to increase limit';

    expect(await logOf(source)).toEqual([
      `ERROR\t(node:8) MaxListenersExceededWarning: ${text}\r(Use \`node --trace-warnings ...\` to show where the warning was created)`,
      `INFO\tMaxListenersExceededWarning data 11 ${text}`,
    ]);
  });
});
