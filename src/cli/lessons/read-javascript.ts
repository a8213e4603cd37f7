import { parse, parseExpressionAt } from 'acorn';
import { transform } from 'sucrase';

/**
 * What a block of JavaScript or TypeScript is. `function`: a file that exports a handler. `script`: a file that does not. `body`: lines
 * of a handler. `data`: an object or a list.
 */
export type JavaScriptReading =
  | { readonly kind: 'function' | 'script' | 'body' | 'data' }
  | { readonly kind: 'syntax-error'; readonly line: number; readonly message: string };

/** Reads a block of code. It parses whatever else is said of it. */
export function readJavaScript(source: string, language: 'js' | 'ts'): JavaScriptReading {
  const code = language === 'js' ? source : withoutTypes(source);
  if (typeof code !== 'string') return code;
  if (isData(code)) return { kind: 'data' };
  try {
    parse(code, { ecmaVersion: 'latest', sourceType: 'module', allowAwaitOutsideFunction: true });
    return { kind: exportsHandler(code) ? 'function' : 'script' };
  } catch (asModule) {
    return readBody(code) ?? syntaxError(asModule);
  }
}

/** A block of statements may also look so: `{ a: 1 }` is one. Here it is an object. */
function isData(code: string): boolean {
  const start = /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/.exec(code)?.[0].length ?? 0;
  if (!/[[{]/.test(code.charAt(start))) return false;
  try {
    const { end } = parseExpressionAt(code, start, { ecmaVersion: 'latest', sourceType: 'module' });
    return /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*$/.test(code.slice(end));
  } catch {
    return false;
  }
}

/** Lines of a handler: only they return. Undefined where they are none. */
function readBody(code: string): JavaScriptReading | undefined {
  try {
    parse(`async (event, context) => {\n${code}\n}`, { ecmaVersion: 'latest', sourceType: 'module' });
    return { kind: 'body' };
  } catch (asBody) {
    const error = syntaxError(asBody);
    const returns = /^ *return\b/m.test(code);
    return returns && error.kind === 'syntax-error' ? { ...error, line: error.line - 1 } : undefined;
  }
}

function exportsHandler(code: string): boolean {
  return (
    /\bexport\s+(?:const|let|var|(?:async\s+)?function)\s*\*?\s*handler\b/.test(code) ||
    /\bexport\s*\{[^}]*\bhandler\b[^}]*\}/.test(code) ||
    /\bexports\.handler\s*=/.test(code)
  );
}

function withoutTypes(source: string): string | JavaScriptReading {
  try {
    return transform(source, { transforms: ['typescript'], disableESTransforms: true }).code;
  } catch (thrown) {
    return syntaxError(thrown);
  }
}

function syntaxError(thrown: unknown): JavaScriptReading {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const [, line = '1'] = /\((\d+):\d+\)/.exec(message) ?? [];
  return { kind: 'syntax-error', line: Number(line), message: message.replace(/ \(\d+:\d+\)$/, '') };
}
