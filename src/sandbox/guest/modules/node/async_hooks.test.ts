import { describe, expect, it } from 'vitest';
import { answerOf, errorOf, runFunction } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const imports = `
import hooks, { AsyncLocalStorage, AsyncResource, executionAsyncId, executionAsyncResource } from 'node:async_hooks';
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
const als = new AsyncLocalStorage();
const other = new AsyncLocalStorage({ name: 'other', defaultValue: 'none' });
const store = () => als.getStore() ?? 'nothing';
const later = (value) => new Promise((resolve) => setTimeout(resolve, 1, value));
const failLater = () => new Promise((resolve, reject) => setTimeout(reject, 1, new Error('late')));
/** Runs something in a store; tells what it came to, and that nothing is left of the store. */
const inStore = async (run) => [await als.run('S', run), store()];
const numbers = async function* () { for (const one of [1, 2]) { await later(); yield one; } };
`;

const calls = [
  "[als.run(1, () => als.getStore()), als.run(1, (a, b) => [a, b], 'x', 'y'), store()]",
  'als.run(1, () => als.run(2, () => [store(), als.exit(() => store()), als.exit((a) => a, 7), store()]))',
  '(() => { try { als.run(1, () => { throw new Error(store()); }); } catch (error) { return [error.message, store()]; } })()',
  'als.run(1, () => { als.enterWith(2); return [store(), als.run(3, () => { als.enterWith(4); return store(); }), store()]; })',
  "(als.enterWith('left'), store())",
  '(als.enterWith(undefined), store())',
  'als.run(1, () => { als.disable(); return store(); })',
  "[other.name, als.name, other.getStore(), other.run('given', () => other.getStore()), other.run(undefined, () => String(other.getStore()))]",
  'als.run(1, () => other.run(2, () => [store(), other.getStore()]))',
  'als.run(1, () => { const run = AsyncLocalStorage.snapshot(); return als.run(2, () => [run(store), run((a) => a, 5), store()]); })',
  'als.run(1, () => AsyncLocalStorage.bind((a) => [store(), a]))(5)',
  '(() => { const bound = als.run(1, () => AsyncLocalStorage.bind(function (a, b) { return [this.x, store(), a]; })); return [bound.call({ x: 1 }, 2), bound.length]; })()',
  'als.run(1, () => { const scope = als.withScope(2); const inside = store(); scope.dispose(); return [inside, store()]; })',
  "(() => { const resource = als.run(1, () => new AsyncResource('mine')); return [resource.runInAsyncScope(function (a) { return [store(), this.y, a]; }, { y: 3 }, 4), store(), resource.emitDestroy() === resource, typeof resource.asyncId(), resource.triggerAsyncId()]; })()",
  "(() => { const resource = new AsyncResource('mine'); return [resource.runInAsyncScope(() => executionAsyncId() === resource.asyncId()), resource.runInAsyncScope(() => executionAsyncResource() === resource), executionAsyncId()]; })()",
  "als.run(1, () => new AsyncResource('x').bind((a) => [store(), a]))(2)",
  'als.run(1, () => AsyncResource.bind((a) => [store(), a]))(2)',
  'Object.keys(hooks)',
  '[Object.getOwnPropertyNames(AsyncLocalStorage.prototype), Object.getOwnPropertyNames(AsyncLocalStorage), Object.getOwnPropertyNames(AsyncResource.prototype)]',
  'new AsyncResource()',
  "new AsyncResource('x', -5)",
  "new AsyncResource('x', { triggerAsyncId: 'a' })",
  'new AsyncLocalStorage(null)',
  'AsyncLocalStorage.bind(5)',
  "new AsyncResource('x').bind(5)",
  '[Promise.prototype.then.name, Promise.prototype.then.length, queueMicrotask.name, Object.keys(globalThis).filter((name) => name.includes("$"))]',
  'queueMicrotask(5)',
];

