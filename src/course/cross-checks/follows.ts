import type { ExerciseSpec, Step } from '#sandbox';
import type { AuthorProblem } from '../author-problem.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';

/** Checks that a request that follows a response follows one of an earlier step. */
export function checkFollows({ tasks }: ExerciseSpec, yaml: YamlFile): AuthorProblem[] {
  return tasks.flatMap(({ scenarios }, taskIndex) =>
    scenarios.flatMap(({ steps }, scenarioIndex) =>
      steps.flatMap((step, index) =>
        followsOf(step).flatMap(({ follows, inside }) => {
          if (follows <= index && steps[follows - 1]?.kind === 'http-request') return [];
          const path: YamlPath = ['tasks', taskIndex, 'scenarios', scenarioIndex, 'steps', index, ...inside];
          return [
            yaml.problemAt([...path, 'request', 'follows'], {
              expected: 'the number of an earlier step that is a request',
              found: String(follows),
              remedy: 'Count the steps of the scenario from 1.',
            }),
          ];
        }),
      ),
    ),
  );
}

interface Follows {
  readonly follows: number;
  /** Where in the step it stands. */
  readonly inside: YamlPath;
}

function followsOf(step: Step): readonly Follows[] {
  if (step.kind === 'parallel')
    return step.steps.flatMap((one, place) =>
      followsOf(one).map(({ follows }) => ({ follows, inside: ['parallel', place] })),
    );
  return step.kind === 'http-request' && step.follows !== undefined ? [{ follows: step.follows, inside: [] }] : [];
}
