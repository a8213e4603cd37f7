import type { JsonValue } from '#kernel';
import type { JSX } from 'preact';
import { compareLines } from './compare-lines.ts';
import { formatJson } from './format-json.ts';

const marks = { same: ' ', missing: '−', extra: '+' } as const;
const words = { same: '', missing: 'expected: ', extra: 'received: ' } as const;

/** Expected and received, side by side where there is room, and the difference line by line where that says more. */
export function Comparison({ expected, received }: { expected: JsonValue; received: JsonValue }): JSX.Element {
  const expectedText = formatJson(expected);
  const receivedText = formatJson(received);
  const isLong = expectedText.includes('\n') && receivedText.includes('\n');
  return (
    <div class="wb-comparison">
      <figure>
        <figcaption>Expected</figcaption>
        <pre tabIndex={0}>{expectedText}</pre>
      </figure>
      <figure>
        <figcaption>Received</figcaption>
        <pre tabIndex={0}>{receivedText}</pre>
      </figure>
      {isLong && (
        <figure class="wb-difference">
          <figcaption>Difference</figcaption>
          <pre tabIndex={0}>
            {compareLines(expectedText, receivedText).map(({ kind, text }) => (
              <span class={`wb-line-${kind}`}>
                <span aria-hidden="true">{marks[kind]} </span>
                <span class="sr-only">{words[kind]}</span>
                {`${text}\n`}
              </span>
            ))}
          </pre>
        </figure>
      )}
    </div>
  );
}
