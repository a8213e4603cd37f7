import { regExpExec, stringIndexOf, stringReplaceAll, stringSlice } from './intrinsics.ts';

/**
 * QuickJS's wording of an engine error and V8's. Learners see V8's: it is what they will see on Lambda, and what a
 * search engine finds. `$1` and `$2` stand for what the groups matched.
 */
const wordings: readonly (readonly [RegExp, string])[] = [
  [/^cannot (?:read|set) property 'Symbol\.iterator' of (undefined|null)$/, '$1 is not iterable'],
  [/^cannot read property '(.*)' of (undefined|null)$/s, "Cannot read properties of $2 (reading '$1')"],
  [/^cannot set property '(.*)' of (undefined|null)$/s, "Cannot set properties of $2 (setting '$1')"],
  [
    /^'?(Buffer|URL|URLSearchParams|Text(?:En|De)coder|structuredClone|atob|btoa|crypto|fetch|Headers|Request|Response|Abort(?:Controller|Signal)|Blob|Intl|WebAssembly)'? is not defined$/,
    '$1 is not defined on this page. It is there on Lambda, but the simulated runtime does not have it: solve the task without it.',
  ],
  [/^'?(.+?)'? is not defined$/s, '$1 is not defined'],
  [/^'?(.+?)'? is not initialized$/s, "Cannot access '$1' before initialization"],
  [/^cannot convert undefined or null to object$/i, 'Cannot convert undefined or null to object'],
  [/^invalid array length$/, 'Invalid array length'],
  [/^empty array$/, 'Reduce of empty array with no initial value'],
  [/^cannot convert BigInt to number$/i, 'Cannot mix BigInt and other types, use explicit conversions'],
  [/^cannot convert symbol to string$/, 'Cannot convert a Symbol value to a string'],
  [/^BigInt are forbidden in JSON\.stringify$/, 'Do not know how to serialize a BigInt'],
  [/^circular reference$/, 'Converting circular structure to JSON'],
  [/^unexpected token in expression: ''$/, 'Unexpected end of input'],
  [/^unexpected token in expression: '(.*)'$/s, "Unexpected token '$1'"],
  [/^expecting hex digit$/, 'URI malformed'],
  [
    /^Could not find export '(.*)' in module '(?:.*\/)?(.*)'$/s,
    "The requested module './$2' does not provide an export named '$1'",
  ],
];

const longestEngineMessage = 1_000;

/** Returns V8's wording of a message of the engine, or the message itself where none is known. */
export function toV8Wording(message: string): string {
  // The engine's own messages are short; a long one would be searched at the function's expense.
  if (message.length > longestEngineMessage) return message;
  for (let index = 0; index < wordings.length; index++) {
    const [pattern, wording] = wordings[index] as (typeof wordings)[number];
    const match = regExpExec(pattern, message);
    if (match !== null) return fill(wording, match);
  }
  return message;
}

function fill(wording: string, match: RegExpExecArray): string {
  let filled = wording;
  for (let group = 2; group >= 1; group--) {
    const text = match[group];
    if (text !== undefined && stringIndexOf(filled, `$${group}`) >= 0)
      filled = stringReplaceAll(filled, `$${group}`, text);
  }
  return stringSlice(filled, 0, 10_000);
}
