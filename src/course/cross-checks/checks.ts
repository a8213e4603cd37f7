import { type CheckKind, type ExerciseSpec, writesTemplate } from '#sandbox';
import type { AuthorProblem } from '../author-problem.ts';
import type { YamlFile } from '../yaml-file.ts';

/** Checks that ids are unique in the exercise, and that each check looks at a step that has what it looks at. */
export function checkChecks({ kind, tasks }: ExerciseSpec, yaml: YamlFile): AuthorProblem[] {
  const seen = new Set<string>();
  const problems: AuthorProblem[] = [];
  for (const [taskIndex, task] of tasks.entries()) {
    for (const [scenarioIndex, { steps, checks }] of task.scenarios.entries()) {
      for (const [checkIndex, check] of checks.entries()) {
        const path = ['tasks', taskIndex, 'scenarios', scenarioIndex, 'checks', checkIndex];
        if (seen.has(check.id)) {
          problems.push(
            yaml.problemAt([...path, 'id'], {
              expected: 'an id that no other check of the exercise has',
              found: `"${check.id}" for the second time`,
              remedy: 'Rename one of the two, and caughtBy of the mistakes that mean it.',
            }),
          );
        }
        seen.add(check.id);
        if (check.kind === 'permission' && !writesTemplate(kind)) {
          problems.push(
            yaml.problemAt([...path, 'kind'], {
              expected: 'an exercise of kind config, whose template has the policies that are looked at',
              found: 'permission in another kind of exercise',
              remedy: 'Take the check out, or make it an exercise of kind config.',
            }),
          );
        }
        if (kind === 'tune' && looksAtConfiguration(check.kind)) {
          problems.push(
            yaml.problemAt([...path, 'kind'], {
              expected: 'a kind that looks at what was measured, as the exercise is of kind tune',
              found: `${check.kind}, which looks at what stands in the template`,
              remedy: 'Grade what came of it, such as duration-at-most, or make it an exercise of kind config.',
            }),
          );
        }
        const step = steps[(check.step ?? steps.length) - 1];
        if (step === undefined) {
          problems.push(
            yaml.problemAt([...path, 'step'], {
              expected: `a step of this scenario, 1 to ${steps.length}`,
              found: String(check.step),
              remedy: 'Correct step, or leave it out to check the last one.',
            }),
          );
        } else if (looksAtResponse(check.kind) && step.kind !== 'http-request') {
          problems.push(
            yaml.problemAt([...path, 'kind'], {
              expected: 'a step that is a request, because this kind looks at the HTTP response',
              found: 'a step that invokes the function itself',
              remedy: 'Use request in place of invoke, or the kind answer in place of this one.',
            }),
          );
        }
      }
    }
  }
  return problems;
}

function looksAtConfiguration(kind: CheckKind): boolean {
  return kind === 'function-setting' || kind === 'trigger' || kind === 'permission';
}

function looksAtResponse(kind: CheckKind): boolean {
  return kind.startsWith('response-');
}
