import { builtinModules } from 'node:module';
import { defaultLimits } from '#sandbox';
import { createNodeSandboxClient } from '#worker/node';
import { fuzzFunction } from './judge-run.ts';

/** Something that a program can call: an expression, and how. */
export interface Callable {
  /** The module that it is imported from; absent for globals. */
  readonly module?: string;
  /** From the module's namespace or from `globalThis`, such as `['Buffer', 'alloc']`. */
  readonly path: readonly string[];
  readonly kind: 'function' | 'class' | 'method';
}

/** Lists, inside a guest, what it can call. Methods of prototypes are called on what their class makes. */
const probe = `
const names = ${JSON.stringify(builtinModules.map((name) => `node:${name.replace(/^node:/, '')}`))};
const found = [];
const skip = new Set(['constructor', 'caller', 'callee', 'arguments']);
const read = (object, key) => {
  try {
    const own = Object.getOwnPropertyDescriptor(object, key);
    // Globals that are loaded late have a getter; other getters may do anything.
    return own !== undefined && (Object.hasOwn(own, 'value') || object === globalThis) ? object[key] : undefined;
  } catch { return undefined; }
};
const isClass = (value) => { try { return /^class\\b/.test(Function.prototype.toString.call(value)) || Object.getOwnPropertyNames(read(value, 'prototype') ?? {}).length > 1; } catch { return false; } };
const seen = new Set();
function list(object, module, path) {
  for (const key of Object.getOwnPropertyNames(object)) {
    if (skip.has(key) || !/^[\\w$]+$/.test(key)) continue;
    const value = read(object, key);
    const here = [...path, key];
    if (typeof value === 'function') {
      if (seen.has(value)) continue;
      seen.add(value);
      const kind = isClass(value) ? 'class' : 'function';
      found.push({ module, path: here, kind });
      if (here.length < 3) list(value, module, here);
      const prototype = read(value, 'prototype');
      if (kind === 'class' && prototype) {
        for (const method of Object.getOwnPropertyNames(prototype)) {
          if (skip.has(method) || !/^[\\w$]+$/.test(method)) continue;
          let own; try { own = Object.getOwnPropertyDescriptor(prototype, method).value; } catch {}
          if (typeof own === 'function') found.push({ module, path: [...here, method], kind: 'method' });
        }
      }
    } else if (typeof value === 'object' && value !== null && here.length < 3 && !seen.has(value)) {
      seen.add(value);
      list(value, module, here);
    }
  }
}
export const handler = async () => {
  for (const name of names) {
    let namespace;
    try { namespace = await import(name); } catch { continue; }
    list(namespace, name, []);
  }
  list(globalThis, undefined, []);
  return found;
};`;

/** Asks a guest for everything that can be called in it. */
export async function discoverFunctions(): Promise<readonly Callable[]> {
  // Everything there is takes longer than a run may.
  const client = createNodeSandboxClient({ limits: { ...defaultLimits, wallClockMs: 60_000 } });
  const outcome = await client.try({
    function: fuzzFunction(10_240),
    files: { 'index.mjs': probe },
    steps: [{ kind: 'invoke', event: {} }],
    seed: 1,
  });
  client.dispose();
  const invocation = outcome.kind === 'ran' ? outcome.transcript.invocations[0] : undefined;
  if (invocation?.outcome.kind !== 'answered') {
    throw new Error(`The guest did not tell what it has: ${JSON.stringify(invocation?.outcome ?? outcome)}`);
  }
  // Ending the process is what these are for.
  const ends = new Set(['exit', 'abort', 'reallyExit', 'kill']);
  return (invocation.outcome.answer as unknown as readonly Callable[]).filter(
    ({ path }) => !(path.includes('process') && ends.has(path.at(-1) ?? '')),
  );
}
