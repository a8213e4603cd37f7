import type { FunctionConfig, ScenarioSpec, SourceFiles } from '#sandbox';
import { z } from 'zod';
import type { AuthorProblem } from '../author-problem.ts';
import { checkSchema } from '../check-schema.ts';
import { checkAgainstSchema } from '../describe-issues.ts';
import { scenarioFields } from '../exercise-schema.ts';
import { functionSchema } from '../function-schema.ts';
import { fields, kebabCase, sentence } from '../field-schemas.ts';
import { withObjectFiles } from '../object-files.ts';
import { readScenario } from '../to-exercise-spec.ts';
import { readYaml } from '../yaml-file.ts';

/** What blocks of code are run with: what happens to the function, and what the block leaves out. */
export interface Trial {
  readonly id: string;
  readonly function: FunctionConfig;
  readonly scenario: ScenarioSpec;
  /** Files beside the block. */
  readonly files: SourceFiles;
  /** Code in front of the block's and behind it. */
  readonly before: string;
  readonly after: string;
  /** The function, where the block is none: data, or Python without JavaScript beside it. */
  readonly handler: string;
  /** Members of the answer whose values differ from run to run. */
  readonly varies: readonly string[];
  /** Why the languages need not log the same. */
  readonly logsDiffer?: string;
}

const code = (what: string): z.ZodExactOptional<z.ZodString> => sentence.exactOptional().describe(what);
const { name: _name, values: _values, ...happening } = scenarioFields;

const trialSchema = fields({
  id: kebabCase.describe('Blocks name the trial by it: ```js trial="with-a-body". The first trial is for all others.'),
  function: functionSchema
    .omit({ handler: true })
    .extend({
      memorySize: functionSchema.shape.memorySize.default(128),
      timeout: functionSchema.shape.timeout.default(3),
    })
    .exactOptional()
    .describe("The function's configuration, without its handler. 128 MB and 3 s when left out."),
  ...happening,
  files: z
    .record(sentence, z.string())
    .default({})
    .describe('Files beside the block: path and text. None when left out.'),
  before: code('Code in front of that of the block, for what the block does not show.'),
  after: code('Code behind that of the block.'),
  handler: code('The function for blocks that are none, such as an event. It returns null when left out.'),
  varies: z
    .array(sentence)
    .default([])
    .describe('Members of the answer that differ from run to run, such as a time. None when left out.'),
  logsDiffer: sentence
    .exactOptional()
    .describe('Why the languages need not log the same. They have to when it is left out.'),
  checks: z.array(checkSchema).default([]).describe('What is expected beyond an answer. Nothing when left out.'),
});

const trialsSchema = fields({
  trials: z.array(trialSchema).min(1).describe('What blocks of code are tried with. At least one trial.'),
});

type TrialYaml = z.infer<typeof trialSchema>;

/** For lessons without a `blocks.yaml`: one invocation with an empty event. */
export const emptyTrial: Trial = {
  id: 'empty',
  function: { handler: 'index.handler', runtime: 'nodejs24.x', memorySize: 128, timeout: 3, environment: {} },
  scenario: { name: 'an empty event', values: {}, steps: [{ kind: 'invoke', event: {} }], checks: [] },
  files: {},
  before: '',
  after: '',
  handler: 'export const handler = async () => null;',
  varies: [],
};

/** Reads a lesson's `blocks.yaml`. Problems are values. */
export function examineTrials(
  text: string,
  file: string,
): { readonly trials: readonly Trial[]; readonly problems: readonly AuthorProblem[] } {
  const { yaml, problems: yamlProblems } = readYaml(text, file);
  if (yaml === undefined) return { trials: [], problems: yamlProblems };
  const { value: read, problems: schemaProblems } = checkAgainstSchema(yaml, trialsSchema);
  if (read === undefined) return { trials: [], problems: schemaProblems };
  const { value, problems: objectProblems } = withObjectFiles(read, {}, yaml);
  const problems: AuthorProblem[] = [...objectProblems];
  const trials = value.trials.map((written, index) => {
    const { checks, ...rest } = written;
    const named = { ...rest, name: written.id, values: {}, checks: checks.map((check) => ({ ...check })) };
    const { scenario, problems: found } = readScenario(named, ['trials', index], yaml);
    problems.push(...found);
    if (value.trials.findIndex(({ id }) => id === written.id) < index) {
      const remedy = 'Rename one of the two.';
      problems.push(
        yaml.problemAt(['trials', index, 'id'], { expected: 'each id once', found: `"${written.id}" twice`, remedy }),
      );
    }
    return toTrial(written, scenario);
  });
  return { trials, problems };
}

function toTrial(written: TrialYaml, scenario: ScenarioSpec): Trial {
  const { id, files, before, after, handler, varies, logsDiffer } = written;
  return {
    id,
    function: { ...emptyTrial.function, ...written.function },
    scenario,
    files,
    before: before ?? '',
    after: after ?? '',
    handler: handler ?? emptyTrial.handler,
    varies,
    ...(logsDiffer !== undefined && { logsDiffer }),
  };
}
