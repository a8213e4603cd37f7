import type { AuthorProblem } from './author-problem.ts';

const amount = /(?:\\?\$|\bUSD )\d+(?:,\d{3})*(?:\.\d+)?|\b\d+(?:,\d{3})*(?:\.\d+)? (?:USD|dollars|cents)\b/g;

/** Finds amounts of dollars that are typed into Markdown. Code is left alone. */
export function typedPricesIn(markdown: string): readonly { readonly line: number; readonly found: string }[] {
  return blankCode(markdown)
    .split('\n')
    .flatMap((text, index) => [...text.matchAll(amount)].map(([found]) => ({ line: index + 1, found })));
}

/** Finds amounts of dollars that are typed into a lesson's prose or tables. `file` is the lesson's. */
export function findTypedPrices(mdx: string, file: string): AuthorProblem[] {
  return typedPricesIn(blankAmounts(mdx)).map(({ line, found }) => ({
    file,
    line,
    expected: 'prices of AWS from src/aws-facts, as <Fact id="…" />',
    found,
    remedy: `Use the fact, or add one with its source and the month. An amount that is no price of AWS is written <Amount>${found}</Amount>.`,
  }));
}

/** Puts spaces in place of fenced and inline code, so that lines keep their numbers. */
export function blankCode(mdx: string): string {
  return mdx.replace(/^([ \t]*)(```+|~~~+)[\s\S]*?^\1\2/gm, blank).replace(/`[^`\n]*`/g, blank);
}

function blankAmounts(mdx: string): string {
  return mdx.replace(/<Amount>[^<]*<\/Amount>/g, blank);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
