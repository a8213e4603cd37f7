import type { ExerciseSpec, PreparedScenario } from '../exercise-spec.ts';
import type { GradeReport } from '../grade-report.ts';
import type { SourcePosition } from '../transcript.ts';
import type { Checks } from './check-definitions.ts';
import { grade } from './grade.ts';

/** Something that keeps a template from being deployed, for the learner, and where it is. */
export interface DeploymentProblem {
  readonly message: string;
  readonly position: SourcePosition;
}

/** The report on a function that there is not, because its template cannot be deployed: no check is reached. */
export function undeployedReport(
  spec: ExerciseSpec,
  scenarios: readonly PreparedScenario[],
  problems: readonly [DeploymentProblem, ...DeploymentProblem[]],
  checks: Checks,
): GradeReport {
  const outcome = { kind: 'not-run', message: 'Not run: the template cannot be deployed yet.' } as const;
  const { tasks } = grade(
    spec,
    scenarios.map((scenario) => ({ scenario, outcome })),
    checks,
  );
  const [{ message, position }] = problems;
  const place = `${position.file}, line ${position.line}`;
  return { verdict: { kind: 'template-problem', message: `${place}: ${message}`, position }, tasks, problems };
}
