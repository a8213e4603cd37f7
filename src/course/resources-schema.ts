import type { CloudSpec, SourceFiles } from '#sandbox';
import { z } from 'zod';
import { fields, sentence } from './field-schemas.ts';
import { functionSchema } from './function-schema.ts';
import { subscriptionFilter } from './subscription-filter.ts';
import { ruleTargetSchema, scheduleTargetSchema } from './target-schema.ts';

export const objectFile = sentence
  .exactOptional()
  .describe('A file in objects/, beside exercise.yaml, that is what is in it, such as photo.jpg.');

export const oneContent = 'either text, base64 or file';

export function hasOneContent({
  text,
  base64,
  file,
}: Partial<Readonly<Record<'text' | 'base64' | 'file', string>>>): boolean {
  return [text, base64, file].filter((one) => one !== undefined).length === 1;
}

const objectSchema = fields({
  text: z.string().exactOptional().describe('What is in it, as text.'),
  base64: z.base64().exactOptional().describe('What is in it, in Base64, where it is no text.'),
  file: objectFile,
  contentType: sentence.exactOptional().describe('Its content type. binary/octet-stream when left out, as in S3.'),
  metadata: z.record(z.string(), z.string()).exactOptional().describe('Its metadata: names in lower case, and texts.'),
}).refine(hasOneContent, { error: oneContent });

const keySchema = fields({
  name: sentence.describe("The attribute's name."),
  type: z.enum(['S', 'N', 'B']).default('S').describe('S for text, N for a number, B for bytes. S when left out.'),
}).describe('A key: name and type.');

const indexSchema = fields({
  partitionKey: keySchema,
  sortKey: keySchema.exactOptional(),
  kind: z.enum(['global', 'local']).default('global').describe('global or local. global when left out.'),
});

