import { parse, type Options } from 'acorn';
import { readStatement } from './read-syntax.ts';
import type { AnyNode } from './syntax-tree.ts';

const longestSource = 400_000;

/**
 * Reads a source that QuickJS has compiled. Undefined when the source is too large, nests too deep, or is not understood:
 * what failed is then told in the engine's own words.
 */
export function parseSource(source: string): readonly AnyNode[] | undefined {
  if (source.length > longestSource) return undefined;
  for (const sourceType of ['module', 'commonjs'] as const) {
    const options: Options = { ecmaVersion: 'latest', sourceType, allowHashBang: true, preserveParens: true };
    try {
      return parse(source, options).body.map(readStatement);
    } catch {
      // Not a module, then; and where it is neither, nobody is helped by a second error.
    }
  }
  return undefined;
}
