import { tokenize } from 'sugar-high/lang/javascript';

/** Classes of the tokens that have a colour of their own, by the tokenizer's numbers. */
const classes: Readonly<Record<number, string>> = {
  1: 'tok-keyword',
  2: 'tok-string',
  3: 'tok-class',
  4: 'tok-property',
  7: 'tok-sign',
  8: 'tok-comment',
};

/** JavaScript as HTML with a span for each coloured token: the same at build time and while typing. The source is escaped. */
export function highlightJavaScript(source: string): string {
  let html = '';
  for (const [type, text] of tokenize(source, undefined)) {
    const name = classes[type];
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    html += name === undefined ? escaped : `<span class="${name}">${escaped}</span>`;
  }
  return html;
}
