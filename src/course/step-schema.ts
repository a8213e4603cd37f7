import type { ActingStep, HttpRequest, Step } from '#sandbox';
import { z } from 'zod';
import { fields, sentence } from './field-schemas.ts';
import { hasOneContent, messageSchema, objectFile, oneContent } from './resources-schema.ts';

export const requestSchema = fields({
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
  api: z
    .enum(['rest', 'http', 'url'])
    .exactOptional()
    .describe('Which API the request goes to: rest, http or url. The first of the triggers when left out, else http.'),
  follows: z
    .int()
    .min(1)
    .exactOptional()
    .describe('The number of an earlier step, from 1: path and query are those of the location it was answered with.'),
});

export const invokeSchema = z
  .json()
  .describe('The event itself: the function is invoked with it directly, with no HTTP API in between.');

const actingFields = {
  request: requestSchema.exactOptional().describe('The HTTP request that the caller sends.'),
  invoke: invokeSchema.exactOptional(),
};

const bucket = sentence.describe('The bucket, which stands under resources.');
const key = sentence.describe('The key as it is, not encoded.');
const table = sentence.describe('The table, which stands under resources.');
const plainItem = z.record(z.string(), z.json());
const deliveries = z
  .int()
  .min(1)
  .max(10)
  .exactOptional()
  .describe('How often it is delivered, as sources deliver at least once. Once when left out.');

export const stepSchema = fields({
  ...actingFields,
  'invoke-async': z
    .json()
    .exactOptional()
    .describe('An event with which somebody invokes the function, who does not wait for an answer.'),
  'upload-object': fields({
    bucket,
    key,
    text: z.string().exactOptional().describe('What is in it, as text.'),
    base64: z.base64().exactOptional().describe('What is in it, in Base64, where it is no text.'),
    file: objectFile,
    contentType: sentence.exactOptional().describe('Its content type. binary/octet-stream when left out.'),
    deliveries,
  })
    .refine(hasOneContent, { error: oneContent })
    .exactOptional()
    .describe('Somebody uploads an object.'),
  'delete-object': fields({ bucket, key, deliveries }).exactOptional().describe('Somebody deletes an object.'),
  's3-test-event': fields({ bucket })
    .exactOptional()
    .describe('Somebody sets the notification up: S3 sends its test event, which has no Records.'),
  'put-item': fields({ table, item: plainItem.describe('The item, as plain values written as YAML.') })
    .exactOptional()
    .describe('Somebody puts an item.'),
  'update-item': fields({
    table,
    key: plainItem.describe('The key of the item, as plain values.'),
    set: plainItem.describe('The attributes that are set, as plain values.'),
  })
    .exactOptional()
    .describe('Somebody changes an item.'),
  'delete-item': fields({ table, key: plainItem.describe('The key of the item, as plain values.') })
    .exactOptional()
    .describe('Somebody deletes an item.'),
  'send-messages': fields({
    queue: sentence.describe('The queue, which stands under resources.'),
    messages: z.array(messageSchema).min(1).describe('The messages, in this order.'),
    deliveries,
  })
    .exactOptional()
    .describe('Somebody sends messages to a queue.'),
  publish: fields({
    topic: sentence.describe('The topic, which a trigger names, or which stands under resources.'),
    message: z.string().describe('The message, a text. JSON is text too: put it in single quotes.'),
    subject: sentence.exactOptional().describe('The subject. None when left out.'),
    attributes: z.record(z.string(), z.string()).exactOptional().describe('Message attributes, as texts.'),
    groupId: sentence.exactOptional().describe('The message group, in a FIFO topic.'),
    deduplicationId: sentence.exactOptional().describe('The deduplication id, in a FIFO topic.'),
    deliveries,
  })
    .exactOptional()
    .describe('Somebody publishes to a topic.'),
  'put-event': fields({
    bus: sentence.exactOptional().describe('The event bus. default when left out.'),
    source: sentence.describe('The source, such as shop.orders.'),
    detailType: sentence.describe('The detail-type, such as Order placed.'),
    detail: plainItem.describe('The detail, written as YAML.'),
    deliveries,
  })
    .exactOptional()
    .describe('Somebody puts an event on a bus.'),
  'fire-schedule': fields({ schedule: sentence.describe('The name of the schedule, which a trigger has.'), deliveries })
    .exactOptional()
    .describe('A schedule is due, whatever its expression says.'),
  parallel: z
    .array(fields(actingFields))
    .min(2)
    .exactOptional()
    .describe('Requests or invocations at the same moment: each needs an execution environment of its own.'),
  wait: z
    .int()
    .min(1)
    .max(8_640_000)
    .exactOptional()
    .describe('Seconds in which nobody does anything; schedules that are due then fire. 100 days at most.'),
  settle: z
    .int()
    .min(1)
    .max(604_800)
    .exactOptional()
    .describe('Waits until nothing more will happen, so many seconds at most. A scenario ends with that anyway.'),
});

/** What steps are called. */
export const stepNames: readonly string[] = Object.keys(stepSchema.shape);

type StepYaml = z.infer<typeof stepSchema>;

/** Undefined where it is not said what happens, or said twice. */
export function toStep(step: StepYaml): Step | undefined {
  const names = Object.keys(step);
  if (names.length !== 1) return undefined;
  const acting = toActingStep(step);
  if (acting !== undefined) return acting;
  if ('invoke-async' in step) return { kind: 'invoke-async', event: step['invoke-async'] ?? null };
  if (step.wait !== undefined) return { kind: 'wait', seconds: step.wait };
  if (step.settle !== undefined) return { kind: 'settle', seconds: step.settle };
  if (step.parallel !== undefined) {
    const steps = step.parallel.map(toActingStep);
    return steps.includes(undefined)
      ? undefined
      : { kind: 'parallel', steps: steps.filter((one) => one !== undefined) };
  }
  const upload = step['upload-object'];
  if (upload !== undefined) {
    const { text, base64 = '', file: _file, ...place } = upload;
    return { kind: 'upload-object', ...place, ...(text === undefined ? { base64 } : { text }) };
  }
  if (step['delete-object'] !== undefined) return { kind: 'delete-object', ...step['delete-object'] };
  if (step['s3-test-event'] !== undefined) return { kind: 's3-test-event', ...step['s3-test-event'] };
  if (step['put-item'] !== undefined) return { kind: 'put-item', ...step['put-item'] };
  if (step['update-item'] !== undefined) return { kind: 'update-item', ...step['update-item'] };
  if (step['delete-item'] !== undefined) return { kind: 'delete-item', ...step['delete-item'] };
  if (step['send-messages'] !== undefined) return { kind: 'send-messages', ...step['send-messages'] };
  if (step.publish !== undefined) return { kind: 'publish', ...step.publish };
  if (step['put-event'] !== undefined) return { kind: 'put-event', ...step['put-event'] };
  if (step['fire-schedule'] !== undefined) return { kind: 'fire-schedule', ...step['fire-schedule'] };
  return undefined;
}

/** Undefined where it is neither a request nor an invocation, or both. */
export function toActingStep(step: Pick<StepYaml, 'request' | 'invoke'>): ActingStep | undefined {
  const { request } = step;
  if ('invoke' in step === (request !== undefined)) return undefined;
  if (request === undefined) return { kind: 'invoke', event: step.invoke ?? null };
  const { api, follows, ...rest } = request;
  return {
    kind: 'http-request',
    request: rest satisfies HttpRequest,
    ...(api !== undefined && { api }),
    ...(follows !== undefined && { follows }),
  };
}
