import type { FunctionConfig, Step, TriggerSpec } from '#sandbox';
import { corsOf } from './cors.ts';
import { apiResources, functionEvents } from './function-events.ts';
import type { LogicalIds } from './logical-ids.ts';
import type { Resources } from './resource.ts';
import { bucketParameter } from './service-resources.ts';
import { arnOf, ref, sub, type TemplateValue } from './template-value.ts';

export interface FunctionParts {
  readonly config: FunctionConfig;
  readonly triggers: readonly TriggerSpec[];
  readonly policies: readonly TemplateValue[];
  readonly buckets: readonly string[];
  readonly codeUri: string;
  /** Where others know it by a name. */
  readonly name?: string;
}

/** The function as SAM has it, and the APIs in front of it that have settings of their own. */
export function functionResources(id: string, parts: FunctionParts, ids: LogicalIds): Resources {
  const { config, triggers, policies, buckets, codeUri, name } = parts;
  const { asynchronous = {}, logging } = config;
  const { maximumRetryAttempts, maximumEventAgeInSeconds, onFailure, onSuccess, deadLetterQueue } = asynchronous;
  const destination = (queue: string | undefined): TemplateValue | undefined =>
    queue === undefined ? undefined : { Type: 'SQS', Destination: arnOf(ids.of('Queue', queue)) };
  const variables = Object.entries(config.environment);
  const url = triggers.find((one) => one.kind === 'function-url');
  const events = functionEvents(triggers, ids);
  return {
    [id]: {
      Type: 'AWS::Serverless::Function',
      Properties: {
        FunctionName: name,
        CodeUri: codeUri,
        Handler: config.handler,
        Runtime: config.runtime,
        Architectures: [config.architecture ?? 'x86_64'],
        MemorySize: config.memorySize,
        Timeout: config.timeout,
        ReservedConcurrentExecutions: config.reservedConcurrency,
        LoggingConfig:
          logging === undefined
            ? undefined
            : {
                LogFormat: logging.logFormat,
                // AWS takes a level for JSON only.
                ApplicationLogLevel: logging.logFormat === 'JSON' ? logging.applicationLogLevel : undefined,
              },
        Environment:
          variables.length === 0
            ? undefined
            : {
                Variables: Object.fromEntries(
                  variables.map(([variable, value]) => [variable, variableValue(value, buckets, ids)]),
                ),
              },
        EventInvokeConfig: [maximumRetryAttempts, maximumEventAgeInSeconds, onFailure, onSuccess].every(
          (one) => one === undefined,
        )
          ? undefined
          : {
              MaximumRetryAttempts: maximumRetryAttempts,
              MaximumEventAgeInSeconds: maximumEventAgeInSeconds,
              DestinationConfig:
                onFailure === undefined && onSuccess === undefined
                  ? undefined
                  : { OnFailure: destination(onFailure), OnSuccess: destination(onSuccess) },
            },
        DeadLetterQueue:
          deadLetterQueue === undefined
            ? undefined
            : { Type: 'SQS', TargetArn: arnOf(ids.of('Queue', deadLetterQueue)) },
        FunctionUrlConfig: url === undefined ? undefined : { AuthType: 'NONE', Cors: corsOf(url.cors) },
        Policies: policies.length === 0 ? undefined : policies,
        Events: Object.keys(events).length === 0 ? undefined : events,
      },
    },
    ...apiResources(triggers),
  };
}

/** Who calls the function on AWS: where nothing is said of triggers, an API is there for those who send requests. */
export function deployedTriggers(
  triggers: readonly TriggerSpec[] | undefined,
  steps: readonly Step[],
): readonly TriggerSpec[] {
  if (triggers !== undefined) return triggers;
  const acting = steps.flatMap((step): readonly Step[] => (step.kind === 'parallel' ? step.steps : [step]));
  const apis = acting.flatMap((step) => (step.kind === 'http-request' ? [step.api ?? 'http'] : []));
  const kinds = { http: 'http-api', rest: 'rest-api', url: 'function-url' } as const;
  return [...new Set(apis)].map((api): TriggerSpec => ({ kind: kinds[api] }));
}

/** The account and the region are those of the simulation: on AWS they are those of the stack, and a bucket has another name. */
function variableValue(value: string, buckets: readonly string[], ids: LogicalIds): TemplateValue {
  if (buckets.includes(value)) return ref(bucketParameter(ids, value));
  if (!/123456789012|us-east-1/.test(value)) return value;
  return sub(
    value
      .replaceAll('${', '${!')
      .replaceAll('123456789012', '${AWS::AccountId}')
      .replaceAll('us-east-1', '${AWS::Region}'),
  );
}
