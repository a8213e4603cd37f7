import type { CheckResult, GradeReport, SourcePosition, Verdict } from '#sandbox';
import type { JSX } from 'preact';
import { Comparison } from './comparison.tsx';
import { OutcomeView } from './invocation-view.tsx';
import { verdictName } from './verdict-names.ts';
import type { ShownResult } from './workbench-state.ts';

export interface ResultViewProps {
  readonly result: ShownResult;
  readonly isStale: boolean;
  readonly solutionSeen: boolean;
  onGoTo(position: SourcePosition): void;
  /** Opens the event of a check in the events panel. */
  onReplay(taskIndex: number, scenarioIndex: number, step: number): void;
}

/** The verdict on top, then the checks, then the evidence. */
export function ResultView({ result, isStale, solutionSeen, onGoTo, onReplay }: ResultViewProps): JSX.Element {
  const { report, details } = result;
  return (
    <div class="wb-report" data-stale={isStale}>
      {isStale && <p class="wb-stale">The code has changed since this run. Run again to see where you are.</p>}
      <VerdictView verdict={report.verdict} solutionSeen={solutionSeen} onGoTo={onGoTo} />
      {report.tasks.map((task, taskIndex) => (
        <section class="wb-task">
          <h4>
            <StatusMark status={task.status} /> {taskIndex + 1}. {task.title}
          </h4>
          {task.scenarios.map((scenario, scenarioIndex) => (
            <ScenarioView
              scenario={scenario}
              outcome={
                details?.outcomes.find((one) => one.taskIndex === taskIndex && one.scenarioIndex === scenarioIndex)
                  ?.outcome
              }
              onReplay={(step) => {
                onReplay(taskIndex, scenarioIndex, step);
              }}
            />
          ))}
        </section>
      ))}
      {details !== undefined && (
        <p class="wb-dim">
          Ran in {Math.round(details.elapsedMs)} ms here. Seed {details.seed}: the same seed brings the same values.
        </p>
      )}
    </div>
  );
}

function VerdictView(props: {
  verdict: Verdict;
  solutionSeen: boolean;
  onGoTo(position: SourcePosition): void;
}): JSX.Element {
  const { verdict, solutionSeen, onGoTo } = props;
  const { position } = verdict;
  return (
    <div class={`wb-verdict ${verdict.kind === 'passed' ? 'wb-passed' : 'wb-failed'}`}>
      <p>
        <strong class="wb-kind">{verdictName(verdict.kind)}</strong> {verdict.message}
      </p>
      {verdict.kind === 'passed' && solutionSeen && (
        <p>You have seen the solution, so this does not count as solved by you. Reset and write it from memory.</p>
      )}
      {position !== undefined && (
        <button
          type="button"
          class="wb-link"
          onClick={() => {
            onGoTo(position);
          }}
        >
          Go to {position.file}, line {position.line}, column {position.column}
        </button>
      )}
    </div>
  );
}

interface ScenarioViewProps {
  readonly scenario: GradeReport['tasks'][number]['scenarios'][number];
  readonly outcome: Parameters<typeof OutcomeView>[0]['outcome'] | undefined;
  onReplay(step: number): void;
}

function ScenarioView({ scenario, outcome, onReplay }: ScenarioViewProps): JSX.Element {
  return (
    <div class="wb-scenario">
      <p class="wb-scenario-name">With {scenario.name}</p>
      <ul>
        {scenario.checks.map((check) => (
          <CheckView
            check={check}
            onReplay={() => {
              onReplay(check.step);
            }}
          />
        ))}
      </ul>
      {outcome !== undefined && (
        <details class="wb-evidence">
          <summary>
            What happened <span class="sr-only">with {scenario.name}</span>
          </summary>
          <OutcomeView outcome={outcome} />
        </details>
      )}
    </div>
  );
}

function CheckView({ check, onReplay }: { check: CheckResult; onReplay: () => void }): JSX.Element {
  const { status, sentence, message, expected, received } = check;
  return (
    <li class={`wb-check wb-check-${status}`}>
      <p>
        <StatusMark status={status} /> {sentence}
      </p>
      {status !== 'passed' && message !== undefined && <p class="wb-message">{message}</p>}
      {status === 'failed' && expected !== undefined && received !== undefined && (
        <Comparison expected={expected} received={received} />
      )}
      {status === 'failed' && (
        <button type="button" class="wb-link" onClick={onReplay}>
          Replay this event
        </button>
      )}
    </li>
  );
}

const marks = {
  passed: { mark: '✓', word: 'passed' },
  failed: { mark: '✗', word: 'failed' },
  'not-reached': { mark: '–', word: 'not reached' },
} as const;

/** A mark for the eye and a word for the screen reader: never colour alone. */
function StatusMark({ status }: { status: keyof typeof marks }): JSX.Element {
  const { mark, word } = marks[status];
  return (
    <span class={`wb-mark wb-mark-${status}`}>
      <span aria-hidden="true">{mark}</span>
      <span class="sr-only">{word}:</span>
    </span>
  );
}
