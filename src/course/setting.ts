import type { CloudSpec, ExerciseSpec, FunctionConfig, NetworkRoute, SourceFiles, Step, TriggerSpec } from '#sandbox';
import { z } from 'zod';
import type { AuthorProblem } from './author-problem.ts';
import { checkFunctions } from './cross-checks/functions.ts';
import { checkResources } from './cross-checks/resources.ts';
import { checkTriggers } from './cross-checks/triggers.ts';
import { checkAgainstSchema } from './describe-issues.ts';
import { scenarioFields } from './exercise-schema.ts';
import { fields } from './field-schemas.ts';
import { functionSchema } from './function-schema.ts';
import { withObjectFiles } from './object-files.ts';
import { toCloudSpec } from './resources-schema.ts';
import { stepNames, stepSchema } from './step-schema.ts';
import { readScenario } from './to-exercise-spec.ts';
import { asynchronousSchema, toTriggers } from './trigger-schema.ts';
import { readYaml, type YamlFile, type YamlPath } from './yaml-file.ts';

/** A function and its surroundings as a reader writes them, without an exercise around. */
export interface SettingTexts {
  /** As a form has it: nothing of it has been checked. */
  readonly function: FunctionConfig;
  /** YAML or JSON: `resources`, `triggers`, `network` and `asynchronous`, as exercises have them. */
  readonly services: string;
  /** YAML or JSON: a list of steps, or one event. */
  readonly happenings: string;
  /** The files of further functions, by their names. */
  readonly functionFiles: Readonly<Record<string, SourceFiles>>;
}

/** What a run needs besides the function's files. */
export interface Setting {
  readonly function: FunctionConfig;
  readonly steps: readonly Step[];
  readonly resources?: CloudSpec;
  readonly triggers?: readonly TriggerSpec[];
  readonly network?: readonly NetworkRoute[];
}

/** What the parts are called in problems. */
export const settingParts = { function: 'configuration', services: 'services', happenings: 'events' } as const;

const configurationSchema = functionSchema.omit({ asynchronous: true }).extend({
  environment: z
    .record(z.string().regex(/^[A-Za-z]\w*$/, 'a name of letters, digits and _, with a letter first'), z.string())
    .default({})
    .describe('Environment variables.'),
  architecture: z.enum(['x86_64', 'arm64']).exactOptional().describe('x86_64 or arm64. x86_64 when left out.'),
});

const servicesSchema = fields({
  resources: scenarioFields.resources,
  triggers: scenarioFields.triggers,
  network: scenarioFields.network,
  asynchronous: asynchronousSchema
    .exactOptional()
    .describe('How Lambda deals with asynchronous invocations: retries, age, destinations, dead-letter queue.'),
});

const happeningsSchema = z.array(stepSchema).min(1);

/** Reads a setting. There is one where nothing is wrong; problems are values, with lines where they stand in a text. */
export function examineSetting(texts: SettingTexts): {
  readonly setting?: Setting;
  readonly problems: readonly AuthorProblem[];
} {
  const configuration = checkAgainstSchema(formOf(texts.function), configurationSchema);
  const services = readPart(texts.services, settingParts.services, servicesSchema, {});
  const happenings = readHappenings(texts.happenings);
  const problems = [
    ...configuration.problems,
    ...services.problems,
    ...happenings.problems,
    ...namedFiles(services),
    ...namedFiles(happenings),
  ];
  if (configuration.value === undefined || services.value === undefined || happenings.value === undefined)
    return { problems };

  const { resources, triggers, network, asynchronous } = services.value;
  const happening = { name: 'this', values: {}, steps: [...happenings.value], checks: [] };
  const around: YamlFile = {
    file: settingParts.services,
    data: services.yaml.data,
    problemAt(path, problem) {
      const [part, , scenarios, , ...rest] = path;
      const isHappening = part === 'tasks' && scenarios === 'scenarios';
      if (isHappening && rest[0] === 'steps') return happenings.yaml.problemAt(rest.slice(1), problem);
      if (part === 'function') return services.yaml.problemAt(path.slice(1), problem);
      return services.yaml.problemAt(isHappening ? rest : path, problem);
    },
  };
  const read = readScenario(
    { ...happening, ...(network !== undefined && { network }) },
    scenarioPath,
    around,
    texts.functionFiles,
  );
  const setting: Setting = {
    function: { ...configuration.value, ...(asynchronous !== undefined && { asynchronous }) },
    steps: read.scenario.steps,
    ...(resources !== undefined && { resources: toCloudSpec(resources, texts.functionFiles) }),
    ...(triggers !== undefined && { triggers: toTriggers(triggers) }),
    ...(read.scenario.network !== undefined && { network: read.scenario.network }),
  };
  const { function: config, resources: cloud, triggers: callers } = setting;
  const spec: ExerciseSpec = {
    function: config,
    ...(cloud !== undefined && { resources: cloud }),
    ...(callers !== undefined && { triggers: callers }),
    tasks: [{ title: '', hints: [], scenarios: [read.scenario] }],
  };
  problems.push(
    ...read.problems,
    ...checkTriggers(spec, around),
    ...checkResources(spec, read.scenario, scenarioPath, around),
    ...checkFunctions(spec, texts.functionFiles, around, (path) => path),
  );
  return problems.length === 0 ? { setting, problems } : { problems };
}

