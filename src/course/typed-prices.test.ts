import { expect, it } from 'vitest';
import { formatProblem } from './author-problem.ts';
import { findTypedPrices } from './typed-prices.ts';

it('names each price that is typed into prose or a table, and its line', () => {
  const mdx = 'Requests cost $0.20 per million.\n\n| what | price |\n| --- | --- |\n| hour | 0.0168 USD |\n';
  expect(`\n${findTypedPrices(mdx, 'lesson.mdx').map(formatProblem).join('\n\n')}\n`).toMatchInlineSnapshot(`
    "
    lesson.mdx:1
      expected  prices of AWS from src/aws-facts, as <Fact id="…" />
      found     $0.20
      remedy    Use the fact, or add one with its source and the month. An amount that is no price of AWS is written <Amount>$0.20</Amount>.

    lesson.mdx:5
      expected  prices of AWS from src/aws-facts, as <Fact id="…" />
      found     0.0168 USD
      remedy    Use the fact, or add one with its source and the month. An amount that is no price of AWS is written <Amount>0.0168 USD</Amount>.
    "
  `);
});

it('takes dollars in any spelling', () => {
  const found = (text: string): string[] => findTypedPrices(text, 'lesson.mdx').map((problem) => problem.found);
  expect(found('USD 12, \\$1,000.50, 5 dollars and 20 cents')).toEqual([
    'USD 12',
    '\\$1,000.50',
    '5 dollars',
    '20 cents',
  ]);
});

it('leaves code, facts and numbers of other things alone', () => {
  const mdx = '```sh\necho $1\n```\n\n`$0.20` is code. <Fact id="lambdaRequests" /> for 1,000,000 requests.\n';
  expect(findTypedPrices(mdx, 'lesson.mdx')).toEqual([]);
});

it('sees what stands between and behind two blocks of code', () => {
  const mdx = 'Text.\n\n```js\nlet a;\n```\n\n$1 more.\n\n```js\nlet b;\n```\n\n$2 more.\n';
  expect(findTypedPrices(mdx, 'lesson.mdx').map(({ line }) => line)).toEqual([7, 13]);
});
