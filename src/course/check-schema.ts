import type { Check, CheckKind } from '#sandbox';
import { z } from 'zod';
import { fields, kebabCase, sentence } from './field-schemas.ts';

const knownMistake = fields({
  receivedIncludes: z
    .string()
    .min(1)
    .describe('Text that occurs in what was received when somebody makes this mistake. Quote it: "undefined".'),
  say: sentence.describe('What the learner reads in place of the usual message. Plain text.'),
});

const common = {
  id: kebabCase.describe('Names the check in this exercise; kebab-case and unique. Mistakes name it under caughtBy.'),
  step: z.int().min(1).exactOptional().describe('Which step is checked, from 1. The last one when left out.'),
  say: sentence
    .exactOptional()
    .describe('What is expected, as a sentence for the learner. Plain text. Each kind has one of its own.'),
  knownMistakes: z
    .array(knownMistake)
    .exactOptional()
    .describe('What to say when the wrong value is one that people often give.'),
};

const mediaType = z.string().regex(/^[\w.+-]+\/[\w.+-]+$/, 'a media type without parameters, such as application/json');

/** Such as [a-z]{7}. The grader reads it with the same flag. */
const pattern = z.string().refine((source) => {
  try {
    new RegExp(source, 'v');
    return true;
  } catch {
    return false;
  }
}, 'number, or a regular expression');

const bounds = {
  atLeast: z.int().min(0).exactOptional().describe('At least so often.'),
  atMost: z.int().min(0).exactOptional().describe('At most so often.'),
};

/** What a source did, and which one. */
export const deliveryFields = {
  outcome: z
    .enum([
      'answered',
      'failed',
      'partially-failed',
      'retried',
      'returned',
      'dead-lettered',
      'sent-to-destination',
      'dropped',
      'throttled',
      'filtered-out',
      'recursion-stopped',
      'unsettled',
    ])
    .describe('What the source did.'),
  source: z
    .enum(['s3', 'dynamodb-stream', 'sqs', 'sns', 'event-rule', 'schedule', 'asynchronous-invocation'])
    .exactOptional()
    .describe('Which source. Every one when left out.'),
};

