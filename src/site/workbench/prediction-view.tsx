import type { JsonValue } from '#kernel';
import type { CheckResult } from '#sandbox';
import type { JSX } from 'preact';
import { formatJson } from './format-json.ts';
import { StatusMark } from './status-mark.tsx';

/** A forecast beside what happened, and why it did. */
export function PredictionView({ result }: { result: CheckResult }): JSX.Element {
  const { status, sentence, expected, received, unit = '', message, explanation } = result;
  return (
    <li class={`wb-check wb-check-${status}`}>
      <p>
        <StatusMark status={status} /> {sentence}
      </p>
      {expected !== undefined && received !== undefined && (
        <dl class="wb-compared">
          <div>
            <dt>Your forecast</dt>
            <dd>{plainly(received, unit)}</dd>
          </div>
          <div>
            <dt>What happened</dt>
            <dd>{plainly(expected, unit)}</dd>
          </div>
        </dl>
      )}
      {status !== 'passed' && message !== undefined && <p class="wb-message">{message}</p>}
      {explanation !== undefined && (
        <p class="wb-message">
          <strong>Why:</strong> {explanation}
        </p>
      )}
    </li>
  );
}

function plainly(value: JsonValue, unit: string): string {
  return `${typeof value === 'string' ? value : formatJson(value)} ${unit}`.trim();
}
