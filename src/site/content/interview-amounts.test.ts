import { readFile } from 'node:fs/promises';
import { lambdaBill } from '#simulators';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

interface Card {
  readonly id: string;
  readonly answer: readonly string[];
}

const text = await readFile(new URL('../../../content/interview.yaml', import.meta.url), 'utf8');
const cards = (parse(text) as { readonly topics: readonly { readonly cards: readonly Card[] }[] }).topics.flatMap(
  (topic) => topic.cards,
);

function amountsIn({ answer }: Card): readonly string[] {
  return [...answer.join(' ').matchAll(/\{amount:([^{}]*)\}/g)].map(([, amount = '']) => amount);
}

const dollars = (amount: number): string => `$${amount.toFixed(2)}`;

it('has the amounts that the models compute, and no others', () => {
  const use = {
    requests: 1_000_000,
    durationMs: 200,
    memoryMb: 128,
    architecture: 'x86_64',
    freeTier: false,
    frontDoor: 'function-url',
  } as const;
  const { lines, total } = lambdaBill(use);
  const [requests, duration] = lines.map((line) => line.amount);
  const expected = [requests, duration, total].map((amount) => dollars(amount ?? Number.NaN));
  expect(expected).toEqual(['$0.20', '$0.42', '$0.62']);
  expect(lines[1]?.quantity).toBe(25_000);
  expect(lambdaBill({ ...use, freeTier: true }).total).toBe(0);

  const withAmounts = cards.filter((card) => amountsIn(card).length > 0);
  expect(withAmounts.map(({ id }) => id)).toEqual(['the-bill']);
  expect(withAmounts.flatMap(amountsIn)).toEqual(expected);
});
