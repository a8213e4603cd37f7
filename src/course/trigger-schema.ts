import type { AsynchronousConfig, TriggerSpec } from '#sandbox';
import { z } from 'zod';
import { fields, sentence } from './field-schemas.ts';
import { subscriptionFilter } from './subscription-filter.ts';
import { targetInput } from './target-schema.ts';

const corsSchema = fields({
  allowOrigins: z.array(sentence).min(1).describe('Origins, such as https://example.com, or "*".'),
  allowMethods: z.array(sentence).default([]).describe('Methods in capitals, or "*". None when left out.'),
  allowHeaders: z.array(sentence).default([]).describe('Names of headers, or "*". None when left out.'),
  allowCredentials: z
    .boolean()
    .exactOptional()
    .describe('Whether browsers may send cookies. They may not when left out.'),
  maxAge: z.int().min(0).exactOptional().describe('Seconds for which browsers keep the answer to a preflight.'),
}).describe('What browsers of other sites may do. The API answers preflights itself then.');

const route = z
  .string()
  .regex(
    /^(?:\$default|(?:[A-Z]+) \/(?:[^\s/{}]+|\{\w+\})?(?:\/(?:[^\s/{}]+|\{\w+\}))*(?:\/?\{\w+\+\})?)$/,
    'a method and a path, such as GET /users/{id} or ANY /{proxy+}',
  );

const routes = z
  .array(route)
  .min(1)
  .exactOptional()
  .describe('Routes such as GET /users/{id} or ANY /{proxy+}. Every request comes to the function when left out.');

const stage = z
  .string()
  .regex(/^[\w$-]+$/, 'a name of letters, digits and hyphens')
  .exactOptional()
  .describe('The stage. $default for an HTTP API and prod for a REST API when left out.');

const mapping = {
  maximumBatchingWindowInSeconds: z
    .int()
    .min(0)
    .max(300)
    .exactOptional()
    .describe('How long records are gathered for one event, in seconds. 0 when left out.'),
  functionResponseTypes: z
    .array(z.literal('ReportBatchItemFailures'))
    .exactOptional()
    .describe('[ReportBatchItemFailures] where the function names the records that failed.'),
  filterPatterns: z
    .array(z.json())
    .min(1)
    .exactOptional()
    .describe('Event patterns; records that fit none never reach the function.'),
};

const deadQueue = sentence.exactOptional();

