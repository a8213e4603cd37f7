/** What Node.js puts around a CommonJS file. On line 1 it moves columns by its length; stack traces take that back. */
export const commonJsPrefix = '(function (exports, require, module, __filename, __dirname) { ';
export const commonJsSuffix = '\n})';

/** The global through which an ES module that stands for a CommonJS file reaches `require`. Not enumerable. */
export const requireGlobal = 'coldstart:require';

/** Before a file's path: the hidden ES module that stands for a CommonJS file. */
export const commonJsModule = 'commonjs:';

/** A global that returns what it gets. Not enumerable. Sources that are marked for exact places call it. */
export const markName = '$coldstartMark';

/** The global through which an ES module that stands for one of Node's own gets its exports. Not enumerable. */
export const builtinGlobal = 'coldstart:builtin';

/** The global that fills in `import.meta`. Not enumerable. */
export const metaGlobal = 'coldstart:meta';

/** What stands before the text of an ES module that asks for `import.meta`, on its first line. */
export function metaPrefix(url: string): string {
  return `globalThis[${JSON.stringify(metaGlobal)}](import.meta,${JSON.stringify(url)});`;
}
