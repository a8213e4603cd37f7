import { isJsonObject, type JsonValue } from '#kernel';
import { type ExerciseSpec, prepareExercise, type Step, type TriggerSpec } from '#sandbox';
import type { HandlerType } from '../workbench/monaco/handler-annotation.ts';
import { eventType } from './event-type.ts';

/** The types of `aws-lambda` that handlers and events of a source have. */
interface SourceTypes {
  readonly handler: string;
  readonly event: string;
}

// With format 2.0 a function may return any value, which becomes the body.
const httpApi = { handler: 'APIGatewayProxyHandlerV2<Record<string, unknown>>', event: 'APIGatewayProxyEventV2' };
const restApi = { handler: 'APIGatewayProxyHandler', event: 'APIGatewayProxyEvent' };
const functionUrl = { handler: 'LambdaFunctionURLHandler<Record<string, unknown>>', event: 'LambdaFunctionURLEvent' };
const httpTypes = { 'http-api': httpApi, 'rest-api': restApi, 'function-url': functionUrl };
const any = { handler: 'Handler', event: 'any' };

/**
 * The type of an exercise's handler, by what calls it in its scenarios. With several sources its event has the
 * members of all their events: JavaScript has no other way to tell one from another than to look. Where the scenarios send events that
 * no source makes, the type says what is in these; beside those of a source, an event may be anything.
 */
export function handlerType(spec: ExerciseSpec, file: string): HandlerType {
  const found = new Map(sourcesOf(spec).map((source) => [source.event, source]));
  const [only, ...others] = found.values();
  const lambda = "import('aws-lambda')";
  const isOfNoSource = only === undefined || found.has(any.event);
  const sent = isOfNoSource ? (others.length === 0 ? sentEvents(spec) : []) : eventsWithoutRecords(spec, found);
  const own = eventType(sent);
  const events = [...[...found.keys()].map((event) => `${lambda}.${event}`), ...(own === undefined ? [] : [own])];
  const type = isOfNoSource
    ? `${lambda}.Handler${own === undefined ? '' : `<${own}>`}`
    : events.length === 1
      ? `${lambda}.${only.handler}`
      : `${lambda}.Handler<${events.join(' & ')}>`;
  return { file, name: spec.function.handler.slice(spec.function.handler.lastIndexOf('.') + 1), type };
}

/** The events that scenarios send as they are, with values for one run. */
function sentEvents(spec: ExerciseSpec): readonly JsonValue[] {
  return prepareExercise(spec, 1)
    .flatMap(({ steps }) => steps)
    .flatMap((step): readonly Step[] => (step.kind === 'parallel' ? step.steps : [step]))
    .flatMap((step) => (step.kind === 'invoke' || step.kind === 'invoke-async' ? [step.event] : []));
}

/** Of a function whose sources all send records, the events that somebody sends beside them: the job that is cut into messages. */
function eventsWithoutRecords(spec: ExerciseSpec, sources: ReadonlyMap<string, unknown>): readonly JsonValue[] {
  const haveRecords = [...sources.keys()].every((event) => recordEvents.has(event));
  return haveRecords ? sentEvents(spec).filter((event) => isJsonObject(event) && !('Records' in event)) : [];
}

const recordEvents = new Set(['S3Event', 'DynamoDBStreamEvent', 'SQSEvent', 'SNSEvent']);

function sourcesOf({ triggers = [], tasks }: ExerciseSpec): readonly SourceTypes[] {
  const scenarios = tasks.flatMap((task) => task.scenarios);
  const own = scenarios.flatMap((scenario) => scenario.triggers ?? []);
  const steps = scenarios
    .flatMap((scenario) => scenario.steps)
    .flatMap((step): readonly Step[] => (step.kind === 'parallel' ? step.steps : [step]));
  const said = [...triggers, ...own].map(typesOf);
  // Where there are triggers, an event that is sent as it is has the shape of theirs.
  return said.length > 0 ? said : steps.flatMap(typesOfStep);
}

/** Without triggers, requests come by the API that they name. */
function typesOfStep(step: Step): readonly SourceTypes[] {
  switch (step.kind) {
    case 'http-request':
      return [step.api === 'rest' ? restApi : step.api === 'url' ? functionUrl : httpApi];
    case 'invoke':
      return [step.source === undefined ? any : httpTypes[step.source]];
    case 'invoke-async':
      return [any];
    default:
      return [];
  }
}

function typesOf(trigger: TriggerSpec): SourceTypes {
  switch (trigger.kind) {
    case 'rest-api':
    case 'http-api':
    case 'function-url':
      return httpTypes[trigger.kind];
    case 's3':
      return { handler: 'S3Handler', event: 'S3Event' };
    case 'dynamodb-stream':
      return { handler: 'DynamoDBStreamHandler', event: 'DynamoDBStreamEvent' };
    case 'sqs':
      return { handler: 'SQSHandler', event: 'SQSEvent' };
    case 'sns':
      return { handler: 'SNSHandler', event: 'SNSEvent' };
    case 'event-rule':
      return { handler: 'EventBridgeHandler<string, any, any>', event: 'EventBridgeEvent<string, any>' };
    case 'schedule':
      // Scheduler sends what it was given.
      return trigger.by === 'rule' ? { handler: 'ScheduledHandler', event: 'ScheduledEvent' } : any;
  }
}
