import { typeBundles } from './generated/type-bundles.ts';

/** Where TypeScript looks for packages. */
export const packagesFolder = 'file:///node_modules/';
/** The file that declares Node.js's globals and modules. */
export const nodeTypes = `${packagesFolder}@types/node/index.d.ts`;

/** How long after a bundle could not be fetched it is asked for again. */
const retryAfterMs = 10_000;

type State = { readonly kind: 'loading' | 'there' } | { readonly kind: 'failed'; readonly atMs: number };

/** The types of packages. Each bundle is fetched when it is needed, and once. */
export interface TypeLibrary {
  /** Fetches what the texts mention. Resolves to whether all of it is there; a failure is no error. */
  load(texts: readonly string[]): Promise<boolean>;
  /** The text of a file such as `file:///node_modules/@types/node/index.d.ts`. */
  file(name: string): string | undefined;
  hasFolder(name: string): boolean;
  /** Counts what has come, so that it can be told whether there is more than before. */
  size(): number;
}

export function createTypeLibrary(nowMs: () => number): TypeLibrary {
  const files = new Map<string, string>();
  const folders = new Set<string>();
  const states = new Map<string, State>();
  const loads = new Map<string, Promise<void>>();

  const fetchBundle = async (name: string, url: string): Promise<void> => {
    states.set(name, { kind: 'loading' });
    try {
      const response = await fetch(url);
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      const texts = (await response.json()) as Readonly<Record<string, string>>;
      for (const [path, text] of Object.entries(texts)) {
        files.set(packagesFolder + path, text);
        for (const folder of foldersOf(packagesFolder + path)) folders.add(folder);
      }
      states.set(name, { kind: 'there' });
    } catch {
      states.set(name, { kind: 'failed', atMs: nowMs() });
    }
  };

  return {
    async load(texts) {
      const needed = neededBundles(texts);
      for (const { name, url } of needed) {
        const state = states.get(name);
        const isToFetch = state === undefined || (state.kind === 'failed' && nowMs() - state.atMs > retryAfterMs);
        if (isToFetch) loads.set(name, fetchBundle(name, url));
      }
      await Promise.all(needed.flatMap(({ name }) => loads.get(name) ?? []));
      return needed.every(({ name }) => states.get(name)?.kind === 'there');
    },
    file: (name) => files.get(name),
    hasFolder: (name) => folders.has(name.replace(/\/$/, '')),
    size: () => files.size,
  };
}

/** Node.js's types always; those of a package when a text has its name between quotes. */
export function neededBundles(texts: readonly string[]): typeof typeBundles {
  const names = new Set(['node']);
  const add = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    for (const need of typeBundles.find((bundle) => bundle.name === name)?.needs ?? []) add(need);
  };
  for (const { name, modules } of typeBundles) {
    if (modules.some((module) => texts.some((text) => new RegExp(`(["'])${module}\\1`).test(text)))) add(name);
  }
  return typeBundles.filter(({ name }) => names.has(name));
}

function foldersOf(file: string): readonly string[] {
  const parts = file.slice(packagesFolder.length).split('/');
  return parts
    .map((_part, index) => packagesFolder + parts.slice(0, index).join('/'))
    .map((path) => path.replace(/\/$/, ''));
}
