import { expect, it } from 'vitest';
import { createTypingHistory } from './typing-history.ts';

function texts(typed: readonly (readonly [text: string, atMs: number])[]): string[] {
  const history = createTypingHistory({ text: 'start', caret: 0 });
  for (const [text, atMs] of typed) history.add({ text, caret: text.length }, atMs);
  return history.versions.map(({ text }) => text);
}

it('takes what is typed without a pause as one version', () => {
  const typed = [
    ['c', 0],
    ['co', 100],
    ['con', 500],
    ['cons', 1500],
  ] as const;

  expect(texts(typed)).toEqual(['start', 'con', 'cons']);
});

it('never lets go of the text it began with', () => {
  const typed = Array.from({ length: 500 }, (_, index) => [`text ${index}`, index * 1000] as const);

  const versions = texts(typed);

  expect(versions).toHaveLength(200);
  expect(versions.slice(0, 2)).toEqual(['start', 'text 301']);
  expect(versions.at(-1)).toBe('text 499');
});
