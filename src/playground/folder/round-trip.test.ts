import { describe, expect, it } from 'vitest';
import { readTemplate, type TemplateModel } from '#sam-template';
import type { CloudSpec, FunctionConfig, SourceFiles, TriggerSpec } from '#sandbox';
import { exercises, scenarios } from '../course-content.fixture.ts';
import { deployExercise, importExercise } from '../import-exercise.ts';
import { firstPlayground, type Playground } from '../playground.ts';
import { readPlayground } from '../read-playground.ts';
import { samples } from '../samples.ts';
import { withSample } from '../with-sample.ts';
import { deployedTriggers } from './function-resource.ts';
import { makeFolder } from './make-folder.ts';
import { apiSettingsOf, resourcesOf } from './read-back.fixture.ts';
import { readStrictly, type Template } from './template-schema.fixture.ts';

/** Makes the folder, reads it by the schema and by the template room, and expects what was written. */
function expectToComeBack(id: string, playground: Playground): void {
  const reading = readPlayground(playground);
  if (reading.kind === 'problems') throw new Error(`${id}: ${JSON.stringify(reading.problems)}`);
  const { read } = reading;
  const { resources = {} } = read;
  const { files } = makeFolder(read, []);
  const template = readStrictly(files['template.yaml'] ?? '');
  const model = modelOf(id, files);

  expect(model.function, id).toEqual(asDeployed(read.function));
  expect(model.files, id).toEqual(filesIn('src/', files));
  const callers = deployedTriggers(read.triggers, read.steps);
  expect(withApiSettings(model.triggers, template), id).toEqual(byKind(callers.map(asTemplate)));
  expect(resourcesOf(template), id).toEqual(asCreated(resources, callers));
  // What the template room says of queues comes from the same template by another way.
  expect(model.queues, id).toEqual(
    Object.fromEntries(
      Object.entries(resources.queues ?? {}).map(([name, { messages: _, deliveries: _often, ...queue }]) => [
        name,
        queue,
      ]),
    ),
  );

  for (const [name, { files: _, ...config }] of Object.entries(resources.functions ?? {})) {
    const stack = filesIn(`functions/${name}/`, files);
    expect(readStrictly(stack['template.yaml'] ?? '').Resources['Function']?.Properties, id).toMatchObject({
      FunctionName: name,
    });
    const other = modelOf(`${id}, ${name}`, stack);
    expect(other.function, `${id}, ${name}`).toEqual(withoutQueues(asDeployed(config)));
    expect(other.files, `${id}, ${name}`).toEqual(filesIn('src/', stack));
    expect(other.triggers).toEqual([]);
  }
}

function modelOf(id: string, { 'template.yaml': text = '', ...files }: SourceFiles): TemplateModel {
  const reading = readTemplate(text, files);
  if (reading.kind === 'problems') throw new Error(`${id}: ${JSON.stringify(reading.problems)}\n${text}`);
  return reading.model;
}

function filesIn(folder: string, files: SourceFiles): SourceFiles {
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) =>
      path.startsWith(folder) ? [[path.slice(folder.length), text] as const] : [],
    ),
  );
}

/** AWS takes a level for JSON only, and has an architecture always. */
function asDeployed({ logging, asynchronous = {}, ...config }: FunctionConfig): FunctionConfig {
  return {
    architecture: 'x86_64',
    ...config,
    ...(logging !== undefined && { logging: logging.logFormat === 'Text' ? { logFormat: 'Text' } : logging }),
    ...(Object.keys(asynchronous).length > 0 && { asynchronous }),
  };
}

/** The queues are in another stack: the folder says that they have to be added. */
function withoutQueues({ asynchronous = {}, ...config }: FunctionConfig): FunctionConfig {
  const { onFailure: _failure, onSuccess: _success, deadLetterQueue: _dead, ...rest } = asynchronous;
  return { ...config, ...(Object.keys(rest).length > 0 && { asynchronous: rest }) };
}

/** A trigger with what the template says where the playground leaves it open. */
function asTemplate(trigger: TriggerSpec): TriggerSpec {
  switch (trigger.kind) {
    case 'http-api':
      return { ...trigger, routes: trigger.routes ?? ['$default'] };
    case 'rest-api': {
      const stage = trigger.stage ?? (trigger.binaryMediaTypes === undefined ? 'Prod' : 'prod');
      return { ...trigger, routes: trigger.routes ?? ['ANY /', 'ANY /{proxy+}'], stage };
    }
    case 'dynamodb-stream':
      return { startingPosition: 'LATEST', ...trigger };
    default:
      return trigger;
  }
}

