import type { QuickJSRuntime } from 'quickjs-emscripten-core';
import { requireGlobal } from './common-js-wrapper.ts';
import type { PackageFiles } from './package-files.ts';

/** Names that the loader answers with an error; a normalizer's own error would lose its text. */
const missingPrefix = 'missing:';
/** The hidden module through which an ES module gets the exports of a CommonJS file. */
const commonJsPrefix = 'commonjs:';

/** Connects `import` in the guest with the files of the package. */
export function installModuleLoader(runtime: QuickJSRuntime, currentFiles: () => PackageFiles): void {
  runtime.setModuleLoader(
    (name) => {
      const files = currentFiles();
      if (name.startsWith(missingPrefix)) return { error: notFound(name.slice(missingPrefix.length)) };
      if (name.startsWith(commonJsPrefix)) return wrapCommonJs(name.slice(commonJsPrefix.length), files);
      return files.text(name.slice('file://'.length));
    },
    (base, specifier) => {
      const files = currentFiles();
      const fromPath = base.startsWith('file://') ? base.slice('file://'.length) : '/var/runtime/index.mjs';
      const found = files.resolveImport(specifier, fromPath);
      if (found.kind === 'missing') return missingPrefix + found.message;
      const isCommonJs = found.path.endsWith('.json') || files.moduleKind(found.path) === 'commonjs';
      return isCommonJs ? commonJsPrefix + found.path : `file://${found.path}`;
    },
  );
}

function notFound(message: string): Error {
  const error = new Error(message);
  error.name = 'Error';
  return error;
}

/** An ES module with the exports of a CommonJS file: the default one, and those that can be read off its text. */
function wrapCommonJs(path: string, files: PackageFiles): string {
  const names = files.exportNames(path);
  const load = `const exports = globalThis[${JSON.stringify(requireGlobal)}](${JSON.stringify(path)});`;
  const named = names.map((name, index) => `const _${index} = exports.${name}; export { _${index} as ${name} };`);
  return [load, 'export default exports;', ...named].join('\n');
}
