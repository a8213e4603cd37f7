import type { ExportNames } from './export-names.ts';

/** Where Lambda unpacks a function's files. */
export const taskRoot = '/var/task';

const fileScheme = 'file://';
const builtinModule =
  /^(?:node:|(?:assert|async_hooks|buffer|child_process|cluster|console|crypto|dns|events|fs|http|http2|https|module|net|os|path|perf_hooks|process|querystring|readline|stream|string_decoder|timers|tls|tty|url|util|v8|vm|worker_threads|zlib)(?:\/|$))/;

/** What an import of a module comes to. */
export type ModuleLookup =
  { readonly kind: 'found'; readonly path: string } | { readonly kind: 'missing'; readonly message: string };

/** A place in a file of the package. Lines and columns count from 1. */
export interface ImportPlace {
  /** Relative to the package's root. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** The files of a function's deployment package, found as Node.js finds them. */
export interface PackageFiles {
  has(path: string): boolean;
  /** The text of a file that is there. */
  text(path: string): string;
  /** `import` of a specifier in a file; paths are exact. */
  resolveImport(specifier: string, fromPath: string): ModuleLookup;
  /** `require` of a specifier in a file; endings and index files are tried. */
  resolveRequire(specifier: string, fromPath: string): ModuleLookup;
  /** Where the import was written that came to nothing with this message. */
  placeOfMissing(message: string): ImportPlace | undefined;
  /** The names that an ES module can import from a CommonJS file. */
  exportNames(path: string): readonly string[];
  /** How Node.js would load a file. */
  moduleKind(path: string): 'commonjs' | 'module';
}

export function createPackageFiles(files: Readonly<Record<string, string>>, exportNames: ExportNames): PackageFiles {
  const texts = new Map(Object.entries(files).map(([name, text]) => [`${taskRoot}/${name}`, text]));

  const missingPlaces = new Map<string, ImportPlace>();

  const missing = (message: string, specifier: string, fromPath: string): ModuleLookup => {
    const place = findSpecifier(texts.get(fromPath) ?? '', specifier);
    if (place !== undefined) missingPlaces.set(message, { file: fromPath.slice(taskRoot.length + 1), ...place });
    return { kind: 'missing', message };
  };

  const packageType = (): 'commonjs' | 'module' | undefined => {
    try {
      const manifest: unknown = JSON.parse(texts.get(`${taskRoot}/package.json`) ?? '{}');
      const type = typeof manifest === 'object' && manifest !== null && 'type' in manifest ? manifest.type : undefined;
      return type === 'module' || type === 'commonjs' ? type : undefined;
    } catch {
      return undefined;
    }
  };

  return {
    has: (path) => texts.has(path),
    text: (path) => texts.get(path) ?? '',
    exportNames: (path) => exportNames[path.slice(taskRoot.length + 1)] ?? [],
    placeOfMissing: (message) => missingPlaces.get(message),
    moduleKind(path) {
      if (path.endsWith('.mjs')) return 'module';
      if (path.endsWith('.cjs')) return 'commonjs';
      return packageType() ?? (hasModuleSyntax(texts.get(path) ?? '') ? 'module' : 'commonjs');
    },
    resolveImport(specifier, fromPath) {
      if (builtinModule.test(specifier)) return missing(notSimulated(specifier), specifier, fromPath);
      const path = toPath(specifier, fromPath);
      if (path === undefined)
        return missing(`Cannot find package '${specifier}' imported from ${fromPath}`, specifier, fromPath);
      if (texts.has(path)) return { kind: 'found', path };
      return missing(`Cannot find module '${path}' imported from ${fromPath}`, specifier, fromPath);
    },
    resolveRequire(specifier, fromPath) {
      if (builtinModule.test(specifier)) return missing(notSimulated(specifier), specifier, fromPath);
      const path = toPath(specifier, fromPath);
      const found = [path, `${path}.js`, `${path}.json`, `${path}/index.js`].find(
        (candidate) => path !== undefined && candidate !== undefined && texts.has(candidate),
      );
      if (found !== undefined) return { kind: 'found', path: found };
      return missing(`Cannot find module '${specifier}'\nRequire stack:\n- ${fromPath}`, specifier, fromPath);
    },
  };
}

/** The first place where a specifier is written in quotes. */
function findSpecifier(text: string, specifier: string): { line: number; column: number } | undefined {
  const at = ["'", '"'].map((quote) => text.indexOf(quote + specifier + quote)).filter((index) => index >= 0);
  if (at.length === 0) return undefined;
  const before = text.slice(0, Math.min(...at)).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function notSimulated(specifier: string): string {
  return `'${specifier}' is part of Node.js and there on Lambda, but this page's simulated runtime does not have it. Solve the task without it.`;
}

/** The absolute path that a specifier means; undefined for the name of a package. */
function toPath(specifier: string, fromPath: string): string | undefined {
  if (specifier.startsWith(fileScheme)) return normalize(specifier.slice(fileScheme.length));
  if (specifier.startsWith('/')) return normalize(specifier);
  if (/^\.\.?(?:\/|$)/.test(specifier))
    return normalize(`${fromPath.slice(0, fromPath.lastIndexOf('/'))}/${specifier}`);
  return undefined;
}

function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** Node.js loads a .js file without a package type as a module when it only parses as one. */
function hasModuleSyntax(text: string): boolean {
  return /^\s*(?:import\s*[\w{*"']|export\s*(?:\{|\*|default\b|const\b|let\b|var\b|async\b|function\b|class\b))/m.test(
    text,
  );
}
