import { guestModules } from './generated/modules.ts';
import { globalOwners } from './global-owners.ts';
import { loadNative, type NativeOperations } from './native/index.ts';

/** What the code of a guest needs beyond the language and the prelude: names of guest modules, such as `node:buffer`. */
export type GuestNeeds = ReadonlySet<string>;

/** A guest module that is loaded, ready to be evaluated. */
export interface LoadedGuestModule {
  readonly name: string;
  /** An expression whose value is `(exports, require, module) => void`. */
  readonly source: string;
  /** What the module has done in the host; most have nothing. */
  readonly native: NativeOperations;
}

interface ModuleEntry {
  readonly needs: readonly string[];
  readonly load: () => Promise<{ readonly source: string }>;
}

const entries: Readonly<Record<string, ModuleEntry>> = guestModules;

export function isGuestModule(name: string): boolean {
  return Object.hasOwn(entries, name);
}

/** The guest module of a package of the AWS SDK, such as `aws-sdk:client-s3`; undefined for others. */
export function sdkModuleName(specifier: string): string | undefined {
  const name = /^@aws-sdk\/([\w-]+)$/.exec(specifier)?.[1];
  const full = `aws-sdk:${name ?? ''}`;
  return name !== undefined && isGuestModule(full) ? full : undefined;
}

/** The guest module that stands in for a package of native code, such as `package:sharp`; undefined for others. */
export function standInName(packageName: string): string | undefined {
  const full = `package:${packageName}`;
  return isGuestModule(full) ? full : undefined;
}

/** Adds what the modules need themselves; each comes after all that it needs. */
export function withDependencies(needs: GuestNeeds): readonly string[] {
  const ordered = new Set<string>();
  const add = (name: string): void => {
    if (ordered.has(name)) return;
    entries[name]?.needs.forEach(add);
    ordered.add(name);
  };
  [...needs].sort().forEach(add);
  return [...ordered];
}

/** Loads modules and their dependencies, in the order in which they have to be evaluated. */
export async function loadGuestModules(needs: GuestNeeds): Promise<readonly LoadedGuestModule[]> {
  return Promise.all(
    withDependencies(needs).map(async (name) => {
      const entry = entries[name];
      if (entry === undefined) throw new Error(`There is no guest module ${name}.`);
      const [{ source }, native] = await Promise.all([entry.load(), loadNative(name)]);
      return { name, source, native };
    }),
  );
}

const quoted = /(['"])([a-z_:/0-9@-]+)\1/g;
const words = new RegExp(`(?<![\\w$.])(?:${Object.keys(globalOwners).join('|')})(?![\\w$])`, 'g');
const formatted = /\bconsole\b/;
const localised = /\.(?:toLocale\w*String|localeCompare)\b/;

/**
 * Guesses from the text of the files what they will need, so that it is there at once. A wrong guess costs time only:
 * what is missing is asked for while the guest runs, and the run begins again.
 */
export function guessNeeds(files: Readonly<Record<string, string>>): GuestNeeds {
  return new Set(Object.values(files).flatMap(needsOf));
}

/** Each scenario of an exercise runs the same files. */
const lastRead = { text: '', needs: [] as readonly string[] };

function needsOf(text: string): readonly string[] {
  if (text !== lastRead.text) Object.assign(lastRead, { text, needs: [...readNeeds(text)] });
  return lastRead.needs;
}

function readNeeds(text: string): GuestNeeds {
  const needs = new Set<string>();
  if (formatted.test(text)) needs.add('coldstart:inspect');
  if (localised.test(text)) needs.add('web:intl');
  for (const [, , name = ''] of text.matchAll(quoted)) {
    const full = sdkModuleName(name) ?? standInName(name) ?? (name.startsWith('node:') ? name : `node:${name}`);
    if (isGuestModule(full)) needs.add(full);
  }
  for (const [name] of text.matchAll(words)) {
    const owner = (globalOwners as Readonly<Record<string, string>>)[name];
    if (owner !== undefined && isGuestModule(owner)) needs.add(owner);
  }
  return needs;
}
