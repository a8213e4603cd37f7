import { globalOwners } from '../global-owners.ts';
import type { Host } from './host.ts';
import { defineProperty, keysOf } from './intrinsics.ts';

/**
 * Puts a getter in the place of each global whose module is not there yet. To read it asks the host for the module, which
 * ends this guest and begins anew with one that has it; nobody can tell.
 */
export function installNeededGlobals(host: Host): void {
  const names = keysOf(globalOwners) as (keyof typeof globalOwners)[];
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as keyof typeof globalOwners;
    if (name in globalThis) continue;
    defineProperty(globalThis, name, {
      configurable: true,
      enumerable: false,
      get() {
        host.needModule(globalOwners[name]);
        return undefined;
      },
      set(value: unknown) {
        defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
      },
    });
  }
  installNeededMembers(host);
}

/** Takes away what the engine has of its own and Node.js has otherwise: a guest module brings it. */
export function removeEngineGlobals(): void {
  delete (globalThis as { DOMException?: unknown }).DOMException;
}

/** What `performance` has beyond the clock, which is there from the start. */
const performanceMembers = [
  'mark',
  'measure',
  'clearMarks',
  'clearMeasures',
  'getEntries',
  'getEntriesByName',
  'getEntriesByType',
  'eventLoopUtilization',
  'nodeTiming',
  'timerify',
  'toJSON',
];

function installNeededMembers(host: Host): void {
  const { performance } = globalThis as unknown as { readonly performance: object };
  for (let index = 0; index < performanceMembers.length; index++) {
    const name = performanceMembers[index] as string;
    if (name in performance) continue;
    defineProperty(performance, name, {
      configurable: true,
      enumerable: false,
      get() {
        host.needModule('node:perf_hooks');
        return undefined;
      },
    });
  }
}