/** The template room reads who calls; stages and origins of APIs are resources, which it leaves alone. */
function withApiSettings(triggers: readonly TriggerSpec[], template: Template): readonly TriggerSpec[] {
  const settings = apiSettingsOf(template);
  return byKind(
    triggers.map((one): TriggerSpec => {
      switch (one.kind) {
        case 'http-api':
          return { ...one, ...settings['http-api'] };
        case 'rest-api':
          return { ...one, ...settings['rest-api'] };
        case 'function-url':
          return { ...one, ...settings['function-url'] };
        default:
          return one;
      }
    }),
  );
}

/** SAM knows no order between events, routes of an API and the function URL. */
function byKind(triggers: readonly TriggerSpec[]): readonly TriggerSpec[] {
  return triggers.toSorted((one, other) => (one.kind < other.kind ? -1 : one.kind > other.kind ? 1 : 0));
}

/**
 * What the template creates of the services: not what they begin with, which start-state.sh puts into them, nor what is no resource of
 * this stack (faults, messages that come twice, the account's limit, further functions). What only triggers name is there too.
 */
function asCreated(spec: CloudSpec, triggers: readonly TriggerSpec[]): CloudSpec {
  const { buckets = {}, tables = {}, queues = {}, topics = {}, buses = [], rules = {}, schedules = {} } = spec;
  const { secrets = {}, parameters = {} } = spec;
  const told = triggers.flatMap((one) => (one.kind === 'sns' ? [one.topic] : []));
  const heard = triggers.flatMap((one) => (one.kind === 'event-rule' ? (one.bus ?? []) : []));
  return {
    buckets: mapped(buckets, () => ({ objects: {} })),
    tables: mapped(tables, ({ taken: _, ...table }) => ({ ...table, items: [] })),
    queues: mapped(queues, ({ deliveries: _, ...queue }) => ({ ...queue, messages: [] })),
    topics: { ...Object.fromEntries(told.map((name) => [name, { subscriptions: [] }])), ...topics },
    buses: [...new Set([...buses, ...heard])].filter((bus) => bus !== 'default'),
    rules: mapped(rules, (rule) => {
      const { bus, ...rest } = { bus: undefined, ...rule };
      return bus === undefined || bus === 'default' ? rest : { ...rest, bus };
    }),
    schedules,
    secrets,
    parameters: Object.fromEntries(Object.entries(parameters).filter(([, { type }]) => type !== 'SecureString')),
  } as CloudSpec;
}

function mapped<One>(all: Readonly<Record<string, One>>, change: (one: One) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(one)]));
}

