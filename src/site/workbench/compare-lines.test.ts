import { expect, it } from 'vitest';
import { compareLines } from './compare-lines.ts';

function drawn(expected: string, received: string): string[] {
  const marks = { same: ' ', missing: '-', extra: '+' };
  return compareLines(expected, received).map(({ kind, text }) => marks[kind] + text);
}

it('keeps what both have and marks the rest', () => {
  expect(drawn('{\n  "a": 1,\n  "b": 2\n}', '{\n  "a": 1,\n  "c": 3,\n  "b": 2\n}')).toEqual([
    ' {',
    '   "a": 1,',
    '+  "c": 3,',
    '   "b": 2',
    ' }',
  ]);
});

it('puts what is missing before what stands in its place', () => {
  expect(drawn('Hello, Ada!', 'Hello, Bob!')).toEqual(['-Hello, Ada!', '+Hello, Bob!']);
});

it('shows a line that is missing at the end', () => {
  expect(drawn('a\nb', 'a')).toEqual([' a', '-b']);
});

it('stops after 400 lines of either, so that a huge answer does not hold up the page', () => {
  const many = Array.from({ length: 5000 }, (_, index) => `line ${index}`).join('\n');

  expect(compareLines(many, 'other')).toHaveLength(401);
});
