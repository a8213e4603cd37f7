import type { ExportNames } from './export-names.ts';
import { resolveImport, resolvePath, resolveRequire, type ModuleLookup } from './resolve-module.ts';

/** Where Lambda unpacks a function's files. */
export const taskRoot = '/var/task';

/** A place in a file of the package. Lines and columns count from 1. */
export interface ImportPlace {
  /** Relative to the package's root. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A package.json, as far as it matters here. */
export interface PackageManifest {
  readonly name?: unknown;
  readonly type?: unknown;
  readonly main?: unknown;
  readonly exports?: unknown;
  readonly imports?: unknown;
}

/** Files by absolute path. */
export interface FileTree {
  has(path: string): boolean;
  hasFolder(path: string): boolean;
  text(path: string): string;
  /** The package.json in a folder; undefined when there is none, `malformed` when it cannot be read. */
  manifest(folder: string): PackageManifest | 'malformed' | undefined;
}

const handlerEndings = ['', '.js', '.mjs', '.cjs', '.ts', '.mts', '.cts'];

export type ModuleKind = 'commonjs' | 'module';

/** The files of a function's deployment package, found as Node.js finds them. */
export interface PackageFiles extends FileTree {
  /** The absolute paths of all files. */
  paths(): readonly string[];
  /** `import` of a specifier in a file; paths are exact. */
  resolveImport(specifier: string, fromPath: string): ModuleLookup;
  /** `require` of a specifier in a file; endings and index files are tried. */
  resolveRequire(specifier: string, fromPath: string): ModuleLookup;
  /** Where the import was written that came to nothing with this message. */
  placeOfMissing(message: string): ImportPlace | undefined;
  /** The names that an ES module can import from a CommonJS file. */
  exportNames(path: string): readonly string[];
  /** The file of a handler, by the endings that the runtime tries, with its kind before it: `module:/var/task/index.mjs`. */
  findHandler(moduleRoot: string, moduleName: string): string | undefined;
  /** How Node.js would load a file. */
  moduleKind(path: string): ModuleKind;
  /** How Node.js has to load a file by its ending or its package.json; undefined where its text decides. */
  declaredKind(path: string): ModuleKind | undefined;
  /** Whether a file is written as a module, whatever it is loaded as. */
  hasModuleSyntax(path: string): boolean;
  /** The folder whose package.json makes a file a module, where one does. */
  moduleFolder(path: string): string | undefined;
}

export function createPackageFiles(files: Readonly<Record<string, string>>, exportNames: ExportNames): PackageFiles {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`${taskRoot}/${name}`, text]));
  const folders = new Set([...texts.keys()].flatMap(foldersAbove));
  const manifests = new Map<string, PackageManifest | 'malformed' | undefined>();
  const missingPlaces = new Map<string, ImportPlace>();

  const tree: FileTree = {
    has: (path) => texts.has(path),
    hasFolder: (path) => folders.has(path),
    text: (path) => texts.get(path) ?? '',
    manifest(folder) {
      if (!manifests.has(folder)) manifests.set(folder, readManifest(texts.get(`${folder}/package.json`)));
      return manifests.get(folder);
    },
  };
  /** The type that the nearest package.json gives. */
  const packageType = (path: string): { readonly type: unknown; readonly folder: string } | undefined => {
    for (const folder of foldersAbove(path)) {
      const manifest = tree.manifest(folder);
      if (manifest !== undefined) return { type: manifest === 'malformed' ? undefined : manifest.type, folder };
      if (folder.endsWith('/node_modules')) return undefined;
    }
    return undefined;
  };
  const noted = (lookup: ModuleLookup, specifier: string, fromPath: string): ModuleLookup => {
    if (lookup.kind !== 'missing') return lookup;
    const place = findSpecifier(tree.text(fromPath), specifier);
    if (place !== undefined) {
      missingPlaces.set(firstLine(lookup.error.message), { file: fromPath.slice(taskRoot.length + 1), ...place });
    }
    return lookup;
  };
  const declaredKind = (path: string): ModuleKind | undefined => {
    if (/\.m[jt]s$/.test(path)) return 'module';
    if (/\.(?:c[jt]s|json)$/.test(path)) return 'commonjs';
    const type = packageType(path)?.type;
    return type === 'module' || type === 'commonjs' ? type : undefined;
  };
  const moduleKind = (path: string): ModuleKind =>
    declaredKind(path) ?? (hasModuleSyntax(tree.text(path)) ? 'module' : 'commonjs');

  return {
    ...tree,
    paths: () => [...texts.keys()],
    exportNames: (path) => exportNames[path.slice(taskRoot.length + 1)] ?? [],
    placeOfMissing: (message) => missingPlaces.get(firstLine(message.replace(/^Error: /, ''))),
    findHandler(moduleRoot, moduleName) {
      const stem = `${resolvePath(moduleRoot, taskRoot)}/${moduleName}`;
      const path = handlerEndings.map((ending) => stem + ending).find((one) => texts.has(one));
      return path === undefined ? undefined : `${moduleKind(path)}:${path}`;
    },
    moduleKind,
    declaredKind,
    hasModuleSyntax: (path) => hasModuleSyntax(tree.text(path)),
    moduleFolder(path) {
      const nearest = /\.[jt]s$/.test(path) ? packageType(path) : undefined;
      return nearest?.type === 'module' ? nearest.folder : undefined;
    },
    resolveImport: (specifier, fromPath) => noted(resolveImport(specifier, fromPath, tree), specifier, fromPath),
    resolveRequire: (specifier, fromPath) => noted(resolveRequire(specifier, fromPath, tree), specifier, fromPath),
  };
}

/** The folders that a path is in, the innermost first. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) folders.push(path.slice(0, end));
  return folders;
}

function readManifest(text: string | undefined): PackageManifest | 'malformed' | undefined {
  if (text === undefined) return undefined;
  try {
    const manifest: unknown = JSON.parse(text);
    return typeof manifest === 'object' && manifest !== null ? manifest : 'malformed';
  } catch {
    return 'malformed';
  }
}

/** The first place where a specifier is written in quotes. */
function findSpecifier(text: string, specifier: string): { line: number; column: number } | undefined {
  const at = ["'", '"'].map((quote) => text.indexOf(quote + specifier + quote)).filter((index) => index >= 0);
  if (at.length === 0) return undefined;
  const before = text.slice(0, Math.min(...at)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}

/** Node.js loads a .js file without a package type as a module when it only parses as one. */
function hasModuleSyntax(text: string): boolean {
  return (
    /(?:^|[;}])\s*(?:import\s*[\w{*"']|export\s*(?:\{|\*|default\b|const\b|let\b|var\b|async\b|function\b|class\b))/m.test(
      text,
    ) ||
    /\bimport\.meta\b/.test(text) ||
    /^(?:(?:const|let|var)\s[^=\n]+=\s*)?await\s/m.test(text)
  );
}