/** One schema for each kind of check that the engine has. */
const kinds = {
  answer: fields({
    kind: z
      .literal('answer')
      .describe('What the handler returned, as JSON. Only where nobody stands between caller and function.'),
    ...common,
    equals: z.json().describe('The whole answer.'),
  }),
  'response-status': fields({
    kind: z.literal('response-status').describe('The status that the HTTP caller got.'),
    ...common,
    equals: z.int().min(100).max(599).describe('The status, a number from 100 to 599.'),
  }),
  'response-header': fields({
    kind: z
      .literal('response-header')
      .describe('A header that the HTTP caller got. For content-type, use response-media-type.'),
    ...common,
    name: sentence.describe("The header's name, in any case."),
    equals: z.string().describe("The header's whole value."),
  }),
  'response-media-type': fields({
    kind: z.literal('response-media-type').describe('The content type that the HTTP caller got, whatever its charset.'),
    ...common,
    equals: mediaType.describe('The media type without parameters, such as application/json.'),
  }),
  'response-text': fields({
    kind: z.literal('response-text').describe('The body that the HTTP caller got, as text.'),
    ...common,
    equals: z.string().describe('The whole body.'),
  }),
  'response-bytes': fields({
    kind: z.literal('response-bytes').describe('The body that the HTTP caller got, byte by byte, such as a picture.'),
    ...common,
    base64: z.base64().describe('The whole body in Base64.'),
  }),
  'response-json': fields({
    kind: z
      .literal('response-json')
      .describe('The body that the HTTP caller got, read as JSON; nothing more and nothing less.'),
    ...common,
    equals: z.json().describe('The whole body, written as YAML. The order of keys does not matter.'),
  }),
  'response-json-includes': fields({
    kind: z
      .literal('response-json-includes')
      .describe('Part of the JSON body that the HTTP caller got; more keys are fine.'),
    ...common,
    includes: z.json().describe('The keys that have to be there, with their values, written as YAML.'),
  }),
  'no-function-error': fields({
    kind: z.literal('no-function-error').describe('The function neither throws nor times out.'),
    ...common,
  }),
  'function-error': fields({
    kind: z.literal('function-error').describe('The function fails, on purpose. What is left out is not looked at.'),
    ...common,
    errorType: sentence.exactOptional().describe('As Lambda reports it, such as TypeError or Sandbox.Timedout.'),
    phase: z.enum(['init', 'invoke']).exactOptional().describe('When it fails: in INIT, or in the handler.'),
    messageIncludes: sentence.exactOptional().describe("Text that the error's message has, in any case."),
  }),
  'log-includes': fields({
    kind: z.literal('log-includes').describe('A line that the function logged has this text.'),
    ...common,
    text: sentence.describe('The text to look for.'),
  }),
  'log-excludes': fields({
    kind: z.literal('log-excludes').describe('No line that the function logged has this text.'),
    ...common,
    text: sentence.describe('The text that must not be there.'),
  }),
  object: fields({
    kind: z.literal('object').describe('An object is in the bucket when the scenario has ended.'),
    ...common,
    bucket: sentence.describe("The bucket's name."),
    key: sentence.describe("The object's key, decoded."),
    text: z.string().exactOptional().describe('What is in it, as text.'),
    json: z.json().exactOptional().describe('What is in it, as JSON, written as YAML.'),
    contentType: mediaType.exactOptional().describe('Its content type.'),
  }),
  'no-object': fields({
    kind: z.literal('no-object').describe('The object is not in the bucket when the scenario has ended.'),
    ...common,
    bucket: sentence.describe("The bucket's name."),
    key: sentence.describe("The object's key, decoded."),
  }),
  picture: fields({
    kind: z.literal('picture').describe('A PNG or a JPEG is in the bucket when the scenario has ended.'),
    ...common,
    bucket: sentence.describe("The bucket's name."),
    key: sentence.describe("The object's key, decoded."),
    format: z.enum(['png', 'jpeg']).exactOptional().describe('What it is, whatever its name and content type say.'),
    width: z.int().positive().exactOptional().describe('Pixels, as a viewer shows it.'),
    height: z.int().positive().exactOptional().describe('Pixels, as a viewer shows it.'),
    looksLike: fields({
      bucket: sentence.describe('The bucket of the original.'),
      key: sentence.describe('Its key, decoded.'),
    })
      .exactOptional()
      .describe(
        'An original that it has to show whole and upright, at any size: mean colours and alpha of regions are compared.',
      ),
  }),
  item: fields({
    kind: z.literal('item').describe('An item is in the table when the scenario has ended.'),
    ...common,
    table: sentence.describe("The table's name."),
    key: z.record(z.string(), z.json()).describe('Its key, as plain values written as YAML.'),
    equals: z.json().exactOptional().describe('The whole item, as plain values; sets are lists.'),
    includes: z.json().exactOptional().describe('Attributes that it has, as plain values; it may have more.'),
  }),
  'no-item': fields({
    kind: z.literal('no-item').describe('The item is not in the table when the scenario has ended.'),
    ...common,
    table: sentence.describe("The table's name."),
    key: z.record(z.string(), z.json()).describe('Its key, as plain values written as YAML.'),
  }),
  messages: fields({
    kind: z.literal('messages').describe('How many messages the queue holds when the scenario has ended.'),
    ...common,
    queue: sentence.describe("The queue's name."),
    count: z.int().min(0).describe('How many, those in flight included.'),
    equals: z.json().exactOptional().describe('The whole body of one of them: JSON written as YAML, or a text.'),
    includes: z.json().exactOptional().describe('What the body of one of them has: JSON written as YAML, or a text.'),
  }),
  events: fields({
    kind: z.literal('events').describe('How many events were put on a bus in the whole scenario.'),
    ...common,
    bus: sentence.exactOptional().describe('The event bus. default when left out.'),
    count: z.int().min(0).describe('How many.'),
    includes: z
      .json()
      .exactOptional()
      .describe('What one of them has, as rules see it: source, detail-type, detail, written as YAML.'),
    detail: z.json().exactOptional().describe('The whole detail of one of them, written as YAML.'),
  }),
  'service-calls': fields({
    kind: z.literal('service-calls').describe('How often the function called an operation, in the whole scenario.'),
    ...common,
    service: sentence.describe('The service, such as dynamodb, s3, sqs or lambda.'),
    operation: sentence.describe('The operation, such as PutItem.'),
    ...bounds,
  }),
  'request-count': fields({
    kind: z.literal('request-count').describe('How often the function sent a request, in the whole scenario.'),
    ...common,
    url: sentence.describe('The whole address, with its query string, such as https://api.example.com/rates.'),
    ...bounds,
  }),
  'invocation-count': fields({
    kind: z
      .literal('invocation-count')
      .describe('How often the function was invoked: in a step where step is given, else in the whole scenario.'),
    ...common,
    ...bounds,
  }),
  'cold-starts': fields({
    kind: z.literal('cold-starts').describe('How many invocations were cold starts, in a step or the whole scenario.'),
    ...common,
    atMost: z.int().min(0).describe('At most so many.'),
  }),
  'init-at-most': fields({
    kind: z
      .literal('init-at-most')
      .describe('How long each INIT takes: of the runtime, and of the code outside the handler.'),
    ...common,
    milliseconds: z.number().positive().describe("The most, in milliseconds of the function's own, simulated, time."),
  }),
  'duration-at-most': fields({
    kind: z.literal('duration-at-most').describe('How long each invocation takes, without INIT.'),
    ...common,
    milliseconds: z.number().positive().describe("The most, in milliseconds of the function's own, simulated, time."),
  }),
  'billed-at-most': fields({
    kind: z.literal('billed-at-most').describe('What all invocations are billed for together, INIT included.'),
    ...common,
    milliseconds: z.int().positive().describe('The most, in milliseconds.'),
  }),
  'gb-seconds-at-most': fields({
    kind: z
      .literal('gb-seconds-at-most')
      .describe('What all invocations are billed for together, INIT included, times the memory.'),
    ...common,
    gbSeconds: z.number().positive().describe('The most, in GB-seconds: seconds times MB, divided by 1024.'),
  }),
  deliveries: fields({
    kind: z.literal('deliveries').describe('How often a source did something: retried, gave up, dead-lettered, …'),
    ...common,
    ...deliveryFields,
    ...bounds,
  }),
  'object-count': fields({
    kind: z.literal('object-count').describe('How many objects a bucket holds when the scenario has ended.'),
    ...common,
    bucket: sentence.describe('The bucket, which stands under resources.'),
    prefix: z.string().exactOptional().describe('Only of keys that begin so. All when left out.'),
    equals: z.int().min(0).describe('How many.'),
  }),
  'item-count': fields({
    kind: z.literal('item-count').describe('How many items a table holds when the scenario has ended.'),
    ...common,
    table: sentence.describe('The table, which stands under resources.'),
    includes: z.json().exactOptional().describe('Only items with at least these attributes. All when left out.'),
    forms: z
      .record(sentence, pattern)
      .exactOptional()
      .describe(
        'Only items whose attributes of these names are a number, or a text that this regular expression fits as a whole.',
      ),
    equals: z.int().min(0).describe('How many.'),
  }),
  metric: fields({
    kind: z.literal('metric').describe('A value of a metric that the function logged in the embedded metric format.'),
    ...common,
    namespace: sentence.describe('Its namespace.'),
    name: sentence.describe('Its name.'),
    equals: z
      .union([z.number(), z.string()])
      .exactOptional()
      .describe('Its value: a number, or a placeholder of one. Every value when left out.'),
    unit: sentence.exactOptional().describe('Its unit, such as Milliseconds. Every unit when left out.'),
    dimensions: z
      .record(z.string(), z.string())
      .exactOptional()
      .describe('Its dimensions, all of them: names and texts. Any when left out.'),
  }),
  'log-json': fields({
    kind: z.literal('log-json').describe('A line that the function logged is a JSON object with these members.'),
    ...common,
    includes: z.json().describe('The members that have to be there, with their values, written as YAML.'),
    requestIdIn: sentence
      .exactOptional()
      .describe("The member that has to hold the request id of the step's invocation, such as requestId."),
  }),
  'function-setting': fields({
    kind: z.literal('function-setting').describe('What the function is configured with, in exercises of kind config.'),
    ...common,
    setting: z
      .enum(['handler', 'runtime', 'memorySize', 'timeout', 'architecture', 'reservedConcurrency', 'environment'])
      .describe('Which setting; environment for the variable that is named under variable.'),
    variable: sentence.exactOptional().describe('The environment variable, with setting: environment.'),
    equals: z.union([z.string(), z.number()]).exactOptional().describe('Its value.'),
    atLeast: z.number().exactOptional().describe('The least, for a number.'),
    atMost: z.number().exactOptional().describe('The most, for a number.'),
  }),
  trigger: fields({
    kind: z.literal('trigger').describe('Something that calls the function, in exercises of kind config.'),
    ...common,
    trigger: z
      .enum(['http-api', 'rest-api', 'function-url', 's3', 'dynamodb-stream', 'sqs', 'sns', 'event-rule', 'schedule'])
      .describe('Its kind, as under triggers.'),
    includes: z
      .json()
      .exactOptional()
      .describe("What it has, as under triggers, such as routes: ['GET /orders']. Lists may hold more."),
  }),
  permission: fields({
    kind: z
      .literal('permission')
      .describe("Whether the function's role may do something, in exercises of kind config."),
    ...common,
    action: z
      .string()
      .regex(/^[a-z0-9-]+:[A-Za-z]+$/, 'a service and an action, such as s3:GetObject')
      .describe('The action, such as s3:GetObject.'),
    resource: z
      .string()
      .regex(/^(?:\*|arn:aws:[a-z0-9-]+:[^:*?]*:[^:*?]*:[^*?]+)$/, 'the ARN of a resource, without wildcards')
      .describe('The ARN of what it is done to, such as arn:aws:s3:::reports/may.csv.'),
    expect: z.enum(['allowed', 'denied']).describe('What the policies of the template have to come to.'),
  }),
  'log-hides': fields({
    kind: z
      .literal('log-hides')
      .describe(
        "No line of the log, Lambda's own among them, has a text: as it is, in JSON, a URL, Base64 or as bytes.",
      ),
    ...common,
    texts: z.array(sentence).min(1).describe('The texts, such as a generated password.'),
    mayShow: z
      .int()
      .min(1)
      .exactOptional()
      .describe('How many characters of one may be seen side by side. When left out, only whole texts are looked for.'),
  }),
  'tmp-at-most': fields({
    kind: z
      .literal('tmp-at-most')
      .describe('How much is in /tmp when an invocation ends: of those of a step where step is given, else of all.'),
    ...common,
    bytes: z.int().min(0).describe('The most, in bytes.'),
  }),
  'response-header-absent': fields({
    kind: z.literal('response-header-absent').describe('A header that the HTTP caller did not get.'),
    ...common,
    name: sentence.describe("The header's name, in any case."),
  }),
  'response-header-list': fields({
    kind: z
      .literal('response-header-list')
      .describe('A header that is a list with commas, such as allow or vary; it may have more members.'),
    ...common,
    name: sentence.describe("The header's name, in any case."),
    includes: z.array(sentence).min(1).describe('Members that have to be there, in any order and in any case.'),
    excludes: z.array(sentence).min(1).exactOptional().describe('Members that must not be there.'),
  }),
} satisfies { readonly [Kind in CheckKind]: z.ZodObject };

type KindSchema = (typeof kinds)[CheckKind];

/** The names of all kinds of check. */
export const checkKinds = Object.keys(kinds) as CheckKind[];

export const checkSchema = z.discriminatedUnion('kind', Object.values(kinds) as [KindSchema, ...KindSchema[]], {
  // The types promise nothing else here, but an entry that is no object comes here too.
  error: (issue: z.core.$ZodRawIssue) =>
    issue.code === 'invalid_union' ? `one of ${checkKinds.join(', ')}` : undefined,
});

/** Compiles only while the schema and the engine say the same of every kind. */
export function toCheck(check: z.infer<typeof checkSchema>): Check {
  return check;
}
