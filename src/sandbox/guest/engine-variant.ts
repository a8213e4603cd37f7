import { newVariant, type QuickJSSyncVariant, type QuickJSWASMModule } from 'quickjs-emscripten-core';
import { exportTable, rejectionTrackerModule, tableExport } from './engine-internals.ts';

type VariantOptions = NonNullable<Parameters<typeof newVariant>[1]>;
type WasmMemory = Exclude<NonNullable<VariantOptions['wasmMemory']>, (...args: never[]) => unknown>;
/** Opaque: it goes from `compile` to `Instance`. */
type WasmModule = object;
type HostImport = (...args: unknown[]) => unknown;
type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

// There in browsers and in Node.js; this room's library of types, which is the language's own, does not have it.
declare const WebAssembly: {
  readonly compile: (bytes: Uint8Array<ArrayBuffer>) => Promise<WasmModule>;
  readonly Memory: new (pages: { readonly initial: number; readonly maximum: number }) => WasmMemory;
  readonly Instance: new (
    module: WasmModule,
    imports: Imports,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
};

/** WebAssembly's function table, as far as it is used here. */
interface FunctionTable {
  grow(by: number): number;
  set(index: number, entry: unknown): void;
}

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

/** Told when a promise is rejected that nobody handles, and when somebody does so after all. Values are 64-bit `JSValue`s. */
export type RejectionTracker = (promise: bigint, reason: bigint, isHandled: boolean) => void;

/** A QuickJS build whose next instance has a guard of its own. */
export interface EngineVariant {
  readonly variant: QuickJSSyncVariant;
  readonly guard: EngineGuard;
  /** Puts a tracker into the instance's function table, once there is an instance. Returns its index there. */
  addRejectionTracker(tracker: RejectionTracker): number;
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
 * Loads a QuickJS build from the bytes of its WebAssembly, compiled once, so that a fresh instance costs no second download
 * or compilation. Memory is bounded. What Emscripten prints when it aborts is left out: the abort itself is thrown.
 */
export async function createEngine(base: QuickJSSyncVariant, wasm: ArrayBuffer | Uint8Array): Promise<LoadedEngine> {
  const wasmModule = await WebAssembly.compile(exportTable(new Uint8Array(wasm)));
  const trackerModule = await WebAssembly.compile(rejectionTrackerModule);
  return { createVariant: () => createVariant(base, wasmModule, trackerModule) };
}

function createVariant(base: QuickJSSyncVariant, wasmModule: WasmModule, trackerModule: WasmModule): EngineVariant {
  const guard: EngineGuard = { mustEnd: undefined };
  const pages = { initial: initialMemoryBytes / pageBytes, maximum: maximumMemoryBytes / pageBytes };
  let table: FunctionTable | undefined;
  const emscriptenModule = {
    print: silent,
    printErr: silent,
    instantiateWasm(imports: Imports, done: (instance: object) => void) {
      const instance = new WebAssembly.Instance(wasmModule, guardImports(imports, guard));
      table = instance.exports[tableExport] as FunctionTable;
      done(instance);
    },
  };
  const options = {
    wasmMemory: () => Promise.resolve(new WebAssembly.Memory(pages)),
    emscriptenModule: emscriptenModule as object,
  };
  return {
    variant: newVariant(base, options),
    guard,
    addRejectionTracker(tracker) {
      if (table === undefined) throw new Error('A tracker can be added once there is an instance.');
      const call = (_context: number, promise: bigint, reason: bigint, isHandled: number): void => {
        tracker(promise, reason, isHandled !== 0);
      };
      const index = table.grow(1);
      table.set(index, new WebAssembly.Instance(trackerModule, { host: { call } }).exports.call);
      return index;
    },
  };
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
