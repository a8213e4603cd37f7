import type { Prediction, TaskSpec } from '#sandbox';
import type { AuthorProblem } from '../author-problem.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';

/** Checks that ids are unique, that each prediction looks at a step that there is, and that its mistakes can be made. */
export function checkPredictions(tasks: readonly TaskSpec[], yaml: YamlFile): AuthorProblem[] {
  const seen = new Set<string>();
  return tasks.flatMap(({ scenarios }, taskIndex) =>
    scenarios.flatMap(({ steps, predictions = [] }, scenarioIndex) =>
      predictions.flatMap((prediction, index) => {
        const path = ['tasks', taskIndex, 'scenarios', scenarioIndex, 'predictions', index];
        const problems = [
          ...checkStep(prediction, steps.length, path, yaml),
          ...checkForecasts(prediction, path, yaml),
        ];
        if (seen.has(prediction.id)) {
          problems.push(
            yaml.problemAt([...path, 'id'], {
              expected: 'an id that no other prediction of the exercise has',
              found: `"${prediction.id}" for the second time`,
              remedy: 'Rename one of the two.',
            }),
          );
        }
        seen.add(prediction.id);
        return problems;
      }),
    ),
  );
}

function checkStep({ from }: Prediction, stepCount: number, path: YamlPath, yaml: YamlFile): AuthorProblem[] {
  if (!('step' in from) || from.step <= stepCount) return [];
  return [
    yaml.problemAt([...path, 'from', 'step'], {
      expected: `a step of this scenario, 1 to ${stepCount}`,
      found: String(from.step),
      remedy: 'Correct step, or leave it out.',
    }),
  ];
}

function checkForecasts(prediction: Prediction, path: YamlPath, yaml: YamlFile): AuthorProblem[] {
  const { mistakes } = prediction;
  const problems: AuthorProblem[] = [];
  for (const [index, { forecast }] of mistakes.entries()) {
    const at = [...path, 'mistakes', index, 'forecast'];
    if (mistakes.findIndex((one) => one.forecast === forecast) !== index) {
      problems.push(
        yaml.problemAt(at, {
          expected: 'one entry for each wrong forecast',
          found: `${JSON.stringify(forecast)} for the second time`,
          remedy: 'Take one of the two out.',
        }),
      );
    }
    if (prediction.kind === 'choice' && !prediction.options.includes(forecast)) {
      problems.push(
        yaml.problemAt(at, {
          expected: `one of the options: ${prediction.options.map((one) => JSON.stringify(one)).join(', ')}`,
          found: JSON.stringify(forecast),
          remedy: 'Nobody can choose it: add it to the options, or take the mistake out.',
        }),
      );
    }
    if (prediction.kind === 'number' && typeof forecast !== 'number') {
      problems.push(
        yaml.problemAt(at, {
          expected: 'a number',
          found: JSON.stringify(forecast),
          remedy: 'Write the number that people forecast, without quotes.',
        }),
      );
    }
  }
  if (prediction.kind === 'choice' && new Set(prediction.options).size !== prediction.options.length) {
    problems.push(
      yaml.problemAt([...path, 'options'], {
        expected: 'options that differ',
        found: 'the same one twice',
        remedy: 'Take one of the two out.',
      }),
    );
  }
  return problems;
}
