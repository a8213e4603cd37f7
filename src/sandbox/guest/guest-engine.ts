import { newQuickJSWASMModuleFromVariant, type QuickJSWASMModule } from 'quickjs-emscripten-core';
import type { EngineGuard, EngineVariant } from './engine-variant.ts';

/** A WebAssembly instance of the engine. */
export interface EngineInstance {
  readonly module: QuickJSWASMModule;
  readonly guard: EngineGuard;
}

/** Lends the WebAssembly instance that guests live in, and replaces it when one has left it in doubt. */
export interface GuestEngine {
  /** Resolves to an instance that no earlier guest has damaged. */
  acquire(): Promise<EngineInstance>;
  /**
   * Throws the instance away without disposing anything in it: after a host-level exception, or a guest that was
   * ended from outside, disposing can trap or assert.
   */
  discard(): void;
}

/** Creates a {@link GuestEngine}. Where the WebAssembly comes from is the caller's business. */
export function createGuestEngine(loadVariant: () => Promise<EngineVariant>): GuestEngine {
  let loading: Promise<EngineVariant> | undefined;
  let instance: Promise<EngineInstance> | undefined;
  return {
    acquire() {
      loading ??= loadVariant();
      instance ??= loading.then(async ({ variant, guard }) => ({
        module: await newQuickJSWASMModuleFromVariant(variant),
        guard,
      }));
      instance.catch(() => {
        // A failed download must not stay for good: the next run tries again.
        loading = undefined;
        instance = undefined;
      });
      return instance;
    },
    discard() {
      instance = undefined;
    },
  };
}