/** One schema for each kind of trigger that the engine has. */
const kinds = {
  'rest-api': fields({
    kind: z.literal('rest-api').describe('A REST API of API Gateway, payload format 1.0.'),
    routes,
    stage,
    binaryMediaTypes: z
      .array(sentence)
      .exactOptional()
      .describe('Content types whose bodies come in Base64, such as image/png or */*. None when left out.'),
  }),
  'http-api': fields({
    kind: z.literal('http-api').describe('An HTTP API of API Gateway, payload format 2.0.'),
    routes,
    stage,
    cors: corsSchema.exactOptional(),
  }),
  'function-url': fields({
    kind: z.literal('function-url').describe('A function URL, payload format 2.0.'),
    cors: corsSchema.exactOptional(),
  }),
  s3: fields({
    kind: z.literal('s3').describe('Event notifications of a bucket.'),
    bucket: sentence.describe('The bucket, which stands under resources.'),
    events: z
      .array(
        z
          .string()
          .regex(
            /^s3:Object(?:Created|Removed):(?:\*|[A-Za-z]+)$/,
            'an event such as s3:ObjectCreated:* or s3:ObjectRemoved:Delete',
          ),
      )
      .min(1)
      .default(['s3:ObjectCreated:*'])
      .describe('Events such as s3:ObjectCreated:*, which it is when left out.'),
    prefix: z.string().exactOptional().describe('What keys have to begin with.'),
    suffix: z.string().exactOptional().describe('What keys have to end with.'),
  }),
  'dynamodb-stream': fields({
    kind: z.literal('dynamodb-stream').describe("A table's stream, which Lambda polls."),
    table: sentence.describe('The table, which stands under resources and has a stream.'),
    batchSize: z.int().min(1).max(10_000).exactOptional().describe('The most records of one event. 100 when left out.'),
    ...mapping,
    startingPosition: z
      .enum(['LATEST', 'TRIM_HORIZON'])
      .exactOptional()
      .describe('Where reading begins. A scenario begins with an empty stream, so both are the same here.'),
    bisectBatchOnFunctionError: z
      .boolean()
      .exactOptional()
      .describe('Whether a batch that failed is split in two. It is not when left out.'),
    maximumRetryAttempts: z
      .int()
      .min(0)
      .max(10_000)
      .exactOptional()
      .describe('How often a batch is tried again. Until it is too old when left out.'),
    maximumRecordAgeInSeconds: z
      .int()
      .min(60)
      .max(604_800)
      .exactOptional()
      .describe('How old a record may be, in seconds. A day when left out.'),
    onFailure: deadQueue.describe('The queue that is told of records that were given up.'),
  }),
  sqs: fields({
    kind: z.literal('sqs').describe('A queue, which Lambda polls.'),
    queue: sentence.describe('The queue, which stands under resources.'),
    batchSize: z
      .int()
      .min(1)
      .max(10_000)
      .exactOptional()
      .describe('The most messages of one event. 10 when left out; more than 10 need a batching window.'),
    ...mapping,
    maximumConcurrency: z
      .int()
      .min(2)
      .max(1_000)
      .exactOptional()
      .describe('How many batches are worked on at once, 2 or more. 5 when left out.'),
  }),
  sns: fields({
    kind: z.literal('sns').describe('A topic that the function is subscribed to.'),
    topic: sentence.describe('The name of the topic.'),
    ...subscriptionFilter,
  }),
  'event-rule': fields({
    kind: z.literal('event-rule').describe('A rule of EventBridge with an event pattern.'),
    name: sentence.describe('The name of the rule.'),
    bus: sentence.exactOptional().describe('The event bus. default when left out.'),
    eventPattern: z.json().describe('The event pattern, written as YAML.'),
    ...targetInput,
  }),
  schedule: fields({
    kind: z.literal('schedule').describe('A scheduled rule, or a schedule of EventBridge Scheduler.'),
    name: sentence.describe('Its name. It fires while a step waits, and by the step fire-schedule.'),
    by: z
      .enum(['rule', 'scheduler'])
      .describe('rule, or scheduler: only that one knows time zones, and only a rule makes its input of an event.'),
    scheduleExpression: z
      .string()
      .regex(/^(?:rate|cron|at)\(.+\)$/, 'rate(…), cron(…) or at(…)')
      .describe('Such as rate(5 minutes) or cron(0 3 * * ? *).'),
    scheduleExpressionTimezone: sentence
      .exactOptional()
      .describe('A time zone such as Europe/Berlin, for a scheduler. UTC when left out.'),
    ...targetInput,
    input: z
      .json()
      .exactOptional()
      .describe(
        'The event that is sent: for a scheduler with context attributes such as <aws.scheduler.scheduled-time>. One that names the schedule when left out.',
      ),
  }),
} satisfies { readonly [Kind in TriggerSpec['kind']]: z.ZodObject };

type KindSchema = (typeof kinds)[keyof typeof kinds];

export const triggersSchema = z
  .array(
    z.discriminatedUnion('kind', Object.values(kinds) as [KindSchema, ...KindSchema[]], {
      error: (issue: z.core.$ZodRawIssue) =>
        issue.code === 'invalid_union' ? `one of ${Object.keys(kinds).join(', ')}` : undefined,
    }),
  )
  .min(1);

/** Compiles only while the schema and the engine say the same of every kind. */
export function toTriggers(triggers: z.infer<typeof triggersSchema>): readonly TriggerSpec[] {
  return triggers;
}

/** The asynchronous configuration of the function. */
export const asynchronousSchema = fields({
  maximumRetryAttempts: z.int().min(0).max(2).exactOptional().describe('0, 1 or 2. 2 when left out.'),
  maximumEventAgeInSeconds: z
    .int()
    .min(60)
    .max(21_600)
    .exactOptional()
    .describe('How old an event may be, in seconds. Six hours when left out.'),
  onFailure: sentence.exactOptional().describe('The queue that gets a record of an invocation that was given up.'),
  onSuccess: sentence.exactOptional().describe('The queue that gets a record of an invocation that worked.'),
  deadLetterQueue: sentence
    .exactOptional()
    .describe('The queue that gets the event of an invocation that was given up.'),
});

export function toAsynchronousConfig(config: z.infer<typeof asynchronousSchema>): AsynchronousConfig {
  return config;
}
