import type { QuickJSHandle, QuickJSRuntime } from 'quickjs-emscripten-core';
import { builtinGlobal, commonJsModule, metaPrefix, requireGlobal } from './common-js-wrapper.ts';
import type { PackageFiles } from './package-files.ts';
import type { LoaderError } from './prelude/loader-errors.ts';
import type { ModuleLookup } from './resolve-module.ts';

/** What the loader needs of the guest that runs. */
export interface ModuleSource {
  readonly files: PackageFiles;
  /** The names that one of Node's own modules exports; undefined while this instance has it not, and then it is asked for. */
  builtinExports(name: string): readonly string[] | undefined;
  /** Makes an error in the guest. */
  makeError(error: LoaderError): QuickJSHandle;
}

/** Names of modules that are no addresses: the lookup, as JSON. */
const lookupPrefix = 'coldstart:lookup:';

/** Connects `import` in the guest with the files of the package, and with Node's own modules. */
export function installModuleLoader(runtime: QuickJSRuntime, current: () => ModuleSource): void {
  runtime.setModuleLoader(
    (name) => {
      const { files, builtinExports, makeError } = current();
      if (/^(?:node|aws-sdk|package):/.test(name)) return wrapBuiltin(name, builtinExports(name) ?? []);
      if (name.startsWith(commonJsModule)) return wrapCommonJs(name.slice(commonJsModule.length), files);
      if (!name.startsWith(lookupPrefix)) return sourceOfFile(name, files);
      const lookup = JSON.parse(name.slice(lookupPrefix.length)) as ModuleLookup;
      switch (lookup.kind) {
        case 'missing':
          return { error: makeError(lookup.error) };
        case 'data':
          return lookup.source;
        case 'found':
        case 'builtin':
          throw new Error('What is found has a name of its own.');
      }
    },
    (base, specifier) => {
      const { files } = current();
      const lookup = files.resolveImport(specifier, pathOf(base));
      if (lookup.kind === 'builtin') return lookup.path;
      if (lookup.kind !== 'found') return lookupPrefix + JSON.stringify(lookup);
      const isModule = files.moduleKind(lookup.path) === 'module';
      return isModule ? `file://${lookup.path}${lookup.query ?? ''}` : commonJsModule + lookup.path;
    },
  );
}

const runtimeFile = '/var/runtime/index.mjs';

/** The file that an import stands in. A module is known by its URL, and a CommonJS file, which may call `import()`, by its path. */
function pathOf(base: string): string {
  if (base.startsWith('/')) return base;
  return base.startsWith('file://') ? (base.slice('file://'.length).split('?')[0] ?? '') : runtimeFile;
}

function sourceOfFile(url: string, files: PackageFiles): string {
  const path = url.slice('file://'.length).split('?')[0] ?? '';
  const text = files.text(path);
  return text.includes('import.meta') ? metaPrefix(url) + text.replace(/^#!/, '//') : text;
}

/** An ES module with the exports of a CommonJS or JSON file: the default one, and those that can be read off its text. */
function wrapCommonJs(path: string, files: PackageFiles): string {
  const isJson = path.endsWith('.json');
  const names = isJson ? [] : files.exportNames(path).filter((name) => name !== 'module.exports');
  const load = `const exports = globalThis[${JSON.stringify(requireGlobal)}](${JSON.stringify(path)});`;
  const named = names.map((name, index) => {
    const key = JSON.stringify(name);
    return `const _${index} = exports[${key}]; export { _${index} as ${key} };`;
  });
  const whole = isJson ? [] : ['export { exports as "module.exports" };'];
  return [load, 'export default exports;', ...whole, ...named].join('\n');
}

function wrapBuiltin(name: string, exportNames: readonly string[]): string {
  const get = `globalThis[${JSON.stringify(builtinGlobal)}]`;
  const lines = exportNames.map(
    (key, index) =>
      `const _${index} = ${get}(${JSON.stringify(name)}, ${JSON.stringify(key)}); export { _${index} as ${JSON.stringify(key)} };`,
  );
  return lines.join('\n');
}
