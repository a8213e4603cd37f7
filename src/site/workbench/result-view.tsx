import type { CheckResult, GradeReport, SourcePosition, Verdict } from '#sandbox';
import type { ExerciseRecord } from '../stores/exercise-record.ts';
import type { JSX } from 'preact';
import { Comparison } from './comparison.tsx';
import { OutcomeView } from './invocation-view.tsx';
import { PredictionView } from './prediction-view.tsx';
import { SurroundingsView } from './surroundings-view.tsx';
import { StatusMark } from './status-mark.tsx';
import { verdictName } from './verdict-names.ts';
import type { ShownResult } from './workbench-state.ts';

export interface ResultViewProps {
  readonly result: ShownResult;
  readonly isStale: boolean;
  readonly solutionSeen: boolean;
  readonly firstForecast: ExerciseRecord['firstForecast'] | undefined;
  onGoTo(position: SourcePosition): void;
  /** What the learner has given. */
  readonly what: 'code' | 'template' | 'forecast';
  /** Opens the event of a check in the events panel, where there is one. */
  readonly onReplay: ((taskIndex: number, scenarioIndex: number, step: number) => void) | undefined;
}

/** The verdict on top, then the checks, then the evidence. */
export function ResultView(props: ResultViewProps): JSX.Element {
  const { result, isStale, solutionSeen, firstForecast, what, onGoTo, onReplay } = props;
  const { report, details } = result;
  return (
    <div class="wb-report" data-stale={isStale}>
      {isStale && <p class="wb-stale">The {what} has changed since this run. Run again to see where you are.</p>}
      <VerdictView verdict={report.verdict} solutionSeen={solutionSeen} onGoTo={onGoTo} />
      {report.problems !== undefined && report.problems.length > 1 && (
        <ProblemsView problems={report.problems.slice(1)} onGoTo={onGoTo} />
      )}
      {firstForecast !== undefined && <p>{describeFirstForecast(firstForecast, report.verdict)}</p>}
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
              onReplay={
                onReplay &&
                ((step) => {
                  onReplay(taskIndex, scenarioIndex, step);
                })
              }
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

/** Whoever corrects a forecast after the run has learned something, but has not foreseen it. */
function describeFirstForecast({ right, of }: NonNullable<ExerciseRecord['firstForecast']>, { kind }: Verdict): string {
  const first = `Your first forecast, before you had seen anything, was right in ${right} of ${of}.`;
  if (right === of) return first;
  return kind === 'passed'
    ? `${first} You corrected the rest after the run: the exercise is done, but that was hindsight.`
    : `${first} You may correct the rest: read why it is so, and run again.`;
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

/** What else keeps the template from being deployed: the verdict has the first. */
function ProblemsView(props: {
  problems: NonNullable<GradeReport['problems']>;
  onGoTo(position: SourcePosition): void;
}): JSX.Element {
  return (
    <ul class="wb-list">
      {props.problems.map(({ message, position }) => (
        <li>
          <button
            type="button"
            class="wb-link"
            onClick={() => {
              props.onGoTo(position);
            }}
          >
            {position.file}, line {position.line}
          </button>
          : {message}
        </li>
      ))}
    </ul>
  );
}

interface ScenarioViewProps {
  readonly scenario: GradeReport['tasks'][number]['scenarios'][number];
  readonly outcome: Parameters<typeof OutcomeView>[0]['outcome'] | undefined;
  readonly onReplay: ((step: number) => void) | undefined;
}

function ScenarioView({ scenario, outcome, onReplay }: ScenarioViewProps): JSX.Element {
  return (
    <div class="wb-scenario">
      <p class="wb-scenario-name">With {scenario.name}</p>
      <ul>
        {scenario.checks.map((check) =>
          check.kind === 'prediction' ? (
            <PredictionView result={check} />
          ) : (
            <CheckView
              check={check}
              onReplay={
                onReplay &&
                (() => {
                  onReplay(check.step);
                })
              }
            />
          ),
        )}
      </ul>
      {outcome?.kind === 'ran' && <SurroundingsView transcript={outcome.transcript} part="pictures" />}
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

function CheckView({ check, onReplay }: { check: CheckResult; onReplay: (() => void) | undefined }): JSX.Element {
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
      {status === 'failed' && onReplay !== undefined && (
        <button type="button" class="wb-link" onClick={onReplay}>
          Replay this event
        </button>
      )}
    </li>
  );
}