const tableSchema = fields({
  partitionKey: keySchema,
  sortKey: keySchema.exactOptional(),
  indexes: z.record(z.string(), indexSchema).exactOptional().describe('Secondary indexes, by name.'),
  stream: z
    .enum(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'])
    .exactOptional()
    .describe('The view type of its stream. No stream when left out.'),
  timeToLive: sentence
    .exactOptional()
    .describe('The attribute that holds when an item expires, in seconds since 1970.'),
  items: z
    .array(z.record(z.string(), z.json()))
    .default([])
    .describe('The items that are in it, as plain values written as YAML. None when left out.'),
  taken: fields({
    by: z.record(z.string(), z.json()).describe('The attributes of the item that takes the key, without the key.'),
    times: z.int().min(1).max(1_000).default(1).describe('How many new keys are taken so. One when left out.'),
  })
    .exactOptional()
    .describe('Somebody else is first: right before the function writes a new key, another item takes it.'),
});

/** A message of a queue: one that waits in it, or one that a step sends. */
export const messageSchema = fields({
  body: z.string().describe('The body, a text. JSON is text too: put it in single quotes.'),
  attributes: z.record(z.string(), z.string()).exactOptional().describe('Message attributes, as texts.'),
  groupId: sentence.exactOptional().describe('The message group, in a FIFO queue.'),
  deduplicationId: sentence.exactOptional().describe('The deduplication id, in a FIFO queue.'),
});

const queueSchema = fields({
  fifo: z.boolean().exactOptional().describe('Whether it is a FIFO queue. Its name ends in .fifo then.'),
  contentBasedDeduplication: z.boolean().exactOptional().describe('Whether equal bodies count as the same message.'),
  visibilityTimeout: z.int().min(0).max(43_200).exactOptional().describe('In seconds. 30 when left out.'),
  delaySeconds: z.int().min(0).max(900).exactOptional().describe('In seconds. 0 when left out.'),
  messageRetentionPeriod: z
    .int()
    .min(60)
    .max(1_209_600)
    .exactOptional()
    .describe('In seconds. Four days when left out.'),
  maximumMessageSize: z
    .int()
    .min(1_024)
    .max(1_048_576)
    .exactOptional()
    .describe('In bytes, the message with its attributes. 1,048,576 when left out.'),
  deadLetter: fields({
    queue: sentence.describe('The name of the queue that takes them.'),
    maxReceiveCount: z.int().min(1).max(1_000).describe('How often a message is received before it goes there.'),
  })
    .exactOptional()
    .describe('Where messages go that were received too often.'),
  deliveries: z
    .int()
    .min(2)
    .max(10)
    .exactOptional()
    .describe(
      'How often Lambda receives each message at least: SQS loses the deletion, and the message comes back after the visibility timeout. Once when left out.',
    ),
  messages: z.array(messageSchema).default([]).describe('The messages that wait in it. None when left out.'),
});

const topicSchema = fields({
  fifo: z.boolean().exactOptional().describe('Whether it is a FIFO topic. Its name ends in .fifo then.'),
  contentBasedDeduplication: z.boolean().exactOptional().describe('Whether equal messages count as the same message.'),
  subscriptions: z
    .array(
      fields({
        queue: sentence.describe('The queue that gets what is published. It stands under resources.'),
        ...subscriptionFilter,
        rawMessageDelivery: z
          .boolean()
          .exactOptional()
          .describe(
            'Whether the queue gets the message itself, without the envelope of SNS. It does not when left out.',
          ),
      }),
    )
    .default([])
    .describe('The queues that are subscribed. The function is subscribed by a trigger. None when left out.'),
});

const ruleSchema = fields({
  eventPattern: z.json().exactOptional().describe('The event pattern, written as YAML.'),
  bus: sentence.exactOptional().describe('The event bus, for a pattern. default when left out.'),
  scheduleExpression: sentence
    .exactOptional()
    .describe('In place of a pattern: when it is due, in UTC, such as rate(5 minutes) or cron(0 3 * * ? *).'),
  targets: z.array(ruleTargetSchema).min(1).max(5).describe('Who is told, five at most.'),
}).refine(
  ({ eventPattern, bus, scheduleExpression: expression }) =>
    (eventPattern === undefined) !== (expression === undefined) && (bus === undefined || eventPattern !== undefined),
  { error: 'either eventPattern, with or without a bus, or scheduleExpression' },
);

const scheduleSchema = fields({
  scheduleExpression: sentence.describe('When it is due: rate(…), cron(…), or at(2026-03-01T09:00:00) for once.'),
  scheduleExpressionTimezone: sentence.exactOptional().describe('Such as Europe/Berlin. UTC when left out.'),
  target: scheduleTargetSchema.describe('Who is told.'),
  input: z
    .json()
    .exactOptional()
    .describe(
      'What the target gets, with context attributes such as <aws.scheduler.scheduled-time>. An event that names the schedule when left out.',
    ),
});

const faultSchema = fields({
  service: z
    .enum(['dynamodb', 'events', 'lambda', 's3', 'scheduler', 'secretsmanager', 'sns', 'sqs', 'ssm', 'sts'])
    .describe('The service: dynamodb, events, lambda, s3, scheduler, secretsmanager, sns, sqs, ssm or sts.'),
  operation: sentence.exactOptional().describe('The operation, such as PutItem. Every one when left out.'),
  after: z.int().min(0).exactOptional().describe('How many calls go well before. None when left out.'),
  times: z.int().min(1).exactOptional().describe('How many calls it meets. All when left out.'),
  error: sentence
    .exactOptional()
    .describe(
      'The error that the service reports, such as ThrottlingException. TransactionCanceledException is a conflict with another transaction.',
    ),
  refusesEntries: z
    .union([z.boolean(), z.int().min(1)])
    .exactOptional()
    .describe(
      'Of operations that take several entries, such as PutEvents: whether the call goes well and reports the error for each. With sqs, a number: for how many of the first.',
    ),
  latencyMs: z.int().min(0).exactOptional().describe('In place of an error, or with it: how late the reply is.'),
});

const parameterSchema = fields({
  value: sentence.describe('Its value, a text. Quote numbers.'),
  type: z
    .enum(['String', 'StringList', 'SecureString'])
    .default('String')
    .describe('String, StringList or SecureString. String when left out.'),
});

/** A name that AWS takes. One with a placeholder is whole only in a run. */
function nameOf(pattern: RegExp, words: string): z.ZodString {
  return z.string().refine((name) => name.includes('{{') || pattern.test(name), { error: words });
}

const names = {
  bucket: nameOf(/^[a-z\d][a-z\d.-]{1,61}[a-z\d]$/, 'a name of 3 to 63 lower-case letters, digits, dots and hyphens'),
  table: nameOf(/^[\w.-]{3,255}$/, 'a name of 3 to 255 letters, digits, _, . and -'),
  queue: nameOf(
    /^(?=.{1,80}$)[\w-]+(?:\.fifo)?$/,
    'a name of 80 letters, digits, _ and - at most, with .fifo behind for FIFO',
  ),
  topic: nameOf(
    /^(?=.{1,256}$)[\w-]+(?:\.fifo)?$/,
    'a name of 256 letters, digits, _ and - at most, with .fifo behind for FIFO',
  ),
  bus: nameOf(/^[/.\w-]{1,256}$/, 'a name of 256 letters, digits, /, ., _ and - at most'),
  rule: nameOf(/^[.\w-]{1,64}$/, 'a name of 64 letters, digits, ., _ and - at most'),
};

/** What there is around a function. */
export const resourcesSchema = fields({
  account: fields({
    concurrentExecutions: z
      .int()
      .min(0)
      .max(1_000)
      .describe('How many invocations of all functions there may be at once in the account.'),
  })
    .exactOptional()
    .describe('Limits of the account. None when left out.'),
  buckets: z
    .record(
      names.bucket,
      fields({
        objects: z.record(z.string(), objectSchema).default({}).describe('The objects that are in it, by their keys.'),
      }),
    )
    .exactOptional()
    .describe('S3 buckets, by name.'),
  tables: z.record(names.table, tableSchema).exactOptional().describe('DynamoDB tables, by name.'),
  queues: z.record(names.queue, queueSchema).exactOptional().describe('SQS queues, by name.'),
  topics: z.record(names.topic, topicSchema).exactOptional().describe('SNS topics, by name.'),
  buses: z
    .array(names.bus)
    .exactOptional()
    .describe('Event buses of EventBridge beyond default, which is always there.'),
  rules: z
    .record(names.rule, ruleSchema)
    .exactOptional()
    .describe(
      'Rules of EventBridge that tell queues, topics, other functions and buses, by name. The function under test is called by a trigger.',
    ),
  schedules: z
    .record(names.rule, scheduleSchema)
    .exactOptional()
    .describe(
      'Schedules of EventBridge Scheduler that tell a queue, topic, other function or bus, by name. The function under test is called by a trigger.',
    ),
  secrets: z
    .record(z.string(), z.string())
    .exactOptional()
    .describe('Secrets of Secrets Manager, by name: the secret string. JSON is text too: put it in single quotes.'),
  parameters: z.record(z.string(), parameterSchema).exactOptional().describe('Parameters of Systems Manager, by name.'),
  functions: z
    .record(z.string().regex(/^[\w-]{1,64}$/, 'letters, digits, - and _, at most 64'), functionSchema)
    .exactOptional()
    .describe('Functions beside the one under test, by name. The files of each are in functions/<name>/.'),
  faults: z
    .array(faultSchema)
    .exactOptional()
    .describe('Calls that fail or come late, in the order in which they are met.'),
});

/** Compiles only while the schema and the engine say the same. `files` are those of further functions, by name. */
export function toCloudSpec(
  { functions, ...resources }: z.infer<typeof resourcesSchema>,
  files: Readonly<Record<string, SourceFiles>>,
): CloudSpec {
  // A refined schema does not tell by its type that an object has one of text and base64.
  const spec = resources as CloudSpec;
  if (functions === undefined) return spec;
  const withFiles = Object.entries(functions).map(([name, one]) => [name, { ...one, files: files[name] ?? {} }]);
  return { ...spec, functions: Object.fromEntries(withFiles) as NonNullable<CloudSpec['functions']> };
}
