import { describePatternProblem, describeScheduleProblem, type TriggerSpec } from '#sandbox';
import { readInput, readTargetInput } from './read-target-input.ts';
import { parseJson } from './parse-json.ts';
import { type MapNode, memberOf, type TemplateNode } from './template-node.ts';
import type { TemplateReader } from './template-reader.ts';

/** The types of event of a function that are understood, with their properties. */
const eventProperties: Readonly<Record<string, readonly string[]>> = {
  HttpApi: ['Path', 'Method', 'ApiId', 'Auth', 'PayloadFormatVersion', 'RouteSettings', 'TimeoutInMillis'],
  Api: ['Path', 'Method', 'RestApiId', 'Auth', 'RequestModel', 'RequestParameters', 'TimeoutInMillis'],
  S3: ['Bucket', 'Events', 'Filter'],
  SNS: ['Topic', 'FilterPolicy', 'FilterPolicyScope', 'Region', 'RedrivePolicy'],
  SQS: [
    'Queue',
    'BatchSize',
    'Enabled',
    'FilterCriteria',
    'FunctionResponseTypes',
    'KmsKeyArn',
    'MaximumBatchingWindowInSeconds',
    'ScalingConfig',
  ],
  DynamoDB: [
    'Stream',
    'StartingPosition',
    'BatchSize',
    'BisectBatchOnFunctionError',
    'DestinationConfig',
    'Enabled',
    'FilterCriteria',
    'FunctionResponseTypes',
    'MaximumBatchingWindowInSeconds',
    'MaximumRecordAgeInSeconds',
    'MaximumRetryAttempts',
    'ParallelizationFactor',
  ],
  Schedule: ['Schedule', 'Name', 'Description', 'Enabled', 'State', 'Input', 'DeadLetterConfig', 'RetryPolicy'],
  ScheduleV2: [
    'ScheduleExpression',
    'ScheduleExpressionTimezone',
    'Name',
    'Description',
    'State',
    'Input',
    'FlexibleTimeWindow',
    'StartDate',
    'EndDate',
    'GroupName',
    'DeadLetterConfig',
    'RetryPolicy',
  ],
  EventBridgeRule: [
    'Pattern',
    'EventBusName',
    'RuleName',
    'State',
    'Input',
    'InputPath',
    'InputTransformer',
    'DeadLetterConfig',
    'RetryPolicy',
  ],
};

/** Who calls the function: one trigger for each event, and one for all routes of an API. */
export function readEvents(reader: TemplateReader, events: TemplateNode | undefined, name: string): TriggerSpec[] {
  const map = events && reader.map(events, `Events of ${name}`);
  const triggers: TriggerSpec[] = [];
  const httpRoutes: string[] = [];
  const restRoutes: string[] = [];
  for (const { key, value } of map?.entries ?? []) {
    const event = reader.map(value, `The event ${key}`, ['Type', 'Properties']);
    if (event === undefined) continue;
    const typeNode = reader.required(
      event,
      'Type',
      `The event ${key}`,
      'Say what calls the function, such as Type: HttpApi.',
    );
    const type = reader.oneOf(typeNode, `Type of the event ${key}`, Object.keys(eventProperties));
    if (type === undefined) continue;
    const given = memberOf(event, 'Properties') ?? { kind: 'map', entries: [], line: event.line, column: event.column };
    const properties = reader.map(given, `An event of type ${type}`, eventProperties[type] ?? []);
    if (properties === undefined) continue;
    if (type === 'HttpApi') httpRoutes.push(...readHttpRoute(reader, properties));
    else if (type === 'Api') restRoutes.push(...readRestRoute(reader, properties));
    else {
      const read = readTrigger(reader, type, key, properties);
      // What is switched off is deployed, and calls nobody.
      if (isEnabled(reader, properties)) triggers.push(...read);
    }
  }
  return [
    ...(httpRoutes.length > 0 ? [{ kind: 'http-api', routes: httpRoutes } as const] : []),
    // SAM deploys its implicit REST API to this stage.
    ...(restRoutes.length > 0 ? [{ kind: 'rest-api', routes: restRoutes, stage: 'Prod' } as const] : []),
    ...triggers,
  ];
}