describe('what the folder says comes back as it was written', () => {
  it.each(samples.map((sample) => [sample.label, sample] as const))('for the sample %s', (label, sample) => {
    expectToComeBack(label, withSample(firstPlayground, sample)!);
  });

  it('for all samples at once', () => {
    const all = samples.reduce((playground, sample) => withSample(playground, sample)!, firstPlayground);
    expectToComeBack('all', all);
  });

  it.each(exercises.map(({ id }) => id))('for each scenario of the exercise %s', (exercise) => {
    const own = scenarios.filter(({ id }) => id.startsWith(`${exercise} `));
    expect(own.length).toBeGreaterThan(0);
    for (const { id, deployed, scenario } of own) expectToComeBack(id, importExercise(deployed, scenario));
  });

  it('for what the template of a starter says', () => {
    const written = exercises.filter(({ starter }) => starter['template.yaml'] !== undefined);
    expect(written.length).toBeGreaterThan(5);
    for (const { id, spec, starter } of written) {
      const scenario = scenarios.find((one) => one.id.startsWith(`${id} `))!.scenario;
      const { triggers: _, ...rest } = scenario;
      const bare = { ...rest, steps: [{ kind: 'invoke', event: {} }] } as const;
      const deployed = deployExercise({ spec, files: starter });
      const { triggers } = deployed.spec;
      expectToComeBack(id, importExercise(deployed, { ...bare, ...(triggers !== undefined && { triggers }) }));
    }
  });

  it('for FIFO queues and topics, further functions, and every setting there is', () => {
    expectToComeBack('everything', {
      ...firstPlayground,
      files: { ...firstPlayground.files, 'functions/charge/main.mjs': 'export const run = async () => 1;' },
      function: {
        handler: 'index.handler',
        runtime: 'nodejs22.x',
        memorySize: 512,
        timeout: 30,
        environment: {
          BUCKET: 'uploads',
          QUEUE: 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs.fifo',
          TEXT: '${not.a.variable} 123456789012',
          ON: 'on',
          NUMBER: '007',
          EMPTY: '',
        },
        architecture: 'arm64',
        logging: { logFormat: 'JSON', applicationLogLevel: 'DEBUG' },
        reservedConcurrency: 0,
      },
      services: `resources:
  buckets: { uploads: {} }
  tables:
    users: { partitionKey: { name: id }, sortKey: { name: at, type: N }, stream: NEW_IMAGE, timeToLive: expires, indexes: { by-mail: { partitionKey: { name: mail } } } }
  queues:
    jobs.fifo: { fifo: true, contentBasedDeduplication: true, visibilityTimeout: 60, deadLetter: { queue: failed.fifo, maxReceiveCount: 3 } }
    failed.fifo: { fifo: true, contentBasedDeduplication: false, messageRetentionPeriod: 1209600 }
    failed: { delaySeconds: 5, maximumMessageSize: 2048 }
  topics:
    news.fifo: { fifo: true, contentBasedDeduplication: true, subscriptions: [{ queue: jobs.fifo, rawMessageDelivery: true }] }
    news: { subscriptions: [{ queue: failed, filterPolicy: { kind: [new] }, filterPolicyScope: MessageBody }] }
  buses: [shop]
  rules:
    paid: { bus: shop, eventPattern: { source: [shop] }, targets: [{ queue: jobs.fifo, messageGroupId: paid, inputPath: $.detail }, { function: charge, input: { a: 1 } }, { bus: default, deadLetterQueue: failed }] }
    hourly: { scheduleExpression: rate(1 hour), targets: [{ topic: news, input: go }] }
  schedules:
    report: { scheduleExpression: cron(0 9 * * ? *), scheduleExpressionTimezone: Europe/Berlin, target: { queue: jobs.fifo, messageGroupId: report }, input: { a: 1 } }
    told: { scheduleExpression: rate(1 day), target: { bus: shop, detailType: Told, source: clock, deadLetterQueue: failed }, input: { b: 2 } }
  functions:
    charge: { handler: main.run, memorySize: 256, timeout: 5, environment: { STAGE: prod }, asynchronous: { maximumRetryAttempts: 1, maximumEventAgeInSeconds: 60, onFailure: failed } }
  secrets: { prod/api: '{"key":"abc"}' }
  parameters: { /shop/currency: { value: EUR }, /shop/days: { value: 'mon,tue', type: StringList }, /shop/key: { value: x, type: SecureString } }
triggers:
  - { kind: http-api, routes: ['GET /users/{id}', '$default'], stage: live, cors: { allowOrigins: ['*'], allowMethods: [GET], allowHeaders: [x-a], maxAge: 60 } }
  - { kind: rest-api, routes: ['POST /upload'], stage: v1, binaryMediaTypes: [image/png] }
  - { kind: function-url, cors: { allowOrigins: ['https://example.com'], allowCredentials: true } }
  - { kind: s3, bucket: uploads, prefix: in/, suffix: .csv, events: ['s3:ObjectCreated:Put'] }
  - { kind: dynamodb-stream, table: users, startingPosition: TRIM_HORIZON, onFailure: failed, maximumRetryAttempts: 2, maximumRecordAgeInSeconds: 90, filterPatterns: [{ eventName: [INSERT] }] }
  - { kind: sqs, queue: jobs.fifo, batchSize: 5, functionResponseTypes: [ReportBatchItemFailures], maximumConcurrency: 2 }
  - { kind: sns, topic: alerts, filterPolicy: { kind: [new] }, filterPolicyScope: MessageBody }
  - { kind: event-rule, name: all, bus: shop, eventPattern: { source: [shop] }, inputTransformer: { inputPathsMap: { id: $.id }, inputTemplate: '{ "id": <id> }' } }
  - { kind: schedule, name: nightly, by: rule, scheduleExpression: cron(0 3 * * ? *), input: { job: clean } }
asynchronous: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 120, onFailure: failed, onSuccess: failed, deadLetterQueue: failed }
`,
    });
  });
});

describe('the strict reading', () => {
  const text = makeFolder(
    (
      readPlayground({ ...firstPlayground, services: 'resources: { queues: { orders: {} } }' }) as never as {
        read: Parameters<typeof makeFolder>[0];
      }
    ).read,
    [],
  ).files['template.yaml']!;

  it.each([
    ['a property that there is not', 'QueueName:', 'QueuName:'],
    ['a type that there is not', 'AWS::SQS::Queue', 'AWS::SQS::Queues'],
    ['a number out of bounds', 'MemorySize: 128', 'MemorySize: 64'],
    ['a reference to nothing', '${Orders.QueueName}', '${Order.QueueName}'],
    ['an attribute that there is not', '${Orders.QueueName}', '${Orders.Name}'],
    ['a logical id with a dash', '  Orders:', '  Or-ders:'],
  ])('refuses %s', (_what, from, to) => {
    expect(() => readStrictly(text)).not.toThrow();
    expect(text).toContain(from);
    expect(() => readStrictly(text.replace(from, to))).toThrow();
  });
});
