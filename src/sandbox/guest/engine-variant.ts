import { newVariant, type QuickJSSyncVariant, type QuickJSWASMModule } from 'quickjs-emscripten-core';

type VariantOptions = NonNullable<Parameters<typeof newVariant>[1]>;
type WasmModule = Exclude<NonNullable<VariantOptions['wasmModule']>, (...args: never[]) => unknown>;
type WasmMemory = Exclude<NonNullable<VariantOptions['wasmMemory']>, (...args: never[]) => unknown>;
type HostImport = (...args: unknown[]) => unknown;
type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

// There in browsers and in Node.js; this room's library of types, which is the language's own, does not have it.
declare const WebAssembly: {
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => WasmMemory;
  readonly Instance: new (module: WasmModule, imports: Imports) => object;
};

const pageBytes = 65_536;
/** What the QuickJS builds start with. */
export const initialMemoryBytes = 256 * pageBytes;
/** A bound that no native loop can pass, however it allocates. Guests are ended well before it. */
const maximumMemoryBytes = 3_072 * pageBytes;

/** Thrown through WebAssembly to end a guest: unlike an exception of the engine's, no guest code can swallow it. */
export class GuestEnded extends Error {
  override readonly name = 'GuestEnded';
}

/** Asked each time the engine has called the host, when growing its memory for example. */
export interface EngineGuard {
  /** Tells whether the guest that runs now has to end. Undefined while none runs. */
  mustEnd: (() => boolean) | undefined;
}

/** A QuickJS build whose next instance has a guard of its own. */
export interface EngineVariant {
  readonly variant: QuickJSSyncVariant;
  readonly guard: EngineGuard;
}

/** A QuickJS build that is loaded, from which instances are made. */
export interface LoadedEngine {
  createVariant(): EngineVariant;
}

/** The WebAssembly memory of an instance. It may have grown since the last call, and then is another array. */
export function memoryOf(module: QuickJSWASMModule): Uint8Array {
  return new Uint8Array((module.getWasmMemory() as { readonly buffer: ArrayBuffer }).buffer);
}

const silent = (): void => undefined;

/**
 * Makes a QuickJS build use WebAssembly that is compiled already, in bounded memory, so that a fresh instance costs no
 * second download or compilation. What Emscripten prints when it aborts is left out: the abort itself is thrown.
 */
export function createEngine(base: QuickJSSyncVariant, wasmModule: WasmModule): LoadedEngine {
  return { createVariant: () => createVariant(base, wasmModule) };
}

function createVariant(base: QuickJSSyncVariant, wasmModule: WasmModule): EngineVariant {
  const guard: EngineGuard = { mustEnd: undefined };
  const pages = { initial: initialMemoryBytes / pageBytes, maximum: maximumMemoryBytes / pageBytes };
  const emscriptenModule = {
    print: silent,
    printErr: silent,
    instantiateWasm(imports: Imports, done: (instance: object) => void) {
      done(new WebAssembly.Instance(wasmModule, guardImports(imports, guard)));
    },
  };
  const options = {
    wasmMemory: () => Promise.resolve(new WebAssembly.Memory(pages)),
    emscriptenModule: emscriptenModule as object,
  };
  return { variant: newVariant(base, options), guard };
}

function guardImports(imports: Imports, guard: EngineGuard): Imports {
  const guarded = (call: HostImport): HostImport => {
    return (...args) => {
      const result = call(...args);
      if (guard.mustEnd?.() === true) throw new GuestEnded();
      return result;
    };
  };
  return Object.fromEntries(
    Object.entries(imports).map(([module, members]) => [
      module,
      Object.fromEntries(
        Object.entries(members).map(([name, member]) => [
          name,
          typeof member === 'function' ? guarded(member as HostImport) : member,
        ]),
      ),
    ]),
  );
}
