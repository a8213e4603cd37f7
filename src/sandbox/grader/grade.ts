import type { ExerciseSpec, PreparedScenario } from '../exercise-spec.ts';
import type { CheckResult, GradeReport, ScenarioReport, TaskReport } from '../grade-report.ts';
import type { Forecasts } from '../prediction-spec.ts';
import type { ScenarioOutcome } from '../transcript.ts';
import type { Checks } from './check-definitions.ts';
import { type ExaminedCheck, examineCheck } from './examine-check.ts';
import { examinePrediction } from './examine-prediction.ts';
import { failedVerdict, type FirstFailure, passedVerdict } from './verdict.ts';

/** A scenario as it was prepared, and what became of it. */
export interface ScenarioRun {
  readonly scenario: PreparedScenario;
  readonly outcome: ScenarioOutcome;
}

/**
 * Grades a run by the checks that were loaded for its scenarios. An exercise counts as solved only when every check of every
 * scenario passed, and every forecast was right.
 */
export function grade(
  spec: ExerciseSpec,
  runs: readonly ScenarioRun[],
  definitions: Checks,
  forecasts: Forecasts = {},
): GradeReport {
  let firstFailure: FirstFailure | undefined;
  let checkCount = 0;

  const gradeScenario = ({ scenario, outcome }: ScenarioRun): ScenarioReport => {
    const stepCount = scenario.steps.length;
    const examined: readonly ExaminedCheck[] = [
      ...scenario.checks.map((check) => examineCheck(check, outcome, stepCount, spec, definitions)),
      ...(scenario.predictions ?? []).map((prediction) => ({
        result: examinePrediction(prediction, forecasts[prediction.id], outcome, stepCount),
      })),
    ];
    const checks = examined.map(({ result, functionError }): CheckResult => {
      checkCount += 1;
      if (result.status !== 'passed') {
        const { taskIndex, scenarioIndex, name: scenarioName } = scenario;
        const failure = { taskIndex, scenarioIndex, scenarioName, check: result, outcome };
        firstFailure ??= functionError === undefined ? failure : { ...failure, functionError };
      }
      return result;
    });
    return { name: scenario.name, seed: scenario.seed, status: statusOf(checks), checks };
  };

  const tasks = spec.tasks.map((task, taskIndex): TaskReport => {
    const scenarios = runs.filter(({ scenario }) => scenario.taskIndex === taskIndex).map(gradeScenario);
    if (scenarios.length !== task.scenarios.length) {
      throw new RangeError(
        `Task ${taskIndex + 1} has ${task.scenarios.length} scenarios, but ${scenarios.length} were run.`,
      );
    }
    return { title: task.title, status: statusOf(scenarios), scenarios };
  });

  if (checkCount === 0) throw new RangeError('An exercise without checks cannot be graded.');
  const what = spec.kind === 'predict' ? 'forecasts' : 'checks';
  return { verdict: firstFailure === undefined ? passedVerdict(checkCount, what) : failedVerdict(firstFailure), tasks };
}

function statusOf(parts: readonly { readonly status: string }[]): 'passed' | 'failed' {
  return parts.every(({ status }) => status === 'passed') ? 'passed' : 'failed';
}
