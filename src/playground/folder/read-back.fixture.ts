import type { CloudSpec, TriggerSpec } from '#sandbox';
import type { Cors, Intrinsic, Template, TemplateResource, Text } from './template-schema.fixture.ts';

type Type = TemplateResource['Type'];
type Properties<Of extends Type> = Extract<TemplateResource, { readonly Type: Of }>['Properties'];
type Kind<K extends TriggerSpec['kind']> = Extract<TriggerSpec, { readonly kind: K }>;

/** The services that a strict template creates, in the words of the playground: the way back, written without a look at the way there. */
export function resourcesOf(template: Template): Readonly<Partial<Record<keyof CloudSpec, unknown>>> {
  const all = <Of extends Type>(type: Of): readonly Properties<Of>[] =>
    Object.values(template.Resources).flatMap((one) => (one.Type === type ? [one.Properties as Properties<Of>] : []));
  const nameOf = (value: Text): string => nameIn(template, value);
  const named = <One>(entries: readonly (readonly [string, One])[]): Readonly<Record<string, One>> =>
    Object.fromEntries(entries);
  const topics = all('AWS::SNS::Topic').map(
    ({ TopicName, FifoTopic, ContentBasedDeduplication }) =>
      [
        TopicName,
        defined({
          fifo: FifoTopic,
          contentBasedDeduplication: ContentBasedDeduplication,
          subscriptions: all('AWS::SNS::Subscription')
            .filter(({ TopicArn }) => nameOf(TopicArn) === TopicName)
            .map((one) =>
              defined({
                queue: nameOf(one.Endpoint),
                rawMessageDelivery: one.RawMessageDelivery,
                filterPolicy: one.FilterPolicy,
                filterPolicyScope: one.FilterPolicyScope,
              }),
            ),
        }),
      ] as const,
  );
  return {
    buckets: named(all('AWS::S3::Bucket').map(({ BucketName }) => [nameOf(BucketName), { objects: {} }])),
    tables: named(all('AWS::DynamoDB::Table').map((one) => [one.TableName, tableOf(one)])),
    queues: named(all('AWS::SQS::Queue').map((one) => [one.QueueName, queueOf(one, nameOf)])),
    topics: named(topics),
    buses: all('AWS::Events::EventBus').map(({ Name }) => Name),
    rules: named(all('AWS::Events::Rule').map((one) => [one.Name, ruleOf(one, template)])),
    schedules: named(all('AWS::Scheduler::Schedule').map((one) => [one.Name, scheduleOf(one, template)])),
    secrets: named(all('AWS::SecretsManager::Secret').map(({ Name, SecretString }) => [Name, SecretString])),
    parameters: named(all('AWS::SSM::Parameter').map(({ Name, Value, Type }) => [Name, { value: Value, type: Type }])),
  };
}

/** What the APIs and the function URL are set to, beyond their routes. */
export function apiSettingsOf({ Resources }: Template): {
  readonly [K in 'http-api' | 'rest-api' | 'function-url']: Omit<Kind<K>, 'kind' | 'routes'>;
} {
  const all = Object.values(Resources);
  const http = all.find((one) => one.Type === 'AWS::Serverless::HttpApi')?.Properties;
  const rest = all.find((one) => one.Type === 'AWS::Serverless::Api')?.Properties;
  const own = all.find((one) => one.Type === 'AWS::Serverless::Function')?.Properties;
  return {
    'http-api': defined({ stage: http?.StageName, cors: corsOf(http?.CorsConfiguration) }),
    'rest-api': defined({ stage: rest?.StageName, binaryMediaTypes: rest?.BinaryMediaTypes }),
    'function-url': defined({ cors: corsOf(own?.FunctionUrlConfig?.Cors) }),
  };
}

function corsOf(cors: Cors | undefined): Kind<'http-api'>['cors'] {
  if (cors === undefined) return undefined;
  const { AllowOrigins, AllowMethods = [], AllowHeaders = [], AllowCredentials, MaxAge } = cors;
  return {
    allowOrigins: AllowOrigins,
    allowMethods: AllowMethods,
    allowHeaders: AllowHeaders,
    ...(AllowCredentials !== undefined && { allowCredentials: AllowCredentials }),
    ...(MaxAge !== undefined && { maxAge: MaxAge }),
  };
}

