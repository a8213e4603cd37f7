import { lambdaQuotas } from '#aws-facts';
import { z } from 'zod';
import { checkSchema } from './check-schema.ts';
import { fields, kebabCase, sentence } from './field-schemas.ts';
import { resourcesSchema } from './resources-schema.ts';

const { minimumMemory, maximumMemory, maximumTimeout } = lambdaQuotas;

const functionSchema = fields({
  handler: z
    .string()
    .regex(
      /^[\w./-]+\.(?!(?:[cm]?[jt]s)$)\w+$/,
      'a file without its extension, a dot and an export, such as index.handler',
    )
    .describe('The file without its extension, a dot, and the export: index.handler.'),
  runtime: z
    .enum(['nodejs24.x', 'nodejs22.x'])
    .default('nodejs24.x')
    .describe('The Lambda runtime. nodejs24.x when left out; nodejs22.x still takes callback handlers.'),
  memorySize: z
    .int()
    .min(minimumMemory.value)
    .max(maximumMemory.value)
    .describe(`Memory in MB, ${minimumMemory.value} to ${maximumMemory.value}.`),
  timeout: z
    .int()
    .min(1)
    .max(maximumTimeout.value)
    .describe(`Seconds that an invocation may take, 1 to ${maximumTimeout.value}.`),
  environment: z.record(z.string(), z.string()).default({}).describe('Environment variables. Quote numbers.'),
  logging: fields({
    logFormat: z.enum(['Text', 'JSON']).describe('The form of every line of the log.'),
    applicationLogLevel: z
      .enum(['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'])
      .exactOptional()
      .describe('Lines of lower levels are dropped; only with logFormat JSON. INFO when left out.'),
  })
    .exactOptional()
    .describe('The logging configuration. Text when left out.'),
});

const requestSchema = fields({
  method: z
    .string()
    .regex(/^(?:[A-Z]+|\{\{.*\}\})$/, 'a method in capitals, such as GET, or a placeholder')
    .default('GET')
    .describe('The method in capitals. GET when left out.'),
  path: z
    .string()
    .regex(/^\/[^?#]*$/, 'a path that starts with / and holds no ? or #')
    .default('/')
    .describe('The path, which starts with /. What comes behind the question mark goes under query. / when left out.'),
  query: z
    .record(z.string(), z.union([z.string(), z.array(z.string())], { error: 'text, or a list of texts' }))
    .default({})
    .describe('The query string: names and values. A repeated name takes a list. Quote numbers.'),
  headers: z.record(z.string(), z.string()).default({}).describe('Headers, beyond those that every request has.'),
  body: z.string().exactOptional().describe('The body as text. JSON is text too: put it in single quotes.'),
});

const invokeSchema = z
  .json()
  .describe('The event itself: the function is invoked with it directly, with no HTTP API in between.');

const stepSchema = fields({
  request: requestSchema.exactOptional().describe('The HTTP request that the caller sends.'),
  invoke: invokeSchema.exactOptional(),
});

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

const scenarioSchema = fields({
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
  steps: z
    .array(stepSchema)
    .min(1)
    .exactOptional()
    .describe('Several requests or events, one after the other, in one execution environment.'),
  checks: z.array(checkSchema).min(1).describe('What is expected. At least one check.'),
});

const taskSchema = fields({
  scenarios: z.array(scenarioSchema).min(1).describe('What is tried for this task. At least one scenario.'),
  hints: z.array(sentence).min(3).describe('At least three, from a gentle nudge to the plain answer. Markdown.'),
});

const mistakeSchema = fields({
  file: z
    .string()
    .regex(/^[a-z0-9-]+\.[cm]?js$/, 'the name of a file in mistakes/, such as no-default.mjs')
    .describe('The file in mistakes/.'),
  caughtBy: kebabCase.describe('The id of the check that has to catch it.'),
  why: sentence.describe('Why people write this.'),
});

/** What an `exercise.yaml` holds. Every field carries a sentence for authors; their editor and our errors show it. */
export const exerciseSchema = fields({
  title: sentence.describe('What the learner reads above the exercise.'),
  function: functionSchema.describe("The function's configuration, in AWS's own names."),
  resources: resourcesSchema
    .exactOptional()
    .describe('Buckets, tables and queues that are around the function in every scenario.'),
  tasks: z.array(taskSchema).min(1).describe('One for each "## n. …" heading of instructions.md, in the same order.'),
  mistakes: z
    .array(mistakeSchema)
    .min(3)
    .describe('At least three wrong answers that people really give, and the check that catches each.'),
});

export type ExerciseYaml = z.infer<typeof exerciseSchema>;
export type ScenarioYaml = z.infer<typeof scenarioSchema>;
export type StepYaml = z.infer<typeof stepSchema>;
export type RouteYaml = z.infer<typeof routeSchema>;

/** The JSON Schema of `exercise.yaml`, for completion in editors. What the learner-facing defaults fill in may be left out. */
export function exerciseJsonSchema(): object {
  return { title: 'exercise.yaml', ...z.toJSONSchema(exerciseSchema, { io: 'input' }) };
}
