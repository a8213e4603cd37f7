/** What Node.js puts around a CommonJS file. On line 1 it moves columns by its length; stack traces take that back. */
export const commonJsPrefix = '(function (exports, require, module, __filename, __dirname) { ';
export const commonJsSuffix = '\n})';

/** The global through which an ES module that stands for a CommonJS file reaches `require`. Not enumerable. */
export const requireGlobal = 'coldstart:require';

/** A global that returns what it gets. Not enumerable. Sources that are marked for exact places call it. */
export const markName = '$coldstartMark';
