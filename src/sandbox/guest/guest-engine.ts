import { newQuickJSWASMModuleFromVariant } from 'quickjs-emscripten-core';
import { type EngineGuard, type LoadedEngine, memoryOf } from './engine-variant.ts';
import { type GuestNeeds, loadGuestModules, withDependencies } from './guest-modules.ts';
import { GuestTemplate, type TemplateMould } from './guest-template.ts';
import type { createFailureReader } from './source-reading/failure-reader.ts';

/** A WebAssembly instance of the engine, for one guest at a time. */
export interface EngineInstance {
  readonly template: GuestTemplate;
  readonly guard: EngineGuard;
  /** Bytes of memory that it has. */
  memoryBytes(): number;
  /** Reads off a source what failed in it. Undefined until some guest has needed it: most runs have nothing to read. */
  readonly createFailureReader: typeof createFailureReader | undefined;
  /**
   * Set when the instance must not be used again: after a host-level exception, or a guest that was ended from outside,
   * what is in it is in doubt, and even disposing it can trap or assert.
   */
  isSpent: boolean;
}

/** Lends WebAssembly instances, and makes a new one when none is free or those that are have been spent. */
export interface GuestEngine {
  /** Resolves to an instance that has these guest modules, that nobody else uses, and that no earlier guest has damaged. */
  acquire(needs: GuestNeeds): Promise<EngineInstance>;
  /** Gives an instance back. One that is spent is dropped. */
  release(instance: EngineInstance): void;
}

/** The need of a guest that has an error to explain: no guest module, but what the host does for it. */
export const failureReaderNeed = 'coldstart:failure-reader';

/** An instance takes some 20 MB: more than these are not kept for later. */
const mostFree = 4;

/** Modules whose presence code can notice that does not import them: promises carry a context with this one. */
const changingModules = ['node:async_hooks'];

/** Creates a {@link GuestEngine}. Where the WebAssembly comes from is the caller's business. */
export function createGuestEngine(loadVariant: () => Promise<LoadedEngine>): GuestEngine {
  let loading: Promise<LoadedEngine> | undefined;
  let readerCreator: EngineInstance['createFailureReader'];
  /** What was made last, and of which guest modules: the next of the same kind is a copy. */
  let last: { readonly kind: string; readonly mould: TemplateMould } | undefined;
  /** The one that was used last comes last. */
  const free: EngineInstance[] = [];

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
      if (needs.has(failureReaderNeed)) {
        readerCreator ??= (await import('./source-reading/failure-reader.ts')).createFailureReader;
      }
      const moduleNeeds = new Set([...needs].filter((name) => name !== failureReaderNeed));
      const wanted = withDependencies(moduleNeeds);
      // An instance that can do more serves as well: nobody can tell, but of what changes the language itself.
      const index = free.findLastIndex(
        ({ template: { moduleNames } }) =>
          wanted.every((name) => moduleNames.has(name)) &&
          changingModules.every((name) => moduleNames.has(name) === wanted.includes(name)),
      );
      const [found] = index === -1 ? [] : free.splice(index, 1);
      if (found !== undefined) return found;
      const [{ createVariant }, modules] = await Promise.all([load(), loadGuestModules(moduleNeeds)]);
      const variant = createVariant();
      const module = await newQuickJSWASMModuleFromVariant(variant.variant);
      const kind = modules.map(({ name }) => name).join();
      const mould = last?.kind === kind ? last.mould : undefined;
      const template = new GuestTemplate(module, modules, variant.addRejectionTracker, mould);
      last = { kind, mould: mould ?? template.mould };
      return {
        template,
        guard: variant.guard,
        memoryBytes: () => memoryOf(module).length,
        get createFailureReader() {
          return readerCreator;
        },
        isSpent: false,
      };
    },
    release(instance) {
      if (instance.isSpent) return;
      free.push(instance);
      if (free.length > mostFree) free.shift();
    },
  };
}
