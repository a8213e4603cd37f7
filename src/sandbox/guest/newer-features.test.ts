import { expect, it } from 'vitest';
import { answerOf } from '../run-function.fixture.ts';
import { runHereAndThere } from '../same-as-node.fixture.ts';

const list = `
  const names = [];
  const add = (owner, path) => {
    for (const key of Reflect.ownKeys(owner)) if (typeof key === 'string') names.push(path + '.' + key);
  };
  for (const name of ['Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'DataView', 'Date', 'Error', 'FinalizationRegistry', 'Function',
    'Iterator', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise', 'Proxy', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol',
    'Uint8Array', 'WeakMap', 'WeakRef', 'WeakSet']) {
    add(globalThis[name], name);
    if (globalThis[name].prototype) add(globalThis[name].prototype, name + '.prototype');
  }
  add(Object.getPrototypeOf(Int8Array), 'TypedArray');
  add(Object.getPrototypeOf(Int8Array).prototype, 'TypedArray.prototype');
  return names;`;

it('has nothing that the language has in no Node.js of Lambda yet', async () => {
  const { here, there } = await runHereAndThere(list);
  if (!('value' in here && 'value' in there)) throw new Error('The list could not be made.');
  const known = new Set(there.value as readonly string[]);
  expect((here.value as readonly string[]).filter((name) => !known.has(name))).toEqual([]);
  expect(known.size).toBeGreaterThan(500);
});

it('has on nodejs22.x what Node.js 22 has', async () => {
  const source = `export const handler = async () => [
    typeof Promise.try, typeof RegExp.escape, typeof Error.isError, typeof Math.f16round, typeof globalThis.Float16Array,
    'getFloat16' in DataView.prototype, 'URLPattern' in globalThis, typeof Object.groupBy, typeof Iterator.from, typeof Promise.withResolvers,
  ];`;
  const absent = [...Array<string>(5).fill('undefined'), false, false];
  expect(await answerOf(source, { config: { runtime: 'nodejs22.x' } })).toEqual([
    ...absent,
    'function',
    'function',
    'function',
  ]);
  expect(await answerOf(source)).toEqual([
    ...Array<string>(5).fill('function'),
    true,
    true,
    ...Array<string>(3).fill('function'),
  ]);
});

it('says what is not there as V8 does', async () => {
  const source =
    'export const handler = async () => { try { new Map().getOrInsert("a", 1); } catch (error) { return error.message; } };';
  expect(await answerOf(source)).toMatch(/getOrInsert is not a function$/);
});
