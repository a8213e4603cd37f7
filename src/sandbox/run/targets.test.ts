import { describe, expect, it } from 'vitest';
import type { CloudSpec, OtherFunctionSpec, RuleTargetSpec } from '../cloud-spec.ts';
import { type FunctionRun, runFunction, smallFunction } from '../run-function.fixture.ts';
import type { Transcript } from '../transcript.ts';

const echo = 'export const handler = async (event) => event;';
const limits = { wallClockMs: 60_000 };
const config = { memorySize: 1_769, timeout: 30 };
const eventPattern = { source: ['shop.orders'] };
const put = {
  kind: 'put-event',
  bus: 'shop',
  source: 'shop.orders',
  detailType: 'Order placed',
  detail: { id: 'o-7', total: 150 },
} as const;

function other(source = echo, more: Partial<OtherFunctionSpec> = {}): OtherFunctionSpec {
  return { ...smallFunction, ...more, files: { 'index.mjs': source } };
}

function ruled(targets: readonly RuleTargetSpec[], more: CloudSpec = {}): CloudSpec {
  return {
    buses: ['shop', 'audit', 'third'],
    queues: { jobs: { messages: [] }, dead: { messages: [] } },
    topics: { news: { subscriptions: [{ queue: 'jobs', rawMessageDelivery: true }] } },
    ...more,
    rules: { large: { bus: 'shop', eventPattern, targets }, ...more.rules },
  };
}

async function run(resources: CloudSpec, more: FunctionRun = {}): Promise<Transcript> {
  return runFunction(echo, { resources, steps: [put], limits, config, ...more });
}

function bodiesOf({ cloud }: Transcript, queue = 'jobs'): string[] {
  return (cloud?.queues[queue]?.visible ?? []).map(({ body }) => body);
}

function told({ deliveries = [] }: Transcript): string[] {
  return deliveries.map(({ source, from, outcome, message }) => `${source} ${from} ${outcome}: ${message}`);
}