/** Where the only scenario stands. */
const scenarioPath: YamlPath = ['tasks', 0, 'scenarios', 0];

/** A form, as if it were a file without lines. */
function formOf(config: FunctionConfig): YamlFile {
  return {
    file: settingParts.function,
    data: config,
    problemAt: (path, problem) => ({ file: settingParts.function, where: path.map(String).join('.'), ...problem }),
  };
}

type Part<Value> =
  | { readonly value: Value; readonly yaml: YamlFile; readonly problems: readonly AuthorProblem[] }
  | { readonly value?: undefined; readonly problems: readonly AuthorProblem[] };

/** Reads a text against its schema; `empty` is what stands for a text without anything in it. */
function readPart<Schema extends z.ZodType>(
  text: string,
  file: string,
  schema: Schema,
  empty: unknown,
): Part<z.infer<Schema>> {
  const { yaml, problems } = readYaml(text, file);
  if (yaml === undefined) return { problems };
  const given: YamlFile = yaml.data === null ? { ...yaml, data: empty } : yaml;
  const { value, problems: issues } = checkAgainstSchema(given, schema);
  return value === undefined ? { problems: issues } : { value, yaml: given, problems: issues };
}

/** Objects cannot be made of files here: there is no folder beside. */
function namedFiles(part: Part<unknown>): readonly AuthorProblem[] {
  if (part.value === undefined) return [];
  return withObjectFiles(part.value, {}, part.yaml).problems.map((problem) => ({
    ...problem,
    expected: 'text or base64',
    remedy: 'Write what is in the object: there is no folder beside a playground.',
  }));
}

/** A list is of steps; anything else is an event that the function is invoked with. */
function readHappenings(text: string): Part<z.infer<typeof happeningsSchema>> {
  const { happenings: file } = settingParts;
  const { yaml, problems } = readYaml(text, file);
  if (yaml === undefined) return { problems };
  const { data } = yaml;
  if (Array.isArray(data)) return readPart(text, file, happeningsSchema, []);
  if (data === null) {
    const remedy =
      'Choose a sample, write an event as JSON, or a list of steps. For an event that is null, write "- invoke: null".';
    return { problems: [yaml.problemAt([], { expected: 'an event, or what happens', found: 'nothing', remedy })] };
  }
  const [only, ...others] = typeof data === 'object' ? Object.keys(data) : [];
  if (only !== undefined && others.length === 0 && stepNames.includes(only)) {
    const remedy = `Write "- ${only}:" for a step. For an event with only this member, put all of it behind "- invoke:".`;
    return {
      problems: [
        yaml.problemAt([only], { expected: 'a list of steps, or an event', found: `"${only}" without a dash`, remedy }),
      ],
    };
  }
  const { value, problems: issues } = checkAgainstSchema({ ...yaml, data: [{ invoke: data }] }, happeningsSchema);
  return value === undefined ? { problems: issues } : { value, yaml, problems: issues };
}