function tableOf(table: Properties<'AWS::DynamoDB::Table'>): unknown {
  const types = new Map(table.AttributeDefinitions.map((one) => [one.AttributeName, one.AttributeType]));
  const used = new Set<string>();
  const keysOf = (schema: typeof table.KeySchema) => {
    const key = (kind: 'HASH' | 'RANGE') => {
      const name = schema.find(({ KeyType }) => KeyType === kind)?.AttributeName;
      if (name === undefined) return undefined;
      used.add(name);
      return { name, type: types.get(name) };
    };
    return { partitionKey: key('HASH'), sortKey: key('RANGE') };
  };
  const own = keysOf(table.KeySchema);
  const indexes = [
    ...(table.GlobalSecondaryIndexes ?? []).map((one) => ({ ...one, kind: 'global' })),
    ...(table.LocalSecondaryIndexes ?? []).map((one) => ({ ...one, kind: 'local' })),
  ].map(({ IndexName, KeySchema, kind }) => [IndexName, defined({ ...keysOf(KeySchema), kind })] as const);
  // DynamoDB refuses a definition that no key uses.
  if (used.size !== types.size) throw new Error(`${table.TableName} defines ${[...types.keys()].join(', ')}`);
  return defined({
    ...own,
    indexes: indexes.length === 0 ? undefined : Object.fromEntries(indexes),
    stream: table.StreamSpecification?.StreamViewType,
    timeToLive: table.TimeToLiveSpecification?.AttributeName,
    items: [],
  });
}

function queueOf(queue: Properties<'AWS::SQS::Queue'>, nameOf: (value: Text) => string): unknown {
  const redrive = queue.RedrivePolicy;
  return defined({
    fifo: queue.FifoQueue,
    contentBasedDeduplication: queue.ContentBasedDeduplication,
    visibilityTimeout: queue.VisibilityTimeout,
    delaySeconds: queue.DelaySeconds,
    messageRetentionPeriod: queue.MessageRetentionPeriod,
    maximumMessageSize: queue.MaximumMessageSize,
    deadLetter: redrive && {
      queue: nameOf(redrive.deadLetterTargetArn),
      maxReceiveCount: redrive.maxReceiveCount,
    },
    messages: [],
  });
}

function ruleOf(rule: Properties<'AWS::Events::Rule'>, template: Template): unknown {
  return defined({
    bus: rule.EventBusName && nameIn(template, rule.EventBusName),
    eventPattern: rule.EventPattern,
    scheduleExpression: rule.ScheduleExpression,
    targets: rule.Targets.map((target) =>
      defined({
        ...targetOf(target.Arn, template),
        messageGroupId: target.SqsParameters?.MessageGroupId,
        input: target.Input === undefined ? undefined : (JSON.parse(target.Input) as unknown),
        inputPath: target.InputPath,
        inputTransformer: target.InputTransformer && {
          inputPathsMap: target.InputTransformer.InputPathsMap,
          inputTemplate: target.InputTransformer.InputTemplate,
        },
        deadLetterQueue: target.DeadLetterConfig && nameIn(template, target.DeadLetterConfig.Arn),
      }),
    ),
  });
}

function scheduleOf(schedule: Properties<'AWS::Scheduler::Schedule'>, template: Template): unknown {
  const { Target: target } = schedule;
  return defined({
    scheduleExpression: schedule.ScheduleExpression,
    scheduleExpressionTimezone: schedule.ScheduleExpressionTimezone,
    target: defined({
      ...targetOf(target.Arn, template),
      messageGroupId: target.SqsParameters?.MessageGroupId,
      detailType: target.EventBridgeParameters?.DetailType,
      source: target.EventBridgeParameters?.Source,
      deadLetterQueue: target.DeadLetterConfig && nameIn(template, target.DeadLetterConfig.Arn),
    }),
    input: target.Input === undefined ? undefined : textOrJson(target.Input),
  });
}

/** A schedule hands a text over as it is, and anything else as JSON. */
function textOrJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function targetOf(arn: Intrinsic, template: Template): Readonly<Record<string, string>> {
  if ('Fn::Sub' in arn) {
    const [, kind, name = ''] = /:(function:|event-bus\/)(.*)$/.exec(arn['Fn::Sub']) ?? [];
    return kind === 'function:' ? { function: name } : { bus: name };
  }
  const id = 'Ref' in arn ? arn.Ref : (arn['Fn::GetAtt'].split('.')[0] ?? '');
  const name = nameIn(template, arn);
  switch (template.Resources[id]?.Type) {
    case 'AWS::SQS::Queue':
      return { queue: name };
    case 'AWS::SNS::Topic':
      return { topic: name };
    case 'AWS::Events::EventBus':
      return { bus: name };
    default:
      throw new Error(`${id} is no target.`);
  }
}

/** What something is called that is referred to. */
function nameIn({ Parameters = {}, Resources }: Template, value: Text): string {
  if (typeof value === 'string') return value;
  if ('Fn::Sub' in value) throw new Error(`${value['Fn::Sub']} is no name.`);
  const id = 'Ref' in value ? value.Ref : (value['Fn::GetAtt'].split('.')[0] ?? '');
  const parameter = Parameters[id];
  if (parameter !== undefined) return parameter.Default;
  const resource = Resources[id];
  switch (resource?.Type) {
    case 'AWS::SQS::Queue':
      return resource.Properties.QueueName;
    case 'AWS::SNS::Topic':
      return resource.Properties.TopicName;
    case 'AWS::Events::EventBus':
      return resource.Properties.Name;
    default:
      throw new Error(`${id} has no name that is known here.`);
  }
}

/** Without what is undefined. */
function defined(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
