import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { type EngineGuard, type LoadedEngine, memoryOf } from './engine-variant.ts';
import { GuestTemplate } from './guest-template.ts';

/** A WebAssembly instance of the engine, for one guest at a time. */
export interface EngineInstance {
  readonly template: GuestTemplate;
  readonly guard: EngineGuard;
  /** Bytes of memory that it has. */
  memoryBytes(): number;
  /**
   * Set when the instance must not be used again: after a host-level exception, or a guest that was ended from outside,
   * what is in it is in doubt, and even disposing it can trap or assert.
   */
  isSpent: boolean;
}

/** What the code of a guest may need beyond the language. Each is loaded when it is first asked for. */
export interface GuestNeeds {
  /** Node's formatting of what is logged. */
  readonly consoleFormat: boolean;
}

/** Lends WebAssembly instances, and makes a new one when none is free or those that are have been spent. */
export interface GuestEngine {
  /** Resolves to an instance that nobody else uses, and that no earlier guest has damaged. */
  acquire(needs: GuestNeeds): Promise<EngineInstance>;
  /** Gives an instance back. One that is spent is dropped. */
  release(instance: EngineInstance): void;
}

/** Creates a {@link GuestEngine}. Where the WebAssembly comes from is the caller's business. */
export function createGuestEngine(loadVariant: () => Promise<LoadedEngine>): GuestEngine {
  let loading: Promise<LoadedEngine> | undefined;
  const free: { readonly instance: EngineInstance; readonly needs: GuestNeeds }[] = [];
  const needsOf = new WeakMap<EngineInstance, GuestNeeds>();

  const load = (): Promise<LoadedEngine> => {
    loading ??= loadVariant().catch((error: unknown) => {
      // A failed download must not stay for good: the next run tries again.
      loading = undefined;
      throw error;
    });
    return loading;
  };

  return {
    async acquire(needs) {
      // An instance that can do more serves as well.
      const index = free.findIndex((one) => one.needs.consoleFormat || !needs.consoleFormat);
      const [found] = index === -1 ? [] : free.splice(index, 1);
      if (found !== undefined) return found.instance;
      const { createVariant } = await load();
      const formatSource = needs.consoleFormat ? (await import('./generated/format.ts')).formatSource : undefined;
      const { variant, guard } = createVariant();
      const module = await newQuickJSWASMModuleFromVariant(variant);
      const instance: EngineInstance = {
        template: new GuestTemplate(module, formatSource),
        guard,
        memoryBytes: () => memoryOf(module).length,
        isSpent: false,
      };
      needsOf.set(instance, needs);
      return instance;
    },
    release(instance) {
      const needs = needsOf.get(instance);
      if (!instance.isSpent && needs !== undefined) free.push({ instance, needs });
    },
  };
}
