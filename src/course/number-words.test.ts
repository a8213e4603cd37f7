import { expect, it } from 'vitest';
import { numberWords, readNumberWords } from './number-words.ts';

it('reads numbers that are written as words', () => {
  expect(readNumberWords('seven')).toBe(7);
  expect(readNumberWords('Twenty-nine')).toBe(29);
  expect(readNumberWords('a hundred')).toBe(100);
  expect(readNumberWords('two hundred and fifty')).toBe(250);
  expect(readNumberWords('ten thousand two hundred and forty')).toBe(10_240);
  expect(readNumberWords('fourteen million')).toBe(14_000_000);
});

it('finds the whole number, and no number within another word', () => {
  const found = (text: string): string[] => text.match(new RegExp(numberWords, 'gi')) ?? [];
  expect(found('Sixteen of them, a thousand others, one hundred and five in all.')).toEqual([
    'Sixteen',
    'a thousand',
    'one hundred and five',
  ]);
  expect(found('Often someone weighs a stone.')).toEqual([]);
});
