import type { ScenarioOutcome, SourcePosition } from '#sandbox';
import type { JSX } from 'preact';
import { OutcomeView } from '../workbench/invocation-view.tsx';
import '../workbench/result-styles.ts';
import type { PlaygroundResult } from './playground-state.ts';

export interface PlaygroundResultProps {
  readonly result: PlaygroundResult;
  readonly isStale: boolean;
  readonly failure: { readonly position: SourcePosition; readonly message: string } | undefined;
  onGoTo(position: SourcePosition): void;
}

/** What came of a run: in a sentence, and everything that happened. */
export function PlaygroundResultView({ result, isStale, failure, onGoTo }: PlaygroundResultProps): JSX.Element {
  return (
    <div class="wb-report" data-stale={isStale}>
      {isStale && <p class="wb-stale">Something has changed since this run. Run again to see what comes of it.</p>}
      <p class="pg-summary">
        <strong>{describeOutcome(result.outcome)}</strong>
      </p>
      {failure !== undefined && (
        <p>
          <button
            type="button"
            class="wb-link"
            onClick={() => {
              onGoTo(failure.position);
            }}
          >
            Go to {failure.position.file}, line {failure.position.line}, column {failure.position.column}
          </button>
        </p>
      )}
      {result.outcome.kind === 'ran' && <OutcomeView outcome={result.outcome} />}
    </div>
  );
}

/** What happened, in a sentence. */
export function describeOutcome(outcome: ScenarioOutcome): string {
  if (outcome.kind !== 'ran') return outcome.message;
  const { invocations, directResponses = [] } = outcome.transcript;
  const { length } = invocations;
  if (length === 0) {
    return directResponses.length > 0
      ? 'The function was not called: the API answered by itself. Look at the routes under Services.'
      : 'The function was not called. Look under Services whether a trigger of it fits what happened.';
  }
  const failed = invocations.filter(({ outcome: end }) => end.kind === 'function-error').length;
  const times = length === 1 ? 'once' : `${length} times`;
  if (failed === 0) return `The function was called ${times}, and answered.`;
  return length === 1
    ? 'The function was called once, and failed.'
    : `The function was called ${times}, and failed ${failed === length ? 'each time' : `in ${failed} of them`}.`;
}
