import { exports as resolveExports, imports as resolveImports } from 'resolve.exports';
import { describeMissingBuiltin, lookUpBuiltin } from './builtin-names.ts';
import { isGuestModule, sdkModuleName, standInName } from './guest-modules.ts';
import { foldersAbove, type FileTree, type PackageManifest } from './package-files.ts';
import type { LoaderError } from './prelude/loader-errors.ts';

/** What an import of a module comes to. */
export type ModuleLookup =
  /** `query` makes it another module than the same file without. */
  | { readonly kind: 'found'; readonly path: string; readonly query?: string }
  /** One of Node's own; `path` is its name, such as `node:fs`. */
  | { readonly kind: 'builtin'; readonly path: string }
  /** A module that is in its own address. */
  | { readonly kind: 'data'; readonly source: string }
  | { readonly kind: 'missing'; readonly error: LoaderError };

/** Resolves an `import` as Node.js does. */
export function resolveImport(specifier: string, fromPath: string, files: FileTree): ModuleLookup {
  const own = resolveBuiltin(specifier);
  if (own !== undefined) return own;
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*:)/.exec(specifier)?.[1];
  if (scheme === 'data:') return resolveData(specifier);
  if (scheme !== undefined && scheme !== 'file:') return wrongScheme(scheme);
  const isPath = scheme === 'file:' || specifier.startsWith('/') || /^\.\.?(?:\/|$)/.test(specifier);
  if (!isPath) return resolveBare(specifier, fromPath, files, 'import');
  const [, bare = '', query = ''] = /^([^?#]*)(.*)$/s.exec(specifier.replace(/^file:\/\//, '')) ?? [];
  const path = resolvePath(decode(bare), folderOf(fromPath));
  if (files.has(path) && !bare.endsWith('/')) {
    const problem = problemOfFile(path, specifier, fromPath, files);
    return problem ?? { kind: 'found', path, ...(query !== '' && { query }) };
  }
  const hint = commonJsHint(specifier, path, files);
  const shown = bare.endsWith('/') ? `${path}/` : path;
  if (files.hasFolder(path)) {
    const message = `Directory import '${shown}' is not supported resolving ES modules imported from ${fromPath}`;
    return missing(message + hint, 'ERR_UNSUPPORTED_DIR_IMPORT', 'file', { url: `file://${shown}` });
  }
  const message = `Cannot find module '${shown}' imported from ${fromPath}`;
  return missing(message + hint, 'ERR_MODULE_NOT_FOUND', 'file', { url: `file://${shown}` });
}

/** Resolves a `require` as Node.js does. The message lacks the files through which it came there. */
export function resolveRequire(specifier: string, fromPath: string, files: FileTree): ModuleLookup {
  const own = resolveBuiltin(specifier);
  if (own !== undefined) return own;
  const notFound = missing(`Cannot find module '${specifier}'`, 'MODULE_NOT_FOUND', 'package');
  if (specifier.startsWith('/') || /^\.\.?(?:\/|$)/.test(specifier)) {
    const path = resolvePath(specifier, folderOf(fromPath));
    const found = specifier.endsWith('/') ? findFolder(path, files) : findFile(path, files);
    return found === undefined ? notFound : { kind: 'found', path: found };
  }
  return resolveBare(specifier, fromPath, files, 'require');
}

/** Resolves a path against a folder. */
export function resolvePath(path: string, from: string): string {
  const parts: string[] = [];
  for (const part of (path.startsWith('/') ? path : `${from}/${path}`).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

function resolveBuiltin(specifier: string): ModuleLookup | undefined {
  const found = lookUpBuiltin(specifier);
  switch (found.kind) {
    case 'no-builtin':
      return undefined;
    case 'unknown':
      return missing(`No such built-in module: ${specifier}`, 'ERR_UNKNOWN_BUILTIN_MODULE', 'builtin');
    case 'builtin':
      return isGuestModule(found.name)
        ? { kind: 'builtin', path: found.name }
        : missing(describeMissingBuiltin(found.name), 'ERR_UNKNOWN_BUILTIN_MODULE', 'builtin');
  }
}

type Way = 'import' | 'require';

const knownEndings = /\.(?:[cm]?[jt]s|json|node|wasm)$/;

/** Why a file that is there cannot be imported. */
function problemOfFile(path: string, specifier: string, fromPath: string, files: FileTree): ModuleLookup | undefined {
  const ending = /\.[^./]*$/.exec(path)?.[0];
  if (ending !== undefined && !knownEndings.test(path)) {
    return typeError(`Unknown file extension "${ending}" for ${path}`, 'ERR_UNKNOWN_FILE_EXTENSION');
  }
  const type = attributeType(specifier, files.text(fromPath));
  if (ending === '.json' && type !== 'json') {
    const message = `Module "file://${path}" needs an import attribute of "type: json"`;
    return typeError(message, 'ERR_IMPORT_ATTRIBUTE_MISSING');
  }
  if (type !== undefined && ending !== '.json') {
    const message = `Import attribute "type" with value "${type}" is not supported in file://${path}`;
    return typeError(message, 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED');
  }
  const folder = ending === '.js' ? foldersAbove(path).find((one) => files.manifest(one) !== undefined) : undefined;
  return folder !== undefined && files.manifest(folder) === 'malformed' ? invalidPackage(folder) : undefined;
}

/** The type that is asked for where a specifier is written. QuickJS does not hand attributes on, so the text has to tell. */
function attributeType(specifier: string, text: string): string | undefined {
  const written = ["'", '"'].map((quote) => text.indexOf(quote + specifier + quote)).find((at) => at >= 0);
  const rest = written === undefined ? text : text.slice(written + specifier.length + 2);
  const attributes = /^\s*(?:,\s*\{\s*)?with\s*:?\s*\{\s*["']?type["']?\s*:\s*["']([^"']*)["']/;
  if (written !== undefined) return attributes.exec(rest)?.[1];
  // Put together while the code runs: whatever is asked for anywhere.
  return /\bwith\s*:\s*\{\s*type\s*:\s*["']([^"']*)["']/.exec(rest)?.[1];
}

function typeError(message: string, code: string): ModuleLookup {
  return { kind: 'missing', error: { message, code, failure: 'scheme', isTypeError: true } };
}

function invalidPackage(folder: string): ModuleLookup {
  const message = `Invalid package config ${folder}/package.json.`;
  return { kind: 'missing', error: { message, code: 'ERR_INVALID_PACKAGE_CONFIG', failure: 'package', isPlain: true } };
}

/** A package, by name: one of node_modules, the function's own, or an address of its `imports`. */
function resolveBare(specifier: string, fromPath: string, files: FileTree, way: Way): ModuleLookup {
  const options = { require: way === 'require' };
  if (specifier.startsWith('#')) return resolveHash(specifier, fromPath, files, options);
  const [, name = specifier, rest = ''] = /^((?:@[^/]+\/)?[^/]+)(.*)$/s.exec(specifier) ?? [];
  const folders = foldersAbove(fromPath).filter((folder) => !folder.endsWith('/node_modules'));
  const own = folders.find((folder) => files.manifest(folder) !== undefined);
  const ownManifest = own === undefined ? undefined : files.manifest(own);
  const isSelf = typeof ownManifest === 'object' && ownManifest.name === name && ownManifest.exports !== undefined;
  const folder = isSelf
    ? own
    : folders.map((one) => `${one}/node_modules/${name}`).find((candidate) => files.hasFolder(candidate));
  if (folder === undefined) {
    const ofRuntime = runtimePackage(specifier);
    return ofRuntime ?? missingPackage(specifier, name, fromPath, way);
  }
  const standIn = isSelf ? undefined : standInName(specifier);
  if (standIn !== undefined) return { kind: 'builtin', path: standIn };
  const manifest = files.manifest(folder);
  if (manifest === 'malformed') {
    return invalidPackage(folder);
  }
  if (manifest?.exports !== undefined) return resolveExported(manifest, folder, rest, fromPath, files, options);
  if (rest !== '') {
    const path = `${folder}${rest}`;
    const found = way === 'require' ? findFile(path, files) : files.has(path) ? path : undefined;
    if (found !== undefined) return { kind: 'found', path: found };
    return way === 'require'
      ? missing(`Cannot find module '${specifier}'`, 'MODULE_NOT_FOUND', 'package')
      : missing(`Cannot find module '${path}' imported from ${fromPath}`, 'ERR_MODULE_NOT_FOUND', 'file');
  }
  return resolveMain(manifest, folder, specifier, fromPath, files, way);
}

/** The AWS SDK, which the runtime brings along: what a function has in its own node_modules goes before. */
function runtimePackage(specifier: string): ModuleLookup | undefined {
  const name = sdkModuleName(specifier);
  return name === undefined ? undefined : { kind: 'builtin', path: name };
}

function resolveMain(
  manifest: PackageManifest | undefined,
  folder: string,
  specifier: string,
  fromPath: string,
  files: FileTree,
  way: Way,
): ModuleLookup {
  const main = typeof manifest?.main === 'string' ? resolvePath(manifest.main, folder) : undefined;
  const found = (main === undefined ? undefined : findFile(main, files)) ?? findFolder(folder, files);
  if (found !== undefined) return { kind: 'found', path: found };
  if (way === 'import') {
    const what = main ?? `${folder}/index.js`;
    const message = `Cannot find package '${what}' imported from ${fromPath}`;
    const error = { message, code: 'ERR_MODULE_NOT_FOUND', failure: 'package', isPlain: true } as const;
    return { kind: 'missing', error };
  }
  if (main === undefined) return missing(`Cannot find module '${specifier}'`, 'MODULE_NOT_FOUND', 'package');
  const message = `Cannot find module '${main}'. Please verify that the package.json has a valid "main" entry`;
  const members = { path: `${folder}/package.json`, requestPath: specifier };
  return { kind: 'missing', error: { message, code: 'MODULE_NOT_FOUND', failure: 'package', isPlain: true, members } };
}

function resolveExported(
  manifest: PackageManifest,
  folder: string,
  rest: string,
  fromPath: string,
  files: FileTree,
  options: { readonly require: boolean },
): ModuleLookup {
  const manifestPath = `${folder}/package.json`;
  // The package wants a name, and throws for what is not exported.
  const targets = attempt(() => resolveExports({ name: 'package', ...manifest } as never, `.${rest}`, options));
  const target = targets?.[0];
  if (target === undefined) {
    const from = options.require ? '' : ` imported from ${fromPath}`;
    const message =
      rest === ''
        ? `No "exports" main defined in ${manifestPath}${from}`
        : `Package subpath '.${rest}' is not defined by "exports" in ${manifestPath}${from}`;
    return missing(message, 'ERR_PACKAGE_PATH_NOT_EXPORTED', 'package');
  }
  const path = resolvePath(target, folder);
  if (files.has(path)) return { kind: 'found', path };
  return options.require
    ? missing(`Cannot find module '${path}'`, 'MODULE_NOT_FOUND', 'file')
    : missing(`Cannot find module '${path}' imported from ${fromPath}`, 'ERR_MODULE_NOT_FOUND', 'file');
}

function resolveHash(
  specifier: string,
  fromPath: string,
  files: FileTree,
  options: { readonly require: boolean },
): ModuleLookup {
  const folder = foldersAbove(fromPath).find((one) => files.manifest(one) !== undefined);
  const manifest = folder === undefined ? undefined : files.manifest(folder);
  const targets =
    typeof manifest === 'object' && manifest.imports !== undefined
      ? attempt(() => resolveImports({ name: 'package', ...manifest } as never, specifier, options))
      : undefined;
  const target = targets?.[0];
  if (folder === undefined || target === undefined) {
    const where = folder === undefined ? '' : ` in package ${folder}/package.json`;
    const message = `Package import specifier "${specifier}" is not defined${where} imported from ${fromPath}`;
    const error = { message, code: 'ERR_PACKAGE_IMPORT_NOT_DEFINED', failure: 'package', isTypeError: true } as const;
    return { kind: 'missing', error };
  }
  if (!target.startsWith('.')) return resolveImport(target, `${folder}/package.json`, files);
  const path = resolvePath(target, folder);
  return files.has(path)
    ? { kind: 'found', path }
    : missing(`Cannot find module '${path}' imported from ${fromPath}`, 'ERR_MODULE_NOT_FOUND', 'file');
}

function missingPackage(specifier: string, name: string, fromPath: string, way: Way): ModuleLookup {
  return way === 'require'
    ? missing(`Cannot find module '${specifier}'`, 'MODULE_NOT_FOUND', 'package')
    : missing(`Cannot find package '${name}' imported from ${fromPath}`, 'ERR_MODULE_NOT_FOUND', 'package');
}

function resolveData(address: string): ModuleLookup {
  const [, type = '', encoding = '', content = ''] = /^data:([^;,]*)((?:;[^,]*)?),(.*)$/s.exec(address) ?? [];
  if (type === 'text/javascript' && encoding === '') return { kind: 'data', source: decode(content) };
  return missing(`Unknown module format: ${type} for URL ${address}`, 'ERR_UNKNOWN_MODULE_FORMAT', 'scheme');
}

function wrongScheme(scheme: string): ModuleLookup {
  const isWeb = scheme === 'http:' || scheme === 'https:';
  const allowed = isWeb ? 'file and data' : 'file, data, and node';
  const message = `Only URLs with a scheme in: ${allowed} are supported by the default ESM loader. Received protocol '${scheme}'`;
  return missing(message, 'ERR_UNSUPPORTED_ESM_URL_SCHEME', 'scheme');
}

function findFile(path: string, files: FileTree): string | undefined {
  const endings = ['', '.js', '.json', '.ts'];
  return endings.map((ending) => path + ending).find((candidate) => files.has(candidate)) ?? findFolder(path, files);
}

function findFolder(path: string, files: FileTree): string | undefined {
  if (!files.hasFolder(path)) return undefined;
  const manifest = files.manifest(path);
  const main = typeof manifest === 'object' && typeof manifest.main === 'string' ? manifest.main : undefined;
  const target = main === undefined ? undefined : resolvePath(main, path);
  const candidates = [
    ...(target === undefined ? [] : ['', '.js', '.json', '/index.js'].map((ending) => target + ending)),
    ...['/index.js', '/index.json', '/index.ts'].map((ending) => path + ending),
  ];
  return candidates.find((candidate) => files.has(candidate));
}

/** Node.js looks whether `require` would have found something. */
function commonJsHint(specifier: string, path: string, files: FileTree): string {
  const found = findFile(path, files);
  if (found === undefined) return '';
  const start = specifier.replace(/\/$/, '');
  return `\nDid you mean to import "${start}${found.slice(path.length)}"?`;
}

function missing(
  message: string,
  code: string,
  failure: LoaderError['failure'],
  members?: LoaderError['members'],
): ModuleLookup {
  return { kind: 'missing', error: { message, code, failure, ...(members && { members }) } };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function decode(text: string): string {
  return attempt(() => decodeURIComponent(text)) ?? text;
}

function attempt<Result>(action: () => Result | undefined): Result | undefined {
  try {
    return action() ?? undefined;
  } catch {
    return undefined;
  }
}