const carried = [
  'inStore(() => later().then(store))',
  'inStore(() => failLater().catch(store))',
  'inStore(() => failLater().then(null, store))',
  'inStore(() => { let seen; return later().finally(() => { seen = store(); }).then(() => seen); })',
  'inStore(() => new Promise((resolve) => setTimeout(() => resolve(store()))))',
  'inStore(() => new Promise((resolve) => setImmediate(() => resolve(store()))))',
  'inStore(() => new Promise((resolve) => queueMicrotask(() => resolve(store()))))',
  'inStore(() => new Promise((resolve) => process.nextTick(() => resolve(store()))))',
  'inStore(() => new Promise((resolve) => { const timer = setInterval(() => { clearInterval(timer); resolve(store()); }); }))',
  'inStore(() => Promise.all([later().then(store), Promise.resolve().then(store)]))',
  'inStore(() => Promise.race([later().then(store), failLater()]))',
  'inStore(() => Promise.allSettled([later().then(store)]))',
  "inStore(() => { const told = []; const emitter = new EventEmitter(); emitter.on('x', () => told.push(store())); als.run('T', () => emitter.emit('x')); return told; })",
  "(() => { const emitter = new EventEmitter(); const waiting = inStore(async () => { await once(emitter, 'x'); return store(); }); als.run('T', () => emitter.emit('x')); return waiting; })()",
  'inStore(async () => { await sleep(1); return store(); })',
];

const awaited = [
  'inStore(async () => { await later(); return store(); })',
  'inStore(async () => { await null; return store(); })',
  'inStore(async () => { try { await failLater(); } catch { return store(); } })',
  'inStore(async () => { try { try { await failLater(); } finally { als.enterWith(store() + "!"); } } catch { return store(); } })',
  'inStore(async () => { try { await failLater(); return 1; } catch (error) { await later(); return [store(), error.message]; } finally { await later(); } })',
  'inStore(async () => [await later(store()), store(), await later(await later(store())), store()])',
  'inStore(async () => await (async () => { await later(); return store(); })())',
  'inStore(async () => (await later({ a: store() })).a)',
  'inStore(async () => ({ a: await later(1), b: store() }))',
  'inStore(async (a = 5) => // with a comment\n  [await later(a), store()])',
  'inStore(async () => { let all = 0; for (const one of [1, 2]) all += await later(one); return [all, store()]; })',
  'inStore(async () => { const all = []; for await (const one of numbers()) all.push(one, store()); return [all, store()]; })',
  'inStore(async () => { const all = []; for await (const one of [later(1), 2]) all.push(one, store()); return [all, store()]; })',
  'inStore(async () => { const all = []; outer: for await (const one of numbers()) { for (;;) { all.push(store()); continue outer; } } return [all, store()]; })',
  'inStore(async () => { const all = []; for await (const one of numbers()) { all.push(store()); break; } return [all, store()]; })',
  'inStore(async () => { let all = 0; if (all === 0) for await (const one of numbers()) all += one; else all = 5; return [all, store()]; })',
  'inStore(async () => { let all = ""; for await (const one of numbers()) try { throw await later(one); } catch (error) { all += error + store(); } return all; })',
  'inStore(async () => { for await (const one of numbers()) { als.enterWith("T" + one); await later(); } return store(); })',
  'inStore(async () => { try { for await (const one of [failLater()]) ; } catch { return store(); } })',
  'inStore(async () => { try { for await (const one of 5) ; } catch (error) { return [error.name, store()]; } })',
  'inStore(async () => { const all = []; const twice = async function* () { yield* numbers(); yield store(); }; for await (const one of twice()) all.push(one, store()); return all; })',
  'inStore(async () => { const told = []; const generator = (async function* () { told.push(store()); await later(); told.push(store()); yield 1; told.push(store()); })(); await als.run("T", () => generator.next()); await als.run("U", () => generator.next()); return told; })',
  'inStore(async () => { als.enterWith("T"); await later(); const before = store(); als.enterWith("U"); await later(); return [before, store()]; })',
  'inStore(async () => als.run("T", async () => { await later(); return store(); }).then((inner) => [inner, store()]))',
  'inStore(async () => { const told = []; await { then(resolve) { told.push(store()); resolve(); } }; return [told, store()]; })',
  'inStore(async () => { class Query { then(resolve) { return later(store()).then(resolve); } } return [await new Query(), store()]; })',
  'inStore(async () => { await undefined?.x; return store(); })',
  'inStore(async () => { "use strict"; await later(); return store(); })',
  'inStore(async function () { const self = { async method() { await later(); return store(); }, get: async () => await later(store()) }; return [await self.method(), await self.get()]; })',
  'inStore(async () => { class One { async #a() { await later(); return store(); } static async b() { return await new One().#a(); } } return One.b(); })',
  'inStore(async () => `${await later("t")} ${store()}`)',
  'inStore(async () => { const { a = await later(1) } = {}; return [a, store()]; })',
  "Promise.all(['A', 'B', 'C'].map((name, index) => als.run(name, async () => { const seen = [store()]; for (let i = 0; i < 3; i++) { await sleep((index * 7 + i * 5) % 4); seen.push(store()); } return seen; })))",
  'Promise.all([1, 2].map((id) => als.run({ id }, async () => { const log = []; const inner = async () => { await null; log.push(als.getStore().id); }; await Promise.all([inner(), inner()]); return log; })))',
];

