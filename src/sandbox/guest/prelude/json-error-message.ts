import { regExpExec, stringSlice } from './intrinsics.ts';

const longestText = 5_000_000;
/** How much of the text V8 quotes to each side. */
const context = 10;
/** What comes of values that are no JSON text at all. */
const specialTexts = /^(?:NaN|Infinity|undefined|\[object Object\])$/;

const trailing = 'Unexpected non-whitespace character after JSON';

interface Fault {
  readonly at: number;
  /** What is wrong, where V8 has words for it: they go before the position. */
  readonly what?: string;
}

/** Says in V8's words why a text is not JSON. Undefined where it is, or is very long. */
export function jsonErrorMessage(text: string): string | undefined {
  if (text.length > longestText) return undefined;
  const fault = faultOf(text);
  if (fault === undefined) return undefined;
  const { at, what } = fault;
  if (what !== undefined) return `${what}${what === trailing ? '' : ' in JSON'} at ${positionOf(text, at)}`;
  if (at >= text.length) return 'Unexpected end of JSON input';
  if (text[at] === '"') return `Unexpected string in JSON at ${positionOf(text, at)}`;
  if (text[at] === '-' || isDigit(text[at])) return `Unexpected number in JSON at ${positionOf(text, at)}`;
  if (regExpExec(specialTexts, text) !== null) return `"${text}" is not valid JSON`;
  return `Unexpected token '${text[at] as string}', ${excerpt(text, at)} is not valid JSON`;
}

function excerpt(text: string, at: number): string {
  if (text.length <= 2 * context) return `"${text}"`;
  const isFromStart = at < context;
  const isToEnd = at >= text.length - context;
  if (isFromStart) return `"${stringSlice(text, 0, at + context)}"...`;
  return isToEnd
    ? `..."${stringSlice(text, at - context)}"`
    : `..."${stringSlice(text, at - context, at + context)}"...`;
}

function positionOf(text: string, at: number): string {
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < at; index++) {
    const character = text[index];
    if (character !== '\n' && character !== '\r') continue;
    if (character === '\r' && text[index + 1] === '\n') index += 1;
    line += 1;
    lineStart = index + 1;
  }
  return `position ${at} (line ${line} column ${at - lineStart + 1})`;
}

/** Everything up to the next character that is not blank. */
function skipBlanks(text: string, from: number): number {
  let at = from;
  for (let character = text[at]; character === ' ' || character === '\n' || character === '\r' || character === '\t';) {
    at += 1;
    character = text[at];
  }
  return at;
}

/** Reads values without recursion: texts of strangers may nest without end. `containers` are the brackets that are open. */
function faultOf(text: string): Fault | undefined {
  const containers: string[] = [];
  let at = skipBlanks(text, 0);
  for (;;) {
    const opening = text[at];
    if (opening === '{' || opening === '[') {
      at = skipBlanks(text, at + 1);
      const isEmpty = text[at] === (opening === '{' ? '}' : ']');
      if (!isEmpty) {
        containers[containers.length] = opening;
        if (opening === '[') continue;
        if (text[at] !== '"') return { at, what: "Expected property name or '}'" };
        const name = readName(text, at);
        if (typeof name !== 'number') return name;
        at = name;
        continue;
      }
      at += 1;
    } else {
      const end = readScalar(text, at);
      if (typeof end !== 'number') return end;
      at = end;
    }
    for (;;) {
      at = skipBlanks(text, at);
      const container = containers[containers.length - 1];
      if (container === undefined) return at >= text.length ? undefined : { at, what: trailing };
      if (text[at] === (container === '{' ? '}' : ']')) {
        containers.length -= 1;
        at += 1;
        continue;
      }
      const expected =
        container === '{' ? "Expected ',' or '}' after property value" : "Expected ',' or ']' after array element";
      if (text[at] !== ',') return { at, what: expected };
      at = skipBlanks(text, at + 1);
      if (container === '[') break;
      if (text[at] !== '"') return { at, what: 'Expected double-quoted property name' };
      const name = readName(text, at);
      if (typeof name !== 'number') return name;
      at = name;
      break;
    }
  }
}

/** Reads `"name":`. Returns where the value begins. */
function readName(text: string, from: number): number | Fault {
  const end = readString(text, from);
  if (typeof end !== 'number') return end;
  const at = skipBlanks(text, end);
  return text[at] === ':' ? skipBlanks(text, at + 1) : { at, what: "Expected ':' after property name" };
}

function readScalar(text: string, at: number): number | Fault {
  switch (text[at]) {
    case '"':
      return readString(text, at);
    case 't':
      return readWord(text, at, 'true');
    case 'f':
      return readWord(text, at, 'false');
    case 'n':
      return readWord(text, at, 'null');
    default:
      return text[at] === '-' || isDigit(text[at]) ? readNumber(text, at) : { at };
  }
}

function readWord(text: string, from: number, word: string): number | Fault {
  for (let index = 1; index < word.length; index++) if (text[from + index] !== word[index]) return { at: from + index };
  return from + word.length;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function isHex(character: string | undefined): boolean {
  return character !== undefined && regExpExec(hexDigit, character) !== null;
}

const hexDigit = /^[\da-fA-F]$/;
const simpleEscapes = /^["\\/bfnrt]$/;

function readString(text: string, from: number): number | Fault {
  for (let at = from + 1; ; at++) {
    const character = text[at];
    if (character === undefined) return { at, what: 'Unterminated string' };
    if (character === '"') return at + 1;
    if (character < ' ') return { at, what: 'Bad control character in string literal' };
    if (character !== '\\') continue;
    at += 1;
    const escaped = text[at];
    // V8 has no words for what is beyond Latin-1 here.
    if (escaped === undefined || escaped > '\xff') return { at };
    if (escaped === 'u') {
      for (let digit = 0; digit < 4; digit++) {
        at += 1;
        if (!isHex(text[at])) return { at, what: 'Bad Unicode escape' };
      }
    } else if (regExpExec(simpleEscapes, escaped) === null) return { at, what: 'Bad escaped character' };
  }
}

function readNumber(text: string, from: number): number | Fault {
  let at = from;
  if (text[at] === '-') {
    at += 1;
    if (!isDigit(text[at])) return { at, what: 'No number after minus sign' };
  }
  if (text[at] === '0') {
    at += 1;
    if (isDigit(text[at])) return { at, what: 'Unexpected number' };
  } else while (isDigit(text[at])) at += 1;
  if (text[at] === '.') {
    at += 1;
    if (!isDigit(text[at])) return { at, what: 'Unterminated fractional number' };
    while (isDigit(text[at])) at += 1;
  }
  if (text[at] === 'e' || text[at] === 'E') {
    at += 1;
    if (text[at] === '+' || text[at] === '-') at += 1;
    if (!isDigit(text[at])) return { at, what: 'Exponent part is missing a number' };
    while (isDigit(text[at])) at += 1;
  }
  return at;
}