function isEnabled(reader: TemplateReader, properties: MapNode): boolean {
  const enabled = reader.boolean(memberOf(properties, 'Enabled'), 'Enabled') ?? true;
  const states = ['ENABLED', 'DISABLED', 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS'] as const;
  return enabled && reader.oneOf(memberOf(properties, 'State'), 'State', states) !== 'DISABLED';
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'ANY'] as const;

function readMethod(reader: TemplateReader, node: TemplateNode | undefined): string | undefined {
  const text = reader.text(node, 'Method')?.toUpperCase();
  if (node === undefined || text === undefined) return undefined;
  if (methods.some((method) => method === text)) return text;
  reader.problem(node, `Method is ${text}.`, `Write one of ${methods.join(', ')}, in capitals or not.`);
  return undefined;
}

function readPath(reader: TemplateReader, node: TemplateNode | undefined): string | undefined {
  const path = reader.text(node, 'Path');
  if (node === undefined || path === undefined || path.startsWith('/')) return path;
  reader.problem(node, `Path is ${JSON.stringify(path)}; it has to begin with a slash.`, `Write /${path}.`);
  return undefined;
}

function readHttpRoute(reader: TemplateReader, properties: MapNode): string[] {
  const version = memberOf(properties, 'PayloadFormatVersion');
  if (version !== undefined && reader.text(version, 'PayloadFormatVersion') === '1.0') {
    reader.problem(version, 'Payload format 1.0 of HTTP APIs cannot be tried here.', 'Leave PayloadFormatVersion out.');
  }
  const pathNode = memberOf(properties, 'Path');
  const methodNode = memberOf(properties, 'Method');
  if (pathNode === undefined && methodNode === undefined) return ['$default'];
  if (pathNode === undefined) {
    reader.problem(properties, 'This event has a Method and no Path.', 'Say which path, such as Path: /hello.');
    return [];
  }
  const path = readPath(reader, pathNode);
  const method = methodNode === undefined ? 'ANY' : readMethod(reader, methodNode);
  return path === undefined || method === undefined ? [] : [`${method} ${path}`];
}

function readRestRoute(reader: TemplateReader, properties: MapNode): string[] {
  const what = 'An event of type Api';
  const path = readPath(reader, reader.required(properties, 'Path', what, 'Say which path, such as Path: /hello.'));
  const method = readMethod(
    reader,
    reader.required(properties, 'Method', what, 'Say which method, such as Method: get.'),
  );
  return path === undefined || method === undefined ? [] : [`${method} ${path}`];
}

function readTrigger(reader: TemplateReader, type: string, key: string, properties: MapNode): TriggerSpec[] {
  const what = `An event of type ${type}`;
  const member = (name: string): TemplateNode | undefined => memberOf(properties, name);
  const named = (name: string, remedy: string): string | undefined =>
    reader.text(reader.required(properties, name, what, remedy), name);
  switch (type) {
    case 'S3': {
      const bucket = named('Bucket', 'Name a bucket of this template: Bucket: !Ref Uploads.');
      const eventsNode = reader.required(properties, 'Events', what, 'Say which, such as Events: s3:ObjectCreated:*.');
      const events = (
        eventsNode?.kind === 'list' ? eventsNode.items : eventsNode === undefined ? [] : [eventsNode]
      ).flatMap((node) => reader.text(node, 'Events') ?? []);
      const rules = reader.list(memberOf(memberOf(member('Filter'), 'S3Key'), 'Rules'), 'Rules');
      const filters = Object.fromEntries(
        rules.flatMap((rule) => {
          const name = reader.oneOf(memberOf(rule, 'Name'), 'Name of a rule', ['prefix', 'suffix']);
          const value = reader.text(memberOf(rule, 'Value'), 'Value of a rule');
          return name === undefined || value === undefined ? [] : [[name, value]];
        }),
      );
      return bucket === undefined || events.length === 0 ? [] : [{ kind: 's3', bucket, events, ...filters }];
    }
    case 'SNS': {
      const topic = named('Topic', 'Name a topic of this template: Topic: !Ref News.');
      const policy = member('FilterPolicy');
      const scope = reader.oneOf(member('FilterPolicyScope'), 'FilterPolicyScope', [
        'MessageAttributes',
        'MessageBody',
      ]);
      if (topic === undefined) return [];
      return [
        {
          kind: 'sns',
          topic,
          ...(policy !== undefined && { filterPolicy: reader.json(policy) }),
          ...(scope !== undefined && { filterPolicyScope: scope }),
        },
      ];
    }
    case 'SQS': {
      // An ARN that is written out ends in the queue's name.
      const queue = named('Queue', 'Give the ARN of a queue of this template: Queue: !GetAtt Orders.Arn.')?.replace(
        /^arn:.*:/,
        '',
      );
      const concurrency = memberOf(member('ScalingConfig'), 'MaximumConcurrency');
      const maximumConcurrency = reader.integer(concurrency, 'MaximumConcurrency', 2, 1_000);
      const mapping = readMapping(reader, properties);
      if (queue === undefined) return [];
      return [{ kind: 'sqs', queue, ...mapping, ...(maximumConcurrency !== undefined && { maximumConcurrency }) }];
    }
    case 'DynamoDB': {
      const table = named('Stream', 'Give the stream of a table of this template: Stream: !GetAtt Users.StreamArn.');
      const startingPosition = reader.oneOf(
        reader.required(properties, 'StartingPosition', what, 'Write StartingPosition: LATEST, or TRIM_HORIZON.'),
        'StartingPosition',
        ['LATEST', 'TRIM_HORIZON'],
      );
      const bisect = reader.boolean(member('BisectBatchOnFunctionError'), 'BisectBatchOnFunctionError');
      const attempts = reader.integer(member('MaximumRetryAttempts'), 'MaximumRetryAttempts', 0, 10_000);
      const age = reader.integer(
        member('MaximumRecordAgeInSeconds'),
        'MaximumRecordAgeInSeconds',
        60,
        604_800,
        'seconds',
      );
      const destination = memberOf(memberOf(member('DestinationConfig'), 'OnFailure'), 'Destination');
      const onFailure = reader.text(destination, 'Destination');
      const mapping = readMapping(reader, properties);
      if (table === undefined || startingPosition === undefined) return [];
      return [
        {
          kind: 'dynamodb-stream',
          table,
          startingPosition,
          ...mapping,
          ...(bisect !== undefined && { bisectBatchOnFunctionError: bisect }),
          ...(attempts !== undefined && { maximumRetryAttempts: attempts }),
          ...(age !== undefined && { maximumRecordAgeInSeconds: age }),
          ...(onFailure !== undefined && { onFailure }),
        },
      ];
    }
    case 'EventBridgeRule': {
      const pattern = reader.required(properties, 'Pattern', what, 'Say which events: Pattern, and under it source.');
      const bus = reader.text(member('EventBusName'), 'EventBusName');
      const name = reader.text(member('RuleName'), 'RuleName') ?? key;
      if (pattern === undefined) return [];
      const eventPattern = reader.json(pattern);
      const problem = describePatternProblem(eventPattern);
      if (problem !== undefined)
        reader.problem(pattern, `EventBridge refuses this Pattern: ${problem}`, 'Write what may be there in lists.');
      const input = readTargetInput(reader, properties);
      return [{ kind: 'event-rule', name, eventPattern, ...(bus !== undefined && { bus }), ...input }];
    }
    case 'Schedule':
    case 'ScheduleV2':
      return readSchedule(reader, type, key, properties);
    default:
      return [];
  }
}

function readSchedule(
  reader: TemplateReader,
  type: 'Schedule' | 'ScheduleV2',
  key: string,
  properties: MapNode,
): TriggerSpec[] {
  const isRule = type === 'Schedule';
  const property = isRule ? 'Schedule' : 'ScheduleExpression';
  const remedy = `Say when, such as ${property}: rate(5 minutes).`;
  const node = reader.required(properties, property, `An event of type ${type}`, remedy);
  const scheduleExpression = reader.text(node, property);
  refuseWindows(reader, properties);
  const zone = reader.text(memberOf(properties, 'ScheduleExpressionTimezone'), 'ScheduleExpressionTimezone');
  const name = reader.text(memberOf(properties, 'Name'), 'Name') ?? key;
  const input = readInput(reader, properties);
  if (node === undefined || scheduleExpression === undefined) return [];
  const trigger = {
    kind: 'schedule',
    name,
    by: isRule ? 'rule' : 'scheduler',
    scheduleExpression,
    ...(zone !== undefined && { scheduleExpressionTimezone: zone }),
    ...(input !== undefined && { input }),
  } as const;
  const problem = describeScheduleProblem(trigger);
  if (problem === undefined) return [trigger];
  reader.problem(
    node,
    `${property} is ${JSON.stringify(scheduleExpression)}. ${problem}`,
    'AWS refuses such a schedule.',
  );
  return [];
}

/** Here, a schedule begins at once, never ends, and calls to the minute. */
function refuseWindows(reader: TemplateReader, properties: MapNode): void {
  const mode = memberOf(memberOf(properties, 'FlexibleTimeWindow'), 'Mode');
  if (mode !== undefined && reader.oneOf(mode, 'Mode', ['OFF', 'FLEXIBLE']) === 'FLEXIBLE')
    reader.problem(mode, 'A flexible window cannot be tried here: calls come to the minute.', "Write Mode: 'OFF'.");
  for (const name of ['StartDate', 'EndDate']) {
    const node = memberOf(properties, name);
    if (node !== undefined) reader.problem(node, `${name} cannot be tried here.`, `Take ${name} out.`);
  }
}

function readMapping(reader: TemplateReader, properties: MapNode) {
  const member = (name: string): TemplateNode | undefined => memberOf(properties, name);
  const batchSize = reader.integer(member('BatchSize'), 'BatchSize', 1, 10_000);
  const window = reader.integer(
    member('MaximumBatchingWindowInSeconds'),
    'MaximumBatchingWindowInSeconds',
    0,
    300,
    'seconds',
  );
  const types = reader
    .list(member('FunctionResponseTypes'), 'FunctionResponseTypes')
    .flatMap((node) => reader.oneOf(node, 'FunctionResponseTypes', ['ReportBatchItemFailures'] as const) ?? []);
  const filters = reader.list(memberOf(member('FilterCriteria'), 'Filters'), 'Filters').flatMap((node) => {
    const pattern = memberOf(node, 'Pattern');
    const value = parseJson(reader.text(pattern, 'Pattern'));
    if (value === undefined)
      reader.problem(pattern ?? node, 'Pattern has to be JSON in a text.', 'Put it in single quotes.');
    return value === undefined ? [] : [value];
  });
  return {
    ...(batchSize !== undefined && { batchSize }),
    ...(window !== undefined && { maximumBatchingWindowInSeconds: window }),
    ...(types.length > 0 && { functionResponseTypes: types }),
    ...(filters.length > 0 && { filterPatterns: filters }),
  };
}
