import type { ObservationKind, Prediction } from '#sandbox';
import { z } from 'zod';
import { deliveryFields } from './check-schema.ts';
import { fields, kebabCase, sentence } from './field-schemas.ts';

const step = z.int().min(1).exactOptional();
const answerStep = step.describe('Which step is looked at, from 1. The last one when left out.');
const countedStep = step.describe('Only what happened in this step, from 1. The whole scenario when left out.');
const path = sentence.exactOptional().describe('Where in it to look, such as body.items[0]. All of it when left out.');

/** One schema for each thing that can be looked at of a run. */
const observations = {
  answer: fields({
    kind: z.literal('answer').describe('What the handler returned.'),
    step: answerStep,
    path,
  }),
  'response-status': fields({
    kind: z.literal('response-status').describe('The status that the HTTP caller got.'),
    step: answerStep,
  }),
  'response-count': fields({
    kind: z.literal('response-count').describe('How many HTTP callers got this status.'),
    status: z.int().min(100).max(599).describe('The status, such as 429.'),
    step: countedStep,
  }),
  'response-body': fields({
    kind: z.literal('response-body').describe('The body that the HTTP caller got, as JSON where it is.'),
    step: answerStep,
    path,
  }),
  'function-error': fields({
    kind: z.literal('function-error').describe("The type of the function's error; none where it did not fail."),
    step: answerStep,
  }),
  'invocation-count': fields({
    kind: z.literal('invocation-count').describe('How often the function was invoked.'),
    step: countedStep,
  }),
  'cold-starts': fields({
    kind: z.literal('cold-starts').describe('How many invocations were cold starts.'),
    step: countedStep,
  }),
  'billed-duration': fields({
    kind: z.literal('billed-duration').describe('Milliseconds that all invocations together are billed for.'),
    step: countedStep,
  }),
  duration: fields({
    kind: z.literal('duration').describe('Milliseconds that the longest invocation took, INIT apart.'),
    step: countedStep,
  }),
  'log-includes': fields({
    kind: z.literal('log-includes').describe('Whether a line that the function logged has this text: yes or no.'),
    text: sentence.describe('The text to look for.'),
  }),
  'log-count': fields({
    kind: z.literal('log-count').describe('How many lines that the function logged have this text.'),
    text: sentence.describe('The text to look for.'),
  }),
  deliveries: fields({
    kind: z.literal('deliveries').describe('How often a source did something: retried, gave up, dead-lettered, …'),
    ...deliveryFields,
    step: countedStep,
  }),
  messages: fields({
    kind: z.literal('messages').describe('How many messages the queue holds when the scenario has ended.'),
    queue: sentence.describe("The queue's name."),
  }),
  'object-count': fields({
    kind: z.literal('object-count').describe('How many objects a bucket holds when the scenario has ended.'),
    bucket: sentence.describe("The bucket's name."),
    prefix: sentence.exactOptional().describe('Only of keys that begin so. All when left out.'),
  }),
  'item-count': fields({
    kind: z.literal('item-count').describe('How many items a table holds when the scenario has ended.'),
    table: sentence.describe("The table's name."),
  }),
  'service-calls': fields({
    kind: z.literal('service-calls').describe('How often the function called an operation, in the whole scenario.'),
    service: sentence.describe('The service: dynamodb, s3 or sqs.'),
    operation: sentence.describe('The operation, such as PutItem.'),
  }),
} satisfies { readonly [Kind in ObservationKind]: z.ZodObject };

type ObservationSchema = (typeof observations)[ObservationKind];

const observationSchema = z.discriminatedUnion(
  'kind',
  Object.values(observations) as [ObservationSchema, ...ObservationSchema[]],
  {
    error: (issue: z.core.$ZodRawIssue) =>
      issue.code === 'invalid_union' ? `one of ${Object.keys(observations).join(', ')}` : undefined,
  },
);

const option = z.union([z.string(), z.number(), z.boolean(), z.null()], 'a text, a number, true, false or null');

const wrongForecast = fields({
  forecast: option.describe('The forecast.'),
  say: sentence.describe(
    'What the learner reads who made it: what is behind it, and what happens instead. Plain text.',
  ),
});

const common = {
  id: kebabCase.describe('Names the prediction in this exercise; kebab-case and unique.'),
  ask: sentence.describe('The question about what will happen. Plain text.'),
  from: observationSchema.describe(
    'What is looked at of the run: the right answer comes from there, and is typed nowhere.',
  ),
  why: sentence.describe('Why it is so, to be read after the run. Plain text.'),
  mistakes: z
    .array(wrongForecast)
    .min(1)
    .describe('Wrong forecasts that people really make. At least one: it proves that the forecast can be wrong.'),
};

/** What a learner is asked before a scenario runs. */
export const predictionSchema = z.discriminatedUnion(
  'kind',
  [
    fields({
      kind: z.literal('choice').describe('The learner chooses one of the options.'),
      ...common,
      options: z.array(option).min(2).describe('What there is to choose from, in the order in which it is shown.'),
    }),
    fields({
      kind: z.literal('number').describe('The learner types a number.'),
      ...common,
      unit: sentence.exactOptional().describe('What the number counts, such as ms.'),
      tolerance: z.number().min(0).exactOptional().describe('How far off a forecast may be. Nothing when left out.'),
    }),
  ],
  {
    error: (issue: z.core.$ZodRawIssue) => (issue.code === 'invalid_union' ? 'one of choice, number' : undefined),
  },
);

/** Compiles only while the schema and the engine say the same. */
export function toPrediction(prediction: z.infer<typeof predictionSchema>): Prediction {
  return prediction;
}