describe('a rule', () => {
  it('calls another function, as an asynchronous invocation with its retries', async () => {
    const failing = other("export const handler = async () => { throw new Error('no'); };", {
      asynchronous: { maximumRetryAttempts: 1, onFailure: 'dead' },
    });
    const transcript = await run(ruled([{ function: 'charge' }], { functions: { charge: failing } }));
    const { invocations = [] } = transcript.functions?.['charge'] ?? {};
    expect(invocations.map(({ source, event }) => ({ source, event }))).toMatchObject([
      { source: 'event-rule', event: { 'detail-type': 'Order placed', detail: { id: 'o-7' } } },
      { source: 'event-rule' },
    ]);
    expect(JSON.parse(bodiesOf(transcript, 'dead')[0] ?? '')).toMatchObject({
      requestContext: { functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:charge:$LATEST' },
    });
    expect(transcript.invocations).toEqual([]);
  });

  it('hands over a constant, a part of the event, or what a template makes of it', async () => {
    const transcript = await run(
      ruled(
        [
          { queue: 'jobs', input: { job: 'clean' } },
          { queue: 'jobs', inputPath: '$.detail' },
          { topic: 'news', inputTransformer: { inputPathsMap: { id: '$.detail.id' }, inputTemplate: '"order <id>"' } },
          { function: 'charge', inputTransformer: { inputTemplate: '{"rule": <aws.events.rule-name>}' } },
        ],
        { functions: { charge: other() } },
      ),
    );
    expect(bodiesOf(transcript)).toEqual(['{"job":"clean"}', '{"id":"o-7","total":150}', '"order o-7"']);
    expect(transcript.functions?.['charge']?.invocations.map(({ event }) => event)).toEqual([{ rule: 'large' }]);
    expect(transcript.cloud?.buses['shop']?.[0]?.rules).toMatchObject([
      {
        targets: ['queue jobs', 'queue jobs', 'topic news', 'function charge'],
        inputs: [
          { target: 'queue jobs', text: '{"job":"clean"}' },
          { target: 'queue jobs', text: '{"id":"o-7","total":150}' },
          { target: 'topic news', text: '"order o-7"' },
          { target: 'function charge', text: '{"rule":"large"}' },
        ],
      },
    ]);
  });

  it('hands the same over to the function under test', async () => {
    const transcript = await run(ruled([]), {
      triggers: [
        { kind: 'event-rule', name: 'mine', bus: 'shop', eventPattern, inputPath: '$.detail' },
        { kind: 'schedule', name: 'hourly', by: 'rule', scheduleExpression: 'rate(1 hour)', inputPath: '$.time' },
      ],
      steps: [put, { kind: 'fire-schedule', schedule: 'hourly' }],
    });
    expect(transcript.invocations.map(({ event }) => event)).toEqual([
      { id: 'o-7', total: 150 },
      '2026-01-15T10:00:00Z',
    ]);
  });

  it('hands an event on to another bus, and from there not to a third', async () => {
    const transcript = await run(
      ruled([{ bus: 'audit' }], {
        rules: {
          keep: { bus: 'audit', eventPattern, targets: [{ queue: 'jobs' }, { bus: 'third' }] },
          never: { bus: 'third', eventPattern, targets: [{ queue: 'jobs' }] },
        },
      }),
    );
    const { shop = [], audit = [], third = [] } = transcript.cloud?.buses ?? {};
    expect([shop.length, audit.length, third.length]).toEqual([1, 1, 0]);
    expect(bodiesOf(transcript).map((body) => JSON.parse(body) as object)).toMatchObject([{ detail: { id: 'o-7' } }]);
    expect(told(transcript)).toEqual([
      'event-rule keep dropped: The event came from the bus shop: EventBridge does not hand it on to a third bus.',
    ]);
  });

  it('gives what a target does not take to its dead-letter queue, or tells that it is lost', async () => {
    const transcript = await run(
      ruled(
        [
          { function: 'charge', inputTransformer: { inputTemplate: '"a text" and more' }, deadLetterQueue: 'dead' },
          { queue: 'jobs', inputPath: '$.detail.none' },
          { queue: 'jobs', inputPath: '$.detail.none', deadLetterQueue: 'dead' },
        ],
        { functions: { charge: other() } },
      ),
    );
    expect(told(transcript)).toEqual([
      'event-rule large dead-lettered: The function charge takes JSON, and this is none: "a text" and more It went to the dead-letter queue dead.',
      'event-rule large dropped: There is nothing at the InputPath $.detail.none of the event.',
      'event-rule large dead-lettered: There is nothing at the InputPath $.detail.none of the event. It went to the dead-letter queue dead.',
    ]);
    expect(transcript.cloud?.queues['dead']?.visible.map(({ attributes }) => attributes)).toMatchObject([
      {
        RULE_ARN: 'arn:aws:events:us-east-1:123456789012:rule/shop/large',
        TARGET_ARN: 'arn:aws:lambda:us-east-1:123456789012:function:charge',
        ERROR_CODE: 'INVALID_JSON',
        ERROR_MESSAGE: 'Could not parse request body into json.',
        RETRY_ATTEMPTS: '0',
      },
      {},
    ]);
    expect(bodiesOf(transcript)).toEqual([]);
  });

  it('says on a dead letter what went wrong, in the words of EventBridge', async () => {
    const transcript = await run(
      ruled([{ bus: 'audit' }], {
        queues: { dead: { messages: [] }, 'jobs.fifo': { messages: [], fifo: true } },
        topics: {},
        rules: {
          hop: { bus: 'audit', eventPattern, targets: [{ bus: 'third', deadLetterQueue: 'dead' }] },
          late: { bus: 'shop', eventPattern, targets: [{ queue: 'jobs.fifo', deadLetterQueue: 'dead' }] },
          made: {
            bus: 'shop',
            eventPattern,
            targets: [
              {
                queue: 'dead',
                inputTransformer: { inputPathsMap: { d: '$.detail-type' }, inputTemplate: '{"a": "<d> <d>' },
                deadLetterQueue: 'dead',
              },
            ],
          },
          often: {
            scheduleExpression: 'rate(1 hour)',
            targets: [{ queue: 'jobs.fifo', deadLetterQueue: 'dead' }],
          },
        },
      }),
      { steps: [put, { kind: 'fire-schedule', schedule: 'often' }] },
    );
    const letters = transcript.cloud?.queues['dead']?.visible.map(({ attributes }) => attributes) ?? [];
    expect(letters.map(({ RULE_ARN, ERROR_CODE }) => [RULE_ARN?.split('rule/')[1], ERROR_CODE])).toEqual([
      ['audit/hop', 'THIRD_ACCOUNT_HOP_DETECTED'],
      ['shop/late', 'INVALID_PARAMETER'],
      ['shop/made', 'INVALID_JSON'],
      ['often', 'INVALID_PARAMETER'],
    ]);
    expect(letters.map((names) => Object.keys(names).length)).toEqual([5, 5, 5, 5]);
  });

  it('that goes round through functions is ended, and told of', { timeout: 60_000 }, async () => {
    const answer = `
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
const client = new EventBridgeClient({});
export const handler = async () => {
  const entry = { EventBusName: 'shop', Source: 'shop.orders', DetailType: 'Again', Detail: '{}' };
  await client.send(new PutEventsCommand({ Entries: [entry] }));
};`;
    const transcript = await run(ruled([{ function: 'charge' }], { functions: { charge: other(answer, config) } }));
    expect(transcript.functions?.['charge']?.invocations.length).toBe(100);
    expect(told(transcript)).toContainEqual(
      expect.stringMatching(/^event-rule large recursion-stopped: The function charge has set itself off 100 times/),
    );
  });
});

describe('a schedule', () => {
  it('calls functions, queues and buses, with context attributes in what it sends', async () => {
    const input = { arn: '<aws.scheduler.schedule-arn>', at: '<aws.scheduler.scheduled-time>' };
    const once = { scheduleExpression: 'at(2026-01-15T10:30:00)', input };
    const transcript = await run(
      {
        ...ruled([{ queue: 'jobs' }], { functions: { charge: other() } }),
        schedules: {
          a: { ...once, target: { function: 'charge' } },
          b: { ...once, target: { bus: 'shop', detailType: 'Due', source: 'shop.orders' } },
        },
      },
      { steps: [{ kind: 'wait', seconds: 3_600 }, { kind: 'settle' }] },
    );
    expect(transcript.firings?.map(({ targets }) => targets)).toEqual([['function charge'], ['bus shop']]);
    const at = '2026-01-15T10:30:00Z';
    const arn = (name: string) => `arn:aws:scheduler:us-east-1:123456789012:schedule/default/${name}`;
    expect(transcript.functions?.['charge']?.invocations.map(({ event }) => event)).toEqual([{ arn: arn('a'), at }]);
    expect(bodiesOf(transcript).map((body) => JSON.parse(body) as object)).toMatchObject([
      { 'detail-type': 'Due', source: 'shop.orders', detail: { arn: arn('b'), at } },
    ]);
  });

  it('of a rule tells a bus what it is, and functions their input', async () => {
    const targets: readonly RuleTargetSpec[] = [{ bus: 'audit' }, { function: 'charge', input: { job: 'clean' } }];
    const transcript = await run(
      {
        ...ruled([], { functions: { charge: other() } }),
        rules: {
          hourly: { scheduleExpression: 'rate(1 hour)', targets },
          keep: { bus: 'audit', eventPattern: { source: ['aws.events'] }, targets: [{ queue: 'jobs' }] },
        },
      },
      { steps: [{ kind: 'fire-schedule', schedule: 'hourly' }] },
    );
    expect(JSON.parse(bodiesOf(transcript)[0] ?? '')).toMatchObject({ 'detail-type': 'Scheduled Event' });
    expect(transcript.functions?.['charge']?.invocations.map(({ event }) => event)).toEqual([{ job: 'clean' }]);
  });
});

describe('a schedule of Scheduler', () => {
  it('writes on a dead letter what it was to do, and what the target answered', async () => {
    const once = { scheduleExpression: 'at(2026-01-15T10:30:00)' };
    const transcript = await run(
      {
        queues: { dead: { messages: [] }, 'jobs.fifo': { messages: [], fifo: true } },
        schedules: {
          a: {
            ...once,
            input: { run: '<aws.scheduler.execution-id>' },
            target: { queue: 'jobs.fifo', deadLetterQueue: 'dead' },
          },
        },
      },
      { steps: [{ kind: 'wait', seconds: 3_600 }, { kind: 'settle' }] },
    );
    const [letter] = transcript.cloud?.queues['dead']?.visible ?? [];
    expect(letter?.attributes).toEqual({
      ERROR_CODE: 'MissingParameter',
      ERROR_MESSAGE: 'The request must contain the parameter MessageGroupId.',
      EXECUTION_ID: (JSON.parse(letter?.body ?? '{}') as { run: string }).run,
      IS_PAYLOAD_TRUNCATED: 'false',
      RETRY_ATTEMPTS: '0',
      SCHEDULED_TIME: '2026-01-15T10:30:00Z',
      SCHEDULE_ARN: 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/a',
      TARGET_ARN: 'arn:aws:sqs:us-east-1:123456789012:jobs.fifo',
    });
  });
});

describe('what the function makes', () => {
  const maker = `
import * as events from '@aws-sdk/client-eventbridge';
import * as scheduler from '@aws-sdk/client-scheduler';
const clients = { events: new events.EventBridgeClient({}), scheduler: new scheduler.SchedulerClient({}) };
const packages = { events, scheduler };
export const handler = async (event) => {
  if (!Array.isArray(event)) return event;
  const answers = [];
  for (const [service, command, input] of event)
    answers.push(await clients[service].send(new packages[service][command + 'Command'](input)));
  return answers.map(({ $metadata, ...answer }) => answer);
};`;
  const arn = (rest: string) => `arn:aws:${rest.replace('*', 'us-east-1:123456789012')}`;
  const FlexibleTimeWindow = { Mode: 'OFF' };
  const RoleArn = 'arn:aws:iam::123456789012:role/x';

  it('are rules and targets that work, and what was declared is listed beside them', async () => {
    const event = [
      ['events', 'PutRule', { Name: 'all', EventBusName: 'shop', EventPattern: JSON.stringify(eventPattern) }],
      [
        'events',
        'PutTargets',
        {
          Rule: 'all',
          EventBusName: 'shop',
          Targets: [
            { Id: 'a', Arn: arn('sqs:*:jobs'), InputPath: '$.detail.id' },
            { Id: 'b', Arn: arn('lambda:*:function:fn'), Input: '{"mine":true}' },
            { Id: 'c', Arn: arn('states:*:stateMachine:m'), RoleArn },
            { Id: 'd', Arn: arn('lambda:*:function:nobody') },
          ],
        },
      ],
      ['events', 'ListRules', { EventBusName: 'shop' }],
      ['events', 'ListTargetsByRule', { EventBusName: 'shop', Rule: 'large' }],
    ];
    const transcript = await runFunction(maker, {
      resources: ruled([{ queue: 'jobs', inputTransformer: { inputTemplate: '{"a": <aws.events.rule-name>}' } }]),
      triggers: [{ kind: 'event-rule', name: 'mine', bus: 'shop', eventPattern: { source: ['nobody'] } }],
      steps: [{ kind: 'invoke', event }, put],
      limits,
      config,
    });
    const [first, second] = transcript.invocations;
    const answers = (first?.outcome.kind === 'answered' ? first.outcome.answer : []) as readonly object[];
    expect(answers).toMatchObject([
      { RuleArn: arn('events:*:rule/shop/all') },
      { FailedEntryCount: 0 },
      { Rules: [{ Name: 'all' }, { Name: 'large' }, { Name: 'mine' }] },
      { Targets: [{ Arn: arn('sqs:*:jobs'), InputTransformer: { InputTemplate: '{"a": <aws.events.rule-name>}' } }] },
    ]);
    expect(second).toMatchObject({ event: { mine: true }, source: 'event-rule' });
    expect(bodiesOf(transcript)).toEqual(['{"a":"large"}', '"o-7"']);
    expect(told(transcript).filter((text) => text.includes('dropped'))).toEqual([
      'event-rule all dropped: The target arn:aws:states:us-east-1:123456789012:stateMachine:m cannot be tried here.',
      'event-rule all dropped: There is no function nobody.',
    ]);
  });

  it('are rules that go by the clock, until they are disabled', async () => {
    const make = [
      ['events', 'PutRule', { Name: 'often', ScheduleExpression: 'rate(2 minutes)' }],
      ['events', 'PutTargets', { Rule: 'often', Targets: [{ Id: 'a', Arn: arn('lambda:*:function:fn'), Input: '1' }] }],
    ];
    const transcript = await runFunction(maker, {
      steps: [
        { kind: 'invoke', event: make },
        { kind: 'wait', seconds: 300 },
        { kind: 'invoke', event: [['events', 'DisableRule', { Name: 'often' }]] },
        { kind: 'wait', seconds: 300 },
      ],
      limits,
      config,
    });
    expect(transcript.firings?.length).toBe(2);
    expect(transcript.invocations.map(({ event }) => event)).toEqual([make, 1, 1, expect.any(Array)]);
  });

  it('are schedules that call a function, a bus or an operation, and another one after a change', async () => {
    const at = (minute: number) => `at(2026-01-15T10:0${minute}:00)`;
    const create = (Name: string, ScheduleExpression: string, Target: object, command = 'CreateSchedule') => [
      'scheduler',
      command,
      { Name, ScheduleExpression, FlexibleTimeWindow, Target: { RoleArn, ...Target } },
    ];
    const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs';
    const message = { QueueUrl, MessageBody: 'at <aws.scheduler.scheduled-time>' };
    const bus = { EventBridgeParameters: { DetailType: 'Due', Source: 'shop.orders' }, Input: '{"id":"o-8"}' };
    const event = [
      create('a', at(1), { Arn: arn('lambda:*:function:charge'), Input: '{"a":1}' }),
      create('b', at(2), { Arn: arn('events:*:event-bus/shop'), ...bus }),
      create('c', at(3), { Arn: 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage', Input: JSON.stringify(message) }),
      create('d', at(4), { Arn: arn('sqs:*:jobs'), Input: 'never' }),
      create('d', at(5), { Arn: arn('sqs:*:jobs'), Input: 'changed' }, 'UpdateSchedule'),
      create('e', at(6), { Arn: 'arn:aws:scheduler:::aws-sdk:ec2:startInstances', Input: '{}' }),
    ];
    const transcript = await runFunction(maker, {
      resources: ruled([{ queue: 'jobs', inputPath: '$.detail.id' }], { functions: { charge: other() } }),
      steps: [{ kind: 'invoke', event }, { kind: 'wait', seconds: 600 }, { kind: 'settle' }],
      limits,
      config,
    });
    expect(transcript.firings?.map(({ schedule, targets }) => [schedule, ...targets])).toEqual([
      ['a', 'function charge'],
      ['b', 'bus shop'],
      ['c', 'sqs:sendMessage'],
      ['d', 'queue jobs'],
      ['e'],
    ]);
    expect(transcript.functions?.['charge']?.invocations.map((one) => one.event)).toEqual([{ a: 1 }]);
    expect(bodiesOf(transcript)).toEqual(['"o-8"', 'at 2026-01-15T10:03:00Z', 'changed']);
    expect(told(transcript).at(-1)).toBe(
      'schedule e dropped: The target arn:aws:scheduler:::aws-sdk:ec2:startInstances cannot be tried here.',
    );
  });
});
