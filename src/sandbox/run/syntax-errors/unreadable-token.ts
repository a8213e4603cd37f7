import { SourceMistake } from './acorn-internals.ts';

/** What the tokenizer stumbled over: acorn's message, where the token begins, and how far it was read. */
export interface Unreadable {
  readonly message: string;
  readonly input: string;
  readonly start: number;
  /** Where acorn says that the mistake is. */
  readonly position: number;
  readonly readUpTo: number;
}

const invalid = 'Invalid or unexpected token';

/** Says in V8's words why a token could not be read. */
export function wordUnreadable(unreadable: Unreadable): SourceMistake {
  const { message, input, start, position, readUpTo } = unreadable;
  const pattern = /^(Invalid regular expression: \/.*\/): (.*)$/s.exec(message);
  if (pattern !== null) return wordPattern(unreadable, pattern[2] ?? '');
  switch (message) {
    case 'Unterminated string constant':
    case 'Invalid number':
      return new SourceMistake(invalid, start, readUpTo);
    case 'Identifier directly after number':
      return new SourceMistake(invalid, start, Math.max(position, start + 1));
    case 'Unterminated comment':
      return new SourceMistake(invalid, position, input.length);
    case 'Unterminated template':
      return new SourceMistake('Unexpected end of input', input.length, input.length);
    case 'Unterminated regular expression':
      return new SourceMistake('Invalid regular expression: missing /', start, readUpTo);
    case 'Invalid regular expression flag':
    case 'Duplicate regular expression flag':
      return new SourceMistake('Invalid regular expression flags', start, readUpTo);
    case 'Numeric separator must be exactly one underscore':
      return new SourceMistake('Only one underscore is allowed as numeric separator', position, position + 1);
    case 'Numeric separator is not allowed at the last of digits':
      return new SourceMistake(atEnd, position + 1, position + 2);
    case 'Numeric separator is not allowed in legacy octal numeric literals':
      return new SourceMistake('Numeric separator can not be used after leading 0.', position, position + 1);
    case 'Numeric separator is not allowed at the first of digits':
      // `0x_1` is no number; `1._1` ends before the underscore.
      return new SourceMistake(invalid, start, position);
    case 'Bad character escape sequence':
    case 'Code point out of bounds':
    case 'Expecting Unicode escape sequence \\uXXXX':
    case 'Invalid Unicode escape':
      return wordEscape(input, position, message);
  }
  if (message.startsWith('Expected number in radix')) return new SourceMistake(invalid, start, start + 2);
  // V8 has not read a character beyond ASCII when it gives up.
  const isAscii = input.charCodeAt(position) < 128;
  return new SourceMistake(invalid, position, isAscii ? position + 1 : position);
}

const atEnd = 'Numeric separators are not allowed at the end of numeric literals';

/** Says in V8's words what is wrong with an escape, given a place in it. */
export function wordEscape(input: string, position: number, message: string): SourceMistake {
  const start = input.lastIndexOf('\\', position);
  const end = Math.max(position, start + 2);
  if (message.startsWith('Octal literal in template'))
    return new SourceMistake(
      /\\[89]/.test(input.slice(start, start + 2))
        ? '\\8 and \\9 are not allowed in template strings.'
        : 'Octal escape sequences are not allowed in template strings.',
      start,
      start + 2,
    );
  if (message === 'Invalid escape sequence in template string')
    return new SourceMistake('\\8 and \\9 are not allowed in template strings.', start, start + 2);
  if (message === 'Code point out of bounds') return new SourceMistake('Undefined Unicode code-point', position, end);
  const isHex = input.charAt(start + 1) === 'x';
  const kind = isHex ? 'hexadecimal' : 'Unicode';
  return new SourceMistake(`Invalid ${kind} escape sequence`, start, start + (isHex ? 4 : 6));
}

/** What is wrong with a regular expression: acorn's words are V8's, but for these. */
const patternWordings: Readonly<Record<string, string>> = {
  'Invalid unicode escape': 'Invalid Unicode escape',
  'Invalid property value': 'Invalid property name',
  'Invalid character in character class': 'Invalid character in character class',
  'Invalid quantifier': 'Nothing to repeat',
  'Duplicate regular expression modifiers': 'Repeated regular expression flag',
  'Invalid regular expression modifiers': 'Invalid regular expression flag',
};

function wordPattern({ input, start, readUpTo }: Unreadable, why: string): SourceMistake {
  const literal = input.slice(start, readUpTo);
  return new SourceMistake(`Invalid regular expression: ${literal}: ${patternWordings[why] ?? why}`, start, readUpTo);
}

/** The mistakes that count in strict mode only; V8 finds them when the function has ended. */
export const strictMistakes: Readonly<Record<string, (text: string) => string>> = {
  'Invalid number': (text) =>
    /^0[0-7]+$/.test(text)
      ? 'Octal literals are not allowed in strict mode.'
      : 'Decimals with leading zeros are not allowed in strict mode.',
  'Octal literal in strict mode': () => 'Octal escape sequences are not allowed in strict mode.',
  'Invalid escape sequence': () => '\\8 and \\9 are not allowed in strict mode.',
};
