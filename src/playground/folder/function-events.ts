import type { TriggerSpec } from '#sandbox';
import { corsOf } from './cors.ts';
import { httpApi, type LogicalIds, restApi } from './logical-ids.ts';
import type { Resource, Resources } from './resource.ts';
import { targetInput } from './target-input.ts';
import { arnOf, attributeOf, ref } from './template-value.ts';

type Trigger<Kind extends TriggerSpec['kind']> = Extract<TriggerSpec, { readonly kind: Kind }>;

/** Who calls the function, as SAM has it: an event for each trigger, and for each route of an API. */
export function functionEvents(triggers: readonly TriggerSpec[], ids: LogicalIds): Resources {
  const events = triggers.flatMap((trigger) => eventsOf(trigger, ids));
  return Object.fromEntries(
    events.map(({ type, properties }, index) => [
      `${type}${index + 1}`,
      { Type: type, Properties: Object.values(properties).every((one) => one === undefined) ? undefined : properties },
    ]),
  );
}

/** The APIs that have settings of their own; the others are SAM's implicit ones. */
export function apiResources(triggers: readonly TriggerSpec[]): Resources {
  const http = triggers.find((one) => one.kind === 'http-api');
  const rest = triggers.find((one) => one.kind === 'rest-api');
  return {
    ...(http !== undefined &&
      isSet(http) && {
        [httpApi]: {
          Type: 'AWS::Serverless::HttpApi',
          Properties: { StageName: http.stage, CorsConfiguration: corsOf(http.cors) },
        },
      }),
    ...(rest !== undefined &&
      isSet(rest) && {
        [restApi]: {
          Type: 'AWS::Serverless::Api',
          Properties: { StageName: rest.stage ?? 'prod', BinaryMediaTypes: rest.binaryMediaTypes },
        },
      }),
  };
}

function isSet(trigger: Trigger<'http-api' | 'rest-api'>): boolean {
  return trigger.kind === 'rest-api'
    ? trigger.stage !== undefined || trigger.binaryMediaTypes !== undefined
    : trigger.stage !== undefined || trigger.cors !== undefined;
}

interface Event {
  readonly type: string;
  readonly properties: Resource;
}

function eventsOf(trigger: TriggerSpec, ids: LogicalIds): readonly Event[] {
  switch (trigger.kind) {
    case 'http-api':
      return (trigger.routes ?? ['$default']).map((route) => ({
        type: 'HttpApi',
        properties: { ...routeOf(route), ApiId: isSet(trigger) ? ref(httpApi) : undefined },
      }));
    case 'rest-api':
      return (trigger.routes ?? ['ANY /', 'ANY /{proxy+}']).map((route) => ({
        type: 'Api',
        properties: { ...routeOf(route), RestApiId: isSet(trigger) ? ref(restApi) : undefined },
      }));
    // It is a setting of the function.
    case 'function-url':
      return [];
    case 's3':
      return [{ type: 'S3', properties: s3Event(trigger, ids) }];
    case 'dynamodb-stream':
      return [{ type: 'DynamoDB', properties: streamEvent(trigger, ids) }];
    case 'sqs':
      return [{ type: 'SQS', properties: queueEvent(trigger, ids) }];
    case 'sns':
      return [
        {
          type: 'SNS',
          properties: {
            Topic: ref(ids.of('Topic', trigger.topic)),
            FilterPolicy: trigger.filterPolicy,
            FilterPolicyScope: trigger.filterPolicyScope,
          },
        },
      ];
    case 'event-rule': {
      const { bus } = trigger;
      return [
        {
          type: 'EventBridgeRule',
          properties: {
            RuleName: trigger.name,
            EventBusName: bus === undefined || bus === 'default' ? bus : ref(ids.of('Bus', bus)),
            Pattern: trigger.eventPattern,
            ...targetInput(trigger),
          },
        },
      ];
    }
    case 'schedule':
      return [{ type: trigger.by === 'rule' ? 'Schedule' : 'ScheduleV2', properties: scheduleEvent(trigger) }];
  }
}

function routeOf(route: string): Resource {
  if (route === '$default') return {};
  const [method = 'ANY', path = '/'] = route.split(' ');
  return { Path: path, Method: method };
}

function s3Event({ bucket, events, prefix, suffix }: Trigger<'s3'>, ids: LogicalIds): Resource {
  const rules = Object.entries({ prefix, suffix }).flatMap(([Name, Value]) =>
    Value === undefined ? [] : [{ Name, Value }],
  );
  return {
    Bucket: ref(ids.of('Bucket', bucket)),
    Events: events,
    Filter: rules.length === 0 ? undefined : { S3Key: { Rules: rules } },
  };
}

function mapping(trigger: Trigger<'sqs' | 'dynamodb-stream'>): Resource {
  const { filterPatterns } = trigger;
  return {
    BatchSize: trigger.batchSize,
    MaximumBatchingWindowInSeconds: trigger.maximumBatchingWindowInSeconds,
    FunctionResponseTypes: trigger.functionResponseTypes,
    FilterCriteria:
      filterPatterns === undefined
        ? undefined
        : { Filters: filterPatterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) })) },
  };
}

function streamEvent(trigger: Trigger<'dynamodb-stream'>, ids: LogicalIds): Resource {
  const { onFailure } = trigger;
  return {
    Stream: attributeOf(ids.of('Table', trigger.table), 'StreamArn'),
    StartingPosition: trigger.startingPosition ?? 'LATEST',
    ...mapping(trigger),
    BisectBatchOnFunctionError: trigger.bisectBatchOnFunctionError,
    MaximumRetryAttempts: trigger.maximumRetryAttempts,
    MaximumRecordAgeInSeconds: trigger.maximumRecordAgeInSeconds,
    DestinationConfig:
      onFailure === undefined
        ? undefined
        : { OnFailure: { Type: 'SQS', Destination: arnOf(ids.of('Queue', onFailure)) } },
  };
}

function queueEvent(trigger: Trigger<'sqs'>, ids: LogicalIds): Resource {
  const { maximumConcurrency } = trigger;
  return {
    Queue: arnOf(ids.of('Queue', trigger.queue)),
    ...mapping(trigger),
    ScalingConfig: maximumConcurrency === undefined ? undefined : { MaximumConcurrency: maximumConcurrency },
  };
}

function scheduleEvent({
  name,
  by,
  scheduleExpression,
  scheduleExpressionTimezone,
  ...trigger
}: Trigger<'schedule'>): Resource {
  if (by === 'rule') return { Name: name, Schedule: scheduleExpression, ...targetInput(trigger) };
  return {
    Name: name,
    ScheduleExpression: scheduleExpression,
    ScheduleExpressionTimezone: scheduleExpressionTimezone,
    Input: targetInput(trigger)['Input'],
  };
}
