import type { ExerciseSpec, NetworkRoute, ScenarioSpec, Step } from '#sandbox';
import type { AuthorProblem } from './author-problem.ts';
import { toCheck } from './check-schema.ts';
import type { ExerciseFiles } from './exercise-files.ts';
import type { ExerciseYaml, RouteYaml, ScenarioYaml } from './exercise-schema.ts';
import { toPrediction } from './prediction-schema.ts';
import { toCloudSpec } from './resources-schema.ts';
import { toActingStep, toStep } from './step-schema.ts';
import { toTriggers } from './trigger-schema.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

/** A function and who calls it: as `exercise.yaml` has them, or the solution's template. */
export type Deployed = Pick<ExerciseSpec, 'function' | 'triggers'>;

/**
 * What the engine needs of an exercise, from its YAML. `titles` are those of the tasks, `functionFiles` those of
 * further functions.
 */
export function toExerciseSpec(
  value: ExerciseYaml,
  deployed: Deployed,
  titles: readonly string[],
  functionFiles: ExerciseFiles['functions'],
  yaml: YamlFile,
): { readonly spec: ExerciseSpec; readonly problems: readonly AuthorProblem[] } {
  const { kind = 'handler', resources } = value;
  const { function: config, triggers } = deployed;
  const problems: AuthorProblem[] = [];
  const spec = {
    ...(kind !== 'handler' && { kind }),
    function: config,
    ...(resources !== undefined && { resources: toCloudSpec(resources, functionFiles) }),
    ...(triggers !== undefined && { triggers }),
    ...('addressBar' in value && { addressBar: value.addressBar }),
    tasks: value.tasks.map(({ scenarios, hints }, taskIndex) => ({
      title: titles[taskIndex] ?? '',
      scenarios: scenarios.map((scenario, scenarioIndex) => {
        const path = ['tasks', taskIndex, 'scenarios', scenarioIndex];
        const read = readScenario(scenario, path, yaml, functionFiles);
        problems.push(...read.problems);
        return read.scenario;
      }),
      hints,
    })),
  };
  return { spec, problems };
}

/** One scenario, which stands at `path`. */
export function readScenario(
  scenario: ScenarioYaml,
  path: YamlPath,
  yaml: YamlFile,
  functionFiles: ExerciseFiles['functions'] = {},
): { readonly scenario: ScenarioSpec; readonly problems: readonly AuthorProblem[] } {
  const { steps, wrong } = toSteps(scenario, path);
  const problems = wrong.map((place) => yaml.problemAt(place, whatHappens(place === path)));
  const routes = scenario.network?.map(toRoute);
  routes?.forEach((route, index) => {
    if (route === undefined) problems.push(yaml.problemAt([...path, 'network', index], whatComesOfIt));
  });
  const network = routes?.filter((route) => route !== undefined);
  return { scenario: toScenario(scenario, steps, network, functionFiles), problems };
}

function toScenario(
  scenario: ScenarioYaml,
  steps: readonly Step[],
  network: readonly NetworkRoute[] | undefined,
  functionFiles: ExerciseFiles['functions'],
): ScenarioSpec {
  const { name, values, resources } = scenario;
  // In exercises of kind config, the template says both.
  const triggers = 'triggers' in scenario ? scenario.triggers : undefined;
  const environment = 'environment' in scenario ? scenario.environment : undefined;
  return {
    name,
    values,
    ...(network !== undefined && { network }),
    ...(resources !== undefined && { resources: toCloudSpec(resources, functionFiles) }),
    ...(triggers !== undefined && { triggers: toTriggers(triggers) }),
    ...(environment !== undefined && { environment }),
    steps,
    checks: 'checks' in scenario ? scenario.checks.map(toCheck) : [],
    ...('predictions' in scenario && { predictions: scenario.predictions.map(toPrediction) }),
  };
}

/** Undefined where it is not said what comes of a request, or said twice. */
function toRoute({ reply, failure, ...place }: RouteYaml): NetworkRoute | undefined {
  if ((reply === undefined) === (failure === undefined)) return undefined;
  return reply === undefined ? { ...place, failure: failure ?? 'refused' } : { ...place, reply };
}

const whatComesOfIt: Pick<AuthorProblem, 'expected' | 'found' | 'remedy'> = {
  expected: 'either reply or failure',
  found: 'neither of them, or both',
  remedy: 'Say once what comes of a request: a reply, or a failure.',
};

/** Reads what happens in a scenario. `wrong` are the places where it is not said, or said twice. */
function toSteps(scenario: ScenarioYaml, path: YamlPath): { steps: Step[]; wrong: YamlPath[] } {
  const { steps } = scenario;
  if (steps === undefined) {
    const step = toActingStep(scenario);
    return step === undefined ? { steps: [], wrong: [path] } : { steps: [step], wrong: [] };
  }
  const read = steps.map(toStep);
  const wrong = read.flatMap((step, index): YamlPath[] => (step === undefined ? [[...path, 'steps', index]] : []));
  if ('request' in scenario || 'invoke' in scenario) wrong.push(path);
  return { steps: read.filter((step) => step !== undefined), wrong };
}

function whatHappens(inScenario: boolean): Pick<AuthorProblem, 'expected' | 'found' | 'remedy'> {
  return {
    expected: inScenario ? 'one of request, invoke or steps' : 'one thing that happens, such as request or invoke',
    found: 'none of them, or more than one',
    remedy: 'Say once what happens to the function: a request for HTTP, invoke for a bare event, steps for several.',
  };
}
