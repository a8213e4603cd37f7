import { defineProperty } from './intrinsics.ts';

/** Defines a global as the language's own are: writable, and not listed. */
export function hide(name: string, value: unknown, target: object = globalThis): void {
  nameFunction(value, name);
  defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

/** Gives a function without a name the one that it is known by: it shows in the log. */
export function nameFunction(value: unknown, name: string): void {
  if (typeof value === 'function' && value.name === '') renameFunction(value, name);
}

/** Gives a function the name that it has in Node.js: what ours are called in the bundle is nobody's business. */
export function renameFunction(value: object, name: string): void {
  defineProperty(value, 'name', { value: name, configurable: true });
}
