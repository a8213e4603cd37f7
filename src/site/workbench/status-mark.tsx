import type { JSX } from 'preact';

const marks = {
  passed: { mark: '✓', word: 'passed' },
  failed: { mark: '✗', word: 'failed' },
  'not-reached': { mark: '–', word: 'not reached' },
} as const;

/** A mark for the eye and a word for the screen reader: never colour alone. */
export function StatusMark({ status }: { status: keyof typeof marks }): JSX.Element {
  const { mark, word } = marks[status];
  return (
    <span class={`wb-mark wb-mark-${status}`}>
      <span aria-hidden="true">{mark}</span>
      <span class="sr-only">{word}:</span>
    </span>
  );
}
