import { defineProperty } from './intrinsics.ts';

/** Defines the symbols of explicit resource management, which V8 has and QuickJS has not. */
export function installMissingSymbols(): void {
  define('dispose');
  define('asyncDispose');
}

function define(name: string): void {
  if (name in Symbol) return;
  defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`), writable: false, configurable: false });
}
