import { internals } from 'coldstart:internals';

/** The class that there is by now: its module may come after this one, and without it there is no URL to recognise. */
export const URL = {
  [Symbol.hasInstance](value: unknown): boolean {
    const current: unknown = Object.getOwnPropertyDescriptor(globalThis, 'URL')?.value;
    return typeof current === 'function' && value instanceof current;
  },
};

export function isURL(value: unknown): boolean {
  return value instanceof (URL as unknown as new () => object);
}

export function pathToFileURL(path: string): { readonly href: string } {
  return { href: `file://${path}` };
}

/** What is a URL asks for the module that knows them. */
export function toPathIfFileURL(value: unknown): unknown {
  if (!isURL(value)) return value;
  return (internals.module('node:url') as { fileURLToPath(url: unknown): string }).fileURLToPath(value);
}
