import type { JSX } from 'preact';

export interface RunBarProps {
  readonly isRunning: boolean;
  /** Whether the picture is of other settings than those that stand there. */
  readonly isStale: boolean;
  readonly problem: string | undefined;
  onRun(): void;
}

/** The button that runs the engine, and what there is to be said about what is shown. */
export function RunBar({ isRunning, isStale, problem, onRun }: RunBarProps): JSX.Element {
  return (
    <div class="model-run">
      <button type="button" class="wb-button wb-primary" onClick={onRun}>
        Run
      </button>
      <span role="status" class={problem === undefined ? 'model-note' : 'model-problem'}>
        {noteOf({ isRunning, isStale, problem })}
      </span>
    </div>
  );
}

function noteOf({ isRunning, isStale, problem }: Omit<RunBarProps, 'onRun'>): string {
  if (isRunning) return 'Running …';
  if (problem !== undefined) return problem;
  return isStale ? 'The picture is of other settings than these. Press Run.' : '';
}
