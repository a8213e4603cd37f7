import type { JsonValue } from '#kernel';
import {
  type CloudSpec,
  type ExerciseSpec,
  generatorForms,
  isGenerator,
  placeholderNames,
  type ScenarioSpec,
} from '#sandbox';
import type { AuthorProblem } from '../author-problem.ts';
import type { YamlFile, YamlPath } from '../yaml-file.ts';

/** Checks that a scenario's generated values exist, are used, and are used only where they are filled in. */
export function checkPlaceholders(
  scenario: ScenarioSpec,
  shared: Pick<ExerciseSpec, 'resources' | 'triggers'>,
  path: YamlPath,
  yaml: YamlFile,
): AuthorProblem[] {
  const { name, values, network = [], resources = {}, environment = {}, steps, checks } = scenario;
  const triggers = scenario.triggers ?? shared.triggers ?? [];
  const places = [
    network,
    withoutCode(shared.resources),
    withoutCode(resources),
    triggers,
    environment,
    steps,
    checks,
  ] as unknown as JsonValue;
  const used = new Set(placeholderNames(places));
  const declared = Object.keys(values);
  const problems: AuthorProblem[] = [];

  for (const [value, generator] of Object.entries(values)) {
    const at = [...path, 'values', value];
    if (!isGenerator(generator)) {
      problems.push(
        yaml.problemAt(at, {
          expected: `a generator: ${generatorForms.join(', ')}`,
          found: JSON.stringify(generator),
          remedy: 'Use one of these. LOW and HIGH are whole numbers, LOW below HIGH; one-of takes two words or more.',
        }),
      );
    }
    if (!used.has(value)) {
      problems.push(
        yaml.problemAt(at, {
          expected: `{{ ${value} }} in a step, a check or the network of this scenario`,
          found: 'a value that nothing uses',
          remedy: `Use it, or take ${value} out.`,
        }),
      );
    }
  }
  for (const value of used) {
    if (declared.includes(value)) continue;
    problems.push(
      yaml.problemAt(path, {
        expected:
          declared.length === 0 ? 'no placeholders, as there are no values' : `only {{ ${declared.join(' }}, {{ ')} }}`,
        found: `{{ ${value} }}`,
        remedy: `Add ${value} under the scenario's values, such as "${value}: name", or correct the spelling.`,
      }),
    );
  }
  for (const text of malformedPlaceholders(places)) {
    problems.push(
      yaml.problemAt(path, {
        expected: 'a placeholder of the form {{ caller }}',
        found: JSON.stringify(text),
        remedy: "Write the name of a value between the braces, and its generator under the scenario's values.",
      }),
    );
  }
  if (name.includes('{{')) {
    problems.push(
      yaml.problemAt([...path, 'name'], {
        expected: 'a name without placeholders',
        found: JSON.stringify(name),
        remedy: 'Say in plain words what is tried. The learner sees the values in the event.',
      }),
    );
  }
  return problems;
}

function malformedPlaceholders(template: JsonValue): string[] {
  if (typeof template === 'string')
    return template.split('{{').length - 1 > placeholderNames(template).length ? [template] : [];
  if (typeof template !== 'object' || template === null) return [];
  return Object.entries(template).flatMap(([key, value]) => [
    ...malformedPlaceholders(key),
    ...malformedPlaceholders(value),
  ]);
}

/** The code of further functions is no template. */
function withoutCode({ functions: _functions, ...resources }: CloudSpec = {}): CloudSpec {
  return resources;
}
