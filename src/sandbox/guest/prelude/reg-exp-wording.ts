import { regExpExec, stringIndexOf } from './intrinsics.ts';

/** What QuickJS says of a regular expression, and V8. */
const wordings: Readonly<Record<string, string>> = {
  "expecting ')'": 'Unterminated group',
  'nothing to repeat': 'Nothing to repeat',
  'duplicate group name': 'Duplicate capture group name',
  'group name not defined': 'Invalid named capture referenced',
  'invalid group name': 'Invalid capture group name',
  'expecting group name': 'Invalid named reference',
  'invalid group': 'Invalid group',
  'invalid class range': 'Range out of order in character class',
  'unknown unicode property name': 'Invalid property name',
  'unknown unicode property value': 'Invalid property name',
  'unknown unicode general category': 'Invalid property name',
  'unknown unicode script': 'Invalid property name',
  "expecting '{' after \\p": 'Invalid property name',
  "expecting '}'": 'Invalid property name',
  'extraneous characters at the end': "Unmatched ')'",
  'back reference out of range in regular expression': 'Invalid escape',
  'invalid decimal escape in regular expression': 'Invalid decimal escape',
};

/** Says in V8's words what is wrong with a regular expression. Undefined for what is no message about one. */
export function regExpWording(message: string, pattern: string, flags: string): string | undefined {
  if (message === 'invalid regular expression flags') return `Invalid flags supplied to RegExp constructor '${flags}'`;
  const why = wordings[message] ?? byPattern(message, pattern);
  return why === undefined ? undefined : `Invalid regular expression: /${pattern}/${flags}: ${why}`;
}

function byPattern(message: string, pattern: string): string | undefined {
  switch (message) {
    case 'unexpected end':
      return regExpExec(openEscape, pattern) === null ? 'Unterminated character class' : '\\ at end of pattern';
    case 'invalid escape sequence in regular expression':
      return regExpExec(unicodeEscape, pattern) === null ? 'Invalid escape' : 'Invalid Unicode escape';
    case 'invalid repetition count':
      return regExpExec(wholeQuantifier, pattern) === null
        ? 'Incomplete quantifier'
        : 'numbers out of order in {} quantifier';
    case 'syntax error':
      return stringIndexOf(pattern, '{') === 0 ? 'Nothing to repeat' : 'Lone quantifier brackets';
    default:
      return undefined;
  }
}

const openEscape = /(?:^|[^\\])(?:\\\\)*\\$/;
const unicodeEscape = /\\[uc]/;
const wholeQuantifier = /\{\d+,\d+\}/;
