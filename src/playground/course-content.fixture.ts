import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Exercise, examineContent, isObjectFile } from '#course';
import { type PreparedScenario, prepareExercise } from '#sandbox';
import { type DeployedExercise, deployExercise } from './import-exercise.ts';

const root = 'content';

/** All exercises of the course. */
export const exercises: readonly Exercise[] = examineContent(
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(root, path), readFileSync(path, isObjectFile(path) ? 'base64' : 'utf8')]),
  ),
).exercises;

/** Every scenario of them, with the solution. */
export const scenarios: readonly {
  readonly id: string;
  readonly deployed: DeployedExercise;
  readonly scenario: PreparedScenario;
}[] = exercises.flatMap(({ id, spec, starter, solution }) => {
  const deployed = deployExercise({ spec, files: { ...starter, ...solution } });
  return prepareExercise(deployed.spec, 7).map((scenario) => ({
    id: `${id} ${scenario.taskIndex + 1}.${scenario.scenarioIndex + 1}`,
    deployed,
    scenario,
  }));
});
