import { initSync, parse as parseCommonJs } from 'cjs-module-lexer';

/** The names that a CommonJS file exports, as far as they can be read off its text; Node.js reads them the same way. */
export function commonJsExportNames(text: string): readonly string[] {
  initSync();
  try {
    return parseCommonJs(text).exports.filter((name) => name !== 'default');
  } catch {
    return [];
  }
}
