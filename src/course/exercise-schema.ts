import { lambdaQuotas } from '#aws-facts';
import type { ExerciseKind } from '#sandbox';
import { z } from 'zod';
import { checkSchema } from './check-schema.ts';
import { fields, kebabCase, sentence } from './field-schemas.ts';
import { functionSchema } from './function-schema.ts';
import { packagesSchema } from './packages.ts';
import { predictionSchema } from './prediction-schema.ts';
import { resourcesSchema } from './resources-schema.ts';
import { invokeSchema, requestSchema, stepSchema } from './step-schema.ts';
import { triggersSchema } from './trigger-schema.ts';

const { maximumTimeout } = lambdaQuotas;

const replySchema = fields({
  status: z.int().min(200).max(599).default(200).describe('The status, a number from 200 to 599. 200 when left out.'),
  headers: z
    .record(
      z
        .string()
        .regex(
          /^(?!(?:content-encoding|transfer-encoding)$)[\w!#$%&'*+.^`|~-]+$/i,
          "a header's name, and not that of an encoding: replies are sent as they are",
        ),
      z.string(),
    )
    .default({})
    .describe('The headers, such as content-type. None when left out.'),
  body: z.string().default('').describe('The body as text. JSON is text too: put it in single quotes.'),
  latencyMs: z
    .int()
    .min(0)
    .max(maximumTimeout.value * 1_000)
    .exactOptional()
    .describe('How long the reply takes, in milliseconds. 20 when left out.'),
});

const routeSchema = fields({
  origin: z
    .string()
    .regex(/^https?:\/\/[^\s/?#]+$/, 'a scheme and a host without anything behind it, such as https://api.example.com')
    .describe('Scheme and host, such as https://api.example.com; the port where it is not the usual one.'),
  method: requestSchema.shape.method
    .unwrap()
    .exactOptional()
    .describe('The method in capitals. Every method when left out.'),
  path: requestSchema.shape.path
    .unwrap()
    .exactOptional()
    .describe('The path, which starts with /, without the query string. Every path when left out.'),
  reply: replySchema.exactOptional().describe('What the host answers.'),
  failure: z
    .enum(['refused', 'timeout'])
    .exactOptional()
    .describe(
      'In place of a reply: refused (nobody listens there), or timeout (the connection does not come about within 10 s).',
    ),
});

/** What happens in a scenario, whatever is asked about it. */
export const scenarioFields = {
  name: sentence.describe('What is tried, to be read behind "With": a name in the query string.'),
  values: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/, 'a name of letters and digits, such as caller'), z.string())
    .default({})
    .describe(
      'Values that are new on every run: a name and a generator. Use them as {{ name }} in the steps and checks.',
    ),
  request: requestSchema
    .exactOptional()
    .describe('The HTTP request that the caller sends, where the scenario has one step.'),
  invoke: invokeSchema.exactOptional(),
  network: z
    .array(routeSchema)
    .min(1)
    .exactOptional()
    .describe('The hosts that the function can reach with fetch. The first entry that fits a request answers it.'),
  resources: resourcesSchema
    .exactOptional()
    .describe('What there is around the function in this scenario, beside or instead of what all scenarios have.'),
  triggers: triggersSchema.exactOptional().describe('Who calls the function in this scenario, in place of the others.'),
  environment: z
    .record(z.string(), z.string())
    .exactOptional()
    .describe("Environment variables in this scenario, in place of all of the function's own. Quote numbers."),
  steps: z
    .array(stepSchema)
    .min(1)
    .exactOptional()
    .describe('What happens, one after the other: requests, events, or what others do around the function.'),
};

const gradedScenario = fields({
  ...scenarioFields,
  checks: z.array(checkSchema).min(1).describe('What is expected. At least one check.'),
});

const predictedScenario = fields({
  ...scenarioFields,
  predictions: z
    .array(predictionSchema)
    .min(1)
    .describe('What the learner is asked before it runs. At least one prediction.'),
});

function tasksOf<Scenario extends z.ZodType>(scenario: Scenario) {
  const task = fields({
    scenarios: z.array(scenario).min(1).describe('What is tried for this task. At least one scenario.'),
    hints: z.array(sentence).min(3).describe('At least three, from a gentle nudge to the plain answer. Markdown.'),
  });
  return z.array(task).min(1).describe('One for each "## n. …" heading of instructions.md, in the same order.');
}

const mistakeSchema = fields({
  file: z
    .string()
    .regex(/^[a-z0-9-]+\.(?:[cm]?js|yaml)$/, 'the name of a file in mistakes/, such as no-default.mjs')
    .describe('The file in mistakes/.'),
  replaces: sentence
    .exactOptional()
    .describe("Which file of the solution it takes the place of. The handler's when left out."),
  caughtBy: kebabCase.describe('The id of the check that has to catch it.'),
  why: sentence.describe('Why people write this.'),
});

const title = sentence.describe('What the learner reads above the exercise.');

/** What is around the function in every scenario. */
const around = {
  function: functionSchema.describe("The function's configuration, in AWS's own names."),
  packages: packagesSchema,
  resources: resourcesSchema
    .exactOptional()
    .describe('Buckets, tables and queues that are around the function in every scenario.'),
  triggers: triggersSchema
    .exactOptional()
    .describe('Who calls the function in every scenario. An HTTP API when left out.'),
};

const handlerSchema = fields({
  kind: z.literal('handler').exactOptional().describe('The learner writes the function. The kind when it is left out.'),
  title,
  ...around,
  addressBar: z
    .array(requestSchema.omit({ api: true, follows: true }))
    .min(1)
    .exactOptional()
    .describe('Requests to begin with in an address bar, where readers send their own. No address bar when left out.'),
  tasks: tasksOf(gradedScenario),
  mistakes: z
    .array(mistakeSchema)
    .min(3)
    .describe('At least three wrong answers that people really give, and the check that catches each.'),
});

const predictSchema = fields({
  kind: z.literal('predict').describe('The learner says what a given function will do, and then runs it.'),
  title,
  ...around,
  tasks: tasksOf(predictedScenario),
});

const { triggers: _triggers, environment: _environment, ...deployedFields } = scenarioFields;

const configSchema = fields({
  kind: z.literal('config').describe('The learner writes the template.yaml that deploys a given function.'),
  title,
  packages: around.packages,
  resources: around.resources,
  tasks: tasksOf(
    fields({
      ...deployedFields,
      checks: gradedScenario.shape.checks,
    }),
  ),
  mistakes: handlerSchema.shape.mistakes,
});

const tuneSchema = fields({
  ...configSchema.shape,
  kind: z
    .literal('tune')
    .describe('The learner changes the template of a given function until a goal is met that is measured.'),
});

/**
 * What an `exercise.yaml` holds, by its kind. Every field carries a sentence for authors; their editor and our errors show
 * it.
 */
export const exerciseSchemas = {
  handler: handlerSchema,
  predict: predictSchema,
  config: configSchema,
  tune: tuneSchema,
} satisfies { readonly [Kind in ExerciseKind]: z.ZodObject };

/** The kind alone, which says what else there has to be. */
export const kindSchema = z.looseObject({
  kind: z
    .enum(Object.keys(exerciseSchemas) as [ExerciseKind, ...ExerciseKind[]])
    .default('handler')
    .describe('What the learner gives. A handler when left out.'),
});

export type ExerciseYaml = z.infer<(typeof exerciseSchemas)[ExerciseKind]>;
export type ScenarioYaml = ExerciseYaml['tasks'][number]['scenarios'][number];
export type MistakeYaml = z.infer<typeof mistakeSchema>;
export type RouteYaml = z.infer<typeof routeSchema>;

/** The JSON Schema of `exercise.yaml`, for completion in editors. What the learner-facing defaults fill in may be left out. */
export function exerciseJsonSchema(): object {
  // What the kinds have in common stands there once.
  const schema = z.toJSONSchema(z.union(Object.values(exerciseSchemas)), { io: 'input', reused: 'ref' });
  return { title: 'exercise.yaml', ...schema };
}
