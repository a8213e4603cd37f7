import { tokenize as tokenizeWith } from 'sugar-high/core';
import { tokenize as tokenizeScript } from 'sugar-high/lang/typescript';
import * as yaml from 'sugar-high/lang/yaml';

/** Classes of the tokens that have a colour of their own, by the tokenizer's numbers. */
const classes: Readonly<Record<number, string>> = {
  1: 'tok-keyword',
  2: 'tok-string',
  3: 'tok-class',
  4: 'tok-property',
  7: 'tok-sign',
  8: 'tok-comment',
};

/**
 * A file's text as HTML with a span for each coloured token: the same at build time and while typing. The text is escaped.
 * `file` is its name, which says what language it is in.
 */
export function highlight(source: string, file: string): string {
  let html = '';
  for (const [type, text] of tokenizerOf(file)(source)) {
    const name = classes[type];
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    html += name === undefined ? escaped : `<span class="${name}">${escaped}</span>`;
  }
  return html;
}

type Tokenizer = (source: string) => ReturnType<typeof tokenizeScript>;

function tokenizerOf(file: string): Tokenizer {
  if (/\.ya?ml$/.test(file)) return (source) => tokenizeWith(source, yaml);
  return (source) => tokenizeScript(source, undefined);
}