/** What happens when: an `await` must take as long as one that is left alone. */
const order = [
  "(async () => { const told = []; const wait = async (name) => { for (let i = 0; i < 3; i++) { await null; told.push(name + i); } }; const chain = Promise.resolve().then(() => told.push('c0')).then(() => told.push('c1')).then(() => told.push('c2')).then(() => told.push('c3')); await Promise.all([wait('a'), wait('b'), chain]); return told; })()",
  "(async () => { const told = []; const wait = async (name) => { for await (const i of [0, 1]) told.push(name + i); }; const chain = Array.from({ length: 9 }).reduce((last, _, i) => last.then(() => told.push('c' + i)), Promise.resolve()); await Promise.all([wait('a'), chain]); return told; })()",
  "(async () => { const told = []; const make = async function* () { yield 1; yield 2; }; const wait = async () => { for await (const i of make()) told.push('a' + i); }; const chain = Array.from({ length: 9 }).reduce((last, _, i) => last.then(() => told.push('c' + i)), Promise.resolve()); await Promise.all([wait(), chain]); return told; })()",
  "(async () => { const told = []; const wait = async () => { try { await Promise.reject(new Error('x')); } catch { told.push('caught'); } }; const chain = Promise.resolve().then(() => told.push('c0')).then(() => told.push('c1')); await Promise.all([wait(), chain]); return told; })()",
  "(async () => { const told = []; const thenable = { then(resolve) { told.push('then'); resolve(); } }; const wait = async () => { await thenable; told.push('after'); }; const chain = Promise.resolve().then(() => told.push('c0')).then(() => told.push('c1')).then(() => told.push('c2')); await Promise.all([wait(), chain]); return told; })()",
];

describe('async_hooks does what Node.js does', async () => {
  const compared = await compareAll([...calls, ...carried, ...awaited, ...order], imports, { config: { timeout: 30 } });

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

it('createHook fails by name', async () => {
  const source = `import { createHook } from 'node:async_hooks';
export const handler = async () => createHook({});`;
  expect((await errorOf(source)).errorMessage).toBe(
    "async_hooks.createHook is part of Node.js and there on Lambda, but this page's simulated runtime does not have it. Use AsyncLocalStorage.",
  );
});

it('a store does not outlive its invocation, unless it was entered at once', async () => {
  const source = `import { AsyncLocalStorage } from 'node:async_hooks';
const als = new AsyncLocalStorage();
export const handler = async (event) => {
  const before = als.getStore() ?? 'nothing';
  if (event.enter) als.enterWith('entered');
  await als.run('run', () => new Promise((resolve) => setTimeout(resolve, 1)).then(() => als.getStore()));
  await als.run('later', async () => { await null; });
  return before;
};`;
  const { invocations } = await runFunction(source, { events: [{}, {}, { enter: true }, {}] });
  expect(invocations.map(({ outcome }) => outcome.kind === 'answered' && outcome.answer)).toEqual([
    'nothing',
    'nothing',
    'nothing',
    'entered',
  ]);
});

it('a module can wait at its top, and CommonJS files take part', async () => {
  const files = {
    'index.mjs': `#!/usr/bin/env node
import { AsyncLocalStorage } from 'node:async_hooks';
import helper from './helper.cjs';
const als = new AsyncLocalStorage();
als.enterWith('top');
await null;
const seen = als.getStore();
export const handler = async () => [seen, await als.run('run', () => helper(() => als.getStore()))];`,
    'helper.cjs': `'use strict'
module.exports = async (store) => { await null; return [store(), this === undefined]; };`,
  };
  expect(await answerOf(files)).toEqual(['top', ['run', false]]);
});

it('an error is told where the learner wrote it', async () => {
  const source = `import { AsyncLocalStorage } from 'node:async_hooks';
const als = new AsyncLocalStorage();
const fail = async (value) => {
  await null; await value; value.missing.deep;
};
export const handler = async () => als.run(1, async () => await fail({}));`;
  const { position, trace } = await errorOf(source);
  expect(position).toEqual({ file: 'index.mjs', line: 4, column: 42 });
  expect(trace[1]).toMatch(/at fail \(file:\/\/\/var\/task\/index\.mjs:4:42\)/);
});
