import type { AuthorProblem } from './author-problem.ts';

/** Finds amounts of dollars that are typed into a lesson's prose or tables. Code is left alone. `file` is the lesson's. */
export function findTypedPrices(mdx: string, file: string): AuthorProblem[] {
  return blankCode(mdx)
    .split('\n')
    .flatMap((line, index) =>
      [
        ...line.matchAll(
          /(?:\\?\$|\bUSD )\d+(?:,\d{3})*(?:\.\d+)?|\b\d+(?:,\d{3})*(?:\.\d+)? (?:USD|dollars|cents)\b/g,
        ),
      ].map(([found]): AuthorProblem => ({
        file,
        line: index + 1,
        expected: 'prices of AWS from src/aws-facts, as <Fact id="…" />',
        found,
        remedy: 'Use the fact, or add one with its source and the month.',
      })),
    );
}

/** Puts spaces in place of fenced and inline code, so that lines keep their numbers. */
function blankCode(mdx: string): string {
  const blank = (code: string): string => code.replace(/[^\n]/g, ' ');
  return mdx.replace(/^([ \t]*)(```+|~~~+)[\s\S]*?^\1\2/gm, blank).replace(/`[^`\n]*`/g, blank);
}
