import type { TokenType } from 'acorn';
import { keywords, types } from './acorn-internals.ts';

/** A token that stands where the grammar wants another. */
export interface FoundToken {
  readonly type: TokenType;
  readonly value: unknown;
  /** As it is written. */
  readonly text: string;
  readonly isStrict: boolean;
}

const strictReserved = new Set('implements interface let package private protected public static yield'.split(' '));
const reserved = new Set(['await', 'enum']);
/** Words that have a meaning in some places: V8 has tokens of their own for them. */
const contextual = new Set(['accessor', 'async', 'get', 'of', 'set', 'using']);

/** Says in V8's words that a token is not expected where it is. */
export function wordUnexpected({ type, value, text, isStrict }: FoundToken): string {
  if (type === types.eof) return 'Unexpected end of input';
  if (type === types.num) return 'Unexpected number';
  if (type === types.string) return 'Unexpected string';
  if (type === types.backQuote || type === types.template || type === types.invalidTemplate)
    return 'Unexpected template string';
  if (type === types.privateId) return `Unexpected identifier '#${String(value)}'`;
  if (type === types.name) return wordUnexpectedName(String(value), text.includes('\\'), isStrict);
  if (type.keyword !== undefined && text.includes('\\')) return escapedKeyword;
  if (type === types.regexp) return `Unexpected token '${text.startsWith('/=') ? '/=' : '/'}'`;
  return `Unexpected token '${text}'`;
}

export const escapedKeyword = 'Keyword must not contain escaped characters';

function wordUnexpectedName(name: string, isEscaped: boolean, isStrict: boolean): string {
  const isStrictWord = strictReserved.has(name);
  if (isEscaped && (reserved.has(name) || (isStrictWord && isStrict))) return escapedKeyword;
  if (Object.hasOwn(keywords, name)) return isEscaped ? escapedKeyword : `Unexpected token '${name}'`;
  if (reserved.has(name)) return 'Unexpected reserved word';
  if (isStrictWord && isStrict) return 'Unexpected strict mode reserved word';
  return contextual.has(name) && !isEscaped ? `Unexpected token '${name}'` : `Unexpected identifier '${name}'`;
}
