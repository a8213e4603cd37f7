import type { Options } from 'acorn';
import { SourceMistake } from './acorn-internals.ts';
import type { AssignedCall } from './assignment-targets.ts';
import { WordingParser } from './wording-parser.ts';

export type SourceType = 'module' | 'commonjs';

/** What V8 would make of a source. */
export type Finding =
  | { readonly kind: 'mistake'; readonly message: string; readonly start: number; readonly end: number }
  /** V8 takes it, and throws where it comes to a call that is assigned to. */
  | { readonly kind: 'fine'; readonly assignedCalls: readonly AssignedCall[] }
  /** There is a mistake that nobody can name. */
  | { readonly kind: 'unknown' };

/** A longer source would take long to read, at the cost of whoever runs it. */
const longestSource = 200_000;

/** The parameters of the function that Node.js makes of a CommonJS file. */
const commonJsNames = ['exports', 'require', 'module', '__filename', '__dirname'];

/** Finds the first mistake in a source and says it as V8 does. Never throws. */
export function findMistake(source: string, sourceType: SourceType): Finding {
  if (source.length > longestSource) return { kind: 'unknown' };
  const options: Options = { ecmaVersion: 'latest', sourceType, allowHashBang: true };
  try {
    const parser = new WordingParser(options, source);
    if (sourceType === 'commonjs') parser.scopeStack[0]?.var.push(...commonJsNames);
    parser.parse();
    return { kind: 'fine', assignedCalls: parser.assignedCalls };
  } catch (error) {
    if (!(error instanceof SourceMistake)) return { kind: 'unknown' };
    const { message, start, end } = error;
    return { kind: 'mistake', message, start, end };
  }
}
