import type { Internals } from './internals.ts';
import { defineProperty, keysOf, mapGet, mapHas, mapSet, RealMap, stringifyJson } from './intrinsics.ts';

type Factory = (exports: object, require: (name: string) => unknown, module: { exports: object }) => void;

/** The guest modules that this instance of the engine has. */
export interface BuiltinModules {
  /** Evaluates a module; what it needs has been defined before. Its globals take their places. */
  define(name: string, factory: Factory): void;
  has(name: string): boolean;
  /** What `require` returns. */
  value(name: string): unknown;
  /** What an ES module can import: `get(key)` of a module. */
  member(name: string, key: string): unknown;
  /** The names that can be imported, as JSON. */
  exportNames(name: string): string;
}

export function createBuiltinModules(internals: Internals): BuiltinModules {
  /** What `require` returns of each, and what an import without braces gets. */
  const modules = new RealMap<string, object>();
  const find = (name: string): object => {
    const value = mapGet(modules, name);
    if (value === undefined) throw new Error(`The guest module ${name} is needed before it is there.`);
    return value;
  };
  const require = (name: string): unknown => (name === 'coldstart:internals' ? { internals } : find(name));

  return {
    define(name, factory) {
      const module = { exports: {} };
      factory(module.exports, require, module);
      const { moduleExports, globals, ...named } = module.exports as {
        readonly moduleExports?: object;
        readonly globals?: Readonly<Record<string, unknown>>;
      };
      mapSet(modules, name, moduleExports ?? named);
      installGlobals(globals);
    },
    has: (name) => mapHas(modules, name),
    value: find,
    member(name, key) {
      const value = find(name) as Readonly<Record<string, unknown>>;
      if (key === 'default') return value;
      try {
        return value[key];
      } catch {
        // A getter of something that is not there.
        return undefined;
      }
    },
    exportNames(name) {
      const value = find(name);
      const names: string[] = ['default'];
      const keys = keysOf(value);
      for (let index = 0; index < keys.length; index++) {
        if (keys[index] !== 'default') names[names.length] = keys[index] as string;
      }
      return stringifyJson(names);
    },
  };
}

function installGlobals(globals: Readonly<Record<string, unknown>> = {}): void {
  const names = keysOf(globals);
  for (let index = 0; index < names.length; index++) {
    const name = names[index] as string;
    defineProperty(globalThis, name, {
      value: globals[name],
      writable: true,
      configurable: true,
      enumerable: false,
    });
  }
}
