import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  DeleteRuleCommand,
  DescribeEventBusCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  EventBridgeClient,
  InvalidEventPatternException,
  LimitExceededException,
  ListEventBusesCommand,
  ListRuleNamesByTargetCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  type PutRuleCommandInput,
  PutTargetsCommand,
  RemoveTargetsCommand,
  ResourceNotFoundException,
  type Target,
  TestEventPatternCommand,
} from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { describePatternProblem, matchesPattern } from '../../sources/patterns/index.ts';
import { describeScheduleProblem } from '../../sources/schedules/index.ts';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import { createEvents } from './service.ts';

const jobs = 'arn:aws:sqs:us-east-1:123456789012:jobs';
const EventPattern = '{"source":["shop.orders"]}';

function open() {
  const context = createTestContext();
  const service = createEvents({
    buses: ['shop'],
    createdMs: testTimeMs,
    readers: {
      describePattern: (pattern) => describePatternProblem(pattern),
      matchesPattern,
      describeSchedule: (scheduleExpression) => describeScheduleProblem({ by: 'rule', scheduleExpression }),
    },
  });
  const client = new EventBridgeClient(clientOptions((request) => service.answer(request, context)));
  return {
    context,
    service,
    client,
    putRule: async (input: Partial<PutRuleCommandInput> = {}) =>
      client.send(new PutRuleCommand({ Name: 'large', EventBusName: 'shop', EventPattern, ...input })),
    putTargets: async (...Targets: Target[]) =>
      client.send(new PutTargetsCommand({ Rule: 'large', EventBusName: 'shop', Targets })),
  };
}

async function failureOf(sent: Promise<unknown>): Promise<string> {
  return sent.then(
    () => 'It went well.',
    (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`,
  );
}

describe('rules', () => {
  it('are put, described, and put again without a loss of their targets', async () => {
    const { client, putRule, putTargets, service } = open();
    const { RuleArn } = await putRule({ Description: 'Large orders' });
    expect(RuleArn).toBe('arn:aws:events:us-east-1:123456789012:rule/shop/large');
    await putTargets({ Id: 'queue', Arn: jobs });
    await putRule({ EventPattern: '{"source":["shop"]}' });
    expect(await client.send(new DescribeRuleCommand({ Name: 'large', EventBusName: 'shop' }))).toMatchObject({
      Name: 'large',
      Arn: RuleArn,
      EventPattern: '{"source":["shop"]}',
      State: 'ENABLED',
      EventBusName: 'shop',
      CreatedBy: '123456789012',
    });
    expect(service.rulesOf('shop')).toMatchObject([{ eventPattern: { source: ['shop'] }, targets: [{ arn: jobs }] }]);
  });

  it('of the bus default have no bus in their ARN, and may go by the clock', async () => {
    const { putRule, service } = open();
    const { RuleArn } = await putRule({
      EventBusName: undefined,
      EventPattern: undefined,
      ScheduleExpression: 'rate(5 minutes)',
    });
    expect(RuleArn).toBe('arn:aws:events:us-east-1:123456789012:rule/large');
    expect(service.scheduledRules()).toMatchObject([
      { scheduleExpression: 'rate(5 minutes)', scheduledMs: testTimeMs },
    ]);
  });

  it('are told of to who lets schedules fire', async () => {
    const { context, putRule } = open();
    await putRule();
    expect(context.happenings).toEqual([{ kind: 'rule-changed', bus: 'shop', name: 'large', timeMs: testTimeMs }]);
  });

  it('are disabled, enabled and deleted, and only without targets', async () => {
    const { client, putRule, putTargets, service } = open();
    const named = { Name: 'large', EventBusName: 'shop' };
    await putRule();
    await client.send(new DisableRuleCommand(named));
    expect(service.rulesOf('shop')).toMatchObject([{ isEnabled: false }]);
    await client.send(new EnableRuleCommand(named));
    expect(service.rulesOf('shop')).toMatchObject([{ isEnabled: true }]);
    await putTargets({ Id: 'queue', Arn: jobs });
    expect(await failureOf(client.send(new DeleteRuleCommand(named)))).toBe(
      "ValidationException: Rule can't be deleted since it has targets.",
    );
    await client.send(new RemoveTargetsCommand({ Rule: 'large', EventBusName: 'shop', Ids: ['queue', 'none'] }));
    await client.send(new DeleteRuleCommand(named));
    expect(service.rulesOf('shop')).toEqual([]);
    expect(await failureOf(client.send(new DeleteRuleCommand(named)))).toBe('It went well.');
  });

  it('are listed in pages, by prefix, and by their targets', async () => {
    const { client, putRule, putTargets } = open();
    for (const Name of ['large', 'small', 'later']) await putRule({ Name });
    await putTargets({ Id: 'queue', Arn: jobs });
    const first = await client.send(new ListRulesCommand({ EventBusName: 'shop', NamePrefix: 'la', Limit: 1 }));
    expect(first.Rules).toEqual([
      {
        Name: 'large',
        Arn: 'arn:aws:events:us-east-1:123456789012:rule/shop/large',
        EventPattern,
        State: 'ENABLED',
        EventBusName: 'shop',
      },
    ]);
    const { NextToken } = first;
    const second = await client.send(
      new ListRulesCommand({ EventBusName: 'shop', NamePrefix: 'la', Limit: 1, NextToken }),
    );
    expect([second.Rules?.map(({ Name }) => Name), second.NextToken]).toEqual([['later'], undefined]);
    expect(
      (await client.send(new ListRuleNamesByTargetCommand({ EventBusName: 'shop', TargetArn: jobs }))).RuleNames,
    ).toEqual(['large']);
    expect((await client.send(new ListRulesCommand({}))).Rules).toEqual([]);
  });

  it('are refused what AWS refuses, in errors of the classes of the SDK', async () => {
    const { client, putRule } = open();
    await expect(putRule({ EventPattern: '{"source":"shop"}' })).rejects.toBeInstanceOf(InvalidEventPatternException);
    await expect(client.send(new DescribeRuleCommand({ Name: 'none' }))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    expect([
      await failureOf(putRule({ EventPattern: undefined })),
      await failureOf(putRule({ EventPattern: '{' })),
      await failureOf(putRule({ EventPattern: '{"source":"shop"}' })),
      await failureOf(putRule({ ScheduleExpression: 'rate(1 day)' })),
      await failureOf(putRule({ EventBusName: 'default', ScheduleExpression: 'rate(1 days)' })),
      await failureOf(putRule({ Name: 'a b' })),
      await failureOf(putRule({ Name: 'x'.repeat(65) })),
      await failureOf(putRule({ State: 'ON' as 'ENABLED' })),
      await failureOf(putRule({ EventBusName: 'shpo' })),
      await failureOf(client.send(new DescribeRuleCommand({ Name: 'none', EventBusName: 'shop' }))),
      await failureOf(client.send(new ListTargetsByRuleCommand({ Rule: 'none' }))),
      await failureOf(client.send(new ListRulesCommand({ Limit: 101 }))),
    ]).toMatchInlineSnapshot(`
      [
        "ValidationException: Parameter(s) EventPattern or ScheduleExpression must be specified.",
        "InvalidEventPatternException: Event pattern is not valid. Reason: Invalid JSON",
        "InvalidEventPatternException: Event pattern is not valid. Reason: source is not a list: write ["shop"].",
        "ValidationException: ScheduleExpression is supported only on the default event bus.",
        "ValidationException: Parameter ScheduleExpression is not valid.",
        "ValidationException: 1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+",
        "ValidationException: 1 validation error detected: Value 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' at 'name' failed to satisfy constraint: Member must have length less than or equal to 64",
        "ValidationException: 1 validation error detected: Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]",
        "ResourceNotFoundException: Event bus shpo does not exist.",
        "ResourceNotFoundException: Rule none does not exist on EventBus shop.",
        "ResourceNotFoundException: Rule none does not exist on EventBus default.",
        "ValidationException: 1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100",
      ]
    `);
  });
});

describe('targets', () => {
  it('are put, listed as they were sent, and take the place of the one with their id', async () => {
    const { client, putRule, putTargets, service } = open();
    await putRule();
    const topic: Target = { Id: 'topic', Arn: 'arn:aws:sns:us-east-1:123456789012:news', Input: '{"a":1}' };
    const dead = { DeadLetterConfig: { Arn: jobs }, RetryPolicy: { MaximumRetryAttempts: 3 } };
    expect(await putTargets({ Id: 'queue', Arn: jobs }, { ...topic, ...dead })).toMatchObject({
      FailedEntryCount: 0,
      FailedEntries: [],
    });
    await putTargets({ Id: 'queue', Arn: jobs, InputPath: '$.detail' });
    expect((await client.send(new ListTargetsByRuleCommand({ Rule: 'large', EventBusName: 'shop' }))).Targets).toEqual([
      { Id: 'queue', Arn: jobs, InputPath: '$.detail' },
      { ...topic, ...dead },
    ]);
    expect(service.rulesOf('shop')[0]?.targets.map(({ input, deadLetterArn }) => [input, deadLetterArn])).toEqual([
      [{ kind: 'path', path: '$.detail' }, undefined],
      [{ kind: 'constant', text: '{"a":1}' }, jobs],
    ]);
  });

  it('are five at most', async () => {
    const { putRule, putTargets } = open();
    await putRule();
    const six = Array.from({ length: 6 }, (_, index): Target => ({ Id: `t${index}`, Arn: jobs }));
    await expect(putTargets(...six)).rejects.toBeInstanceOf(LimitExceededException);
    expect(await failureOf(putTargets(...six))).toBe(
      'LimitExceededException: The requested resource exceeds the maximum number allowed.',
    );
    expect(await failureOf(putTargets(...six.slice(0, 5)))).toBe('It went well.');
  });

  it.each<[string, Partial<Target>, string]>([
    ['no ARN', { Arn: 'jobs' }, 'Parameter jobs is not valid. Reason: Provided Arn is not in correct format.'],
    [
      'an id that is none',
      { Id: 'a b' },
      String.raw`1 validation error detected: Value 'a b' at 'targets.1.member.id' failed to satisfy constraint: Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+`,
    ],
    [
      'two inputs',
      { Input: '1', InputPath: '$' },
      'Only one of Input, InputPath, or InputTransformer must be provided for target t.',
    ],
    ['an input that is no JSON', { Input: 'text' }, 'JSON syntax error in input for target t.'],
    ['a path that is none', { InputPath: 'detail' }, 'InputPath for target t is invalid.'],
    [
      'a path of a variable that is none',
      { InputTransformer: { InputPathsMap: { id: "$.detail['id']" }, InputTemplate: '<id>' } },
      'InputPath for target t is invalid.',
    ],
    [
      'a variable without a path',
      { InputTransformer: { InputPathsMap: {}, InputTemplate: '"<id>"' } },
      'InputTemplate for target t contains invalid placeholder id.',
    ],
    [
      'the whole event in a text',
      { InputTransformer: { InputTemplate: '"<aws.events.event.json>"' } },
      'InputTemplate for target t contains placeholder aws.events.event.json valid only for JSON template.',
    ],
    ['a template that is none', { InputTransformer: { InputTemplate: 'text' } }, 'Invalid InputTemplate for target t.'],
    [
      'a bus without a role',
      { Arn: 'arn:aws:events:us-east-1:123456789012:event-bus/default' },
      'RoleArn is required for target arn:aws:events:us-east-1:123456789012:event-bus/default.',
    ],
    [
      'a FIFO queue without a group',
      { Arn: `${jobs}.fifo` },
      'Parameter(s) SqsParameters must be specified for target: t.',
    ],
    [
      'a dead-letter queue that is a topic',
      { DeadLetterConfig: { Arn: 'arn:aws:sns:us-east-1:123456789012:news' } },
      'sns is not supported as a dead letter resource.',
    ],
    [
      'a dead-letter queue that is FIFO',
      { DeadLetterConfig: { Arn: `${jobs}.fifo` } },
      'SQS FIFO is not supported by Dead Letter Queues.',
    ],
  ])('are refused %s', async (_what, target, message) => {
    const { putRule, putTargets, service } = open();
    await putRule();
    expect(await failureOf(putTargets({ Id: 't', Arn: jobs, ...target }))).toBe(`ValidationException: ${message}`);
    expect(service.rulesOf('shop')[0]?.targets).toEqual([]);
  });

  it('that no client sends are answered as errors', () => {
    const { service, context } = open();
    const codeOf = (targets: unknown): string | undefined => {
      const headers = { 'x-amz-target': 'AWSEvents.PutTargets' };
      const body = new TextEncoder().encode(JSON.stringify({ Rule: 'large', Targets: targets }));
      const request = { method: 'POST', host: 'events.us-east-1.amazonaws.com', path: '/', headers, body };
      return service.answer(request, context).error?.code;
    };
    expect(
      [undefined, null, 1, [], [1], [{}], [{ Id: 1, Arn: 'x' }], [{ Id: 'a', Arn: jobs, Input: {} }]].map(codeOf),
    ).toEqual([
      'ValidationException',
      'ValidationException',
      'SerializationException',
      'ValidationException',
      'SerializationException',
      'ValidationException',
      'SerializationException',
      'SerializationException',
    ]);
  });
});

describe('buses', () => {
  it('are made, described, listed and deleted', async () => {
    const { client, service } = open();
    const { EventBusArn } = await client.send(new CreateEventBusCommand({ Name: 'more' }));
    expect(EventBusArn).toBe('arn:aws:events:us-east-1:123456789012:event-bus/more');
    expect(await client.send(new DescribeEventBusCommand({ Name: 'more' }))).toMatchObject({
      Name: 'more',
      Arn: EventBusArn,
      CreationTime: new Date(testTimeMs),
    });
    const { EventBuses = [] } = await client.send(new ListEventBusesCommand({}));
    expect(EventBuses.map(({ Name }) => Name)).toEqual(['default', 'more', 'shop']);
    await client.send(new DeleteEventBusCommand({ Name: 'more' }));
    expect(service.hasBus('more')).toBe(false);
  });

  it('are refused what AWS refuses', async () => {
    const { client, putRule } = open();
    await putRule();
    expect([
      await failureOf(client.send(new CreateEventBusCommand({ Name: 'shop' }))),
      await failureOf(client.send(new CreateEventBusCommand({ Name: 'a b' }))),
      await failureOf(client.send(new DescribeEventBusCommand({ Name: 'shpo' }))),
      await failureOf(client.send(new DeleteEventBusCommand({ Name: 'default' }))),
      await failureOf(client.send(new DeleteEventBusCommand({ Name: 'shop' }))),
    ]).toMatchInlineSnapshot(`
      [
        "ResourceAlreadyExistsException: Event bus shop already exists.",
        "ValidationException: 1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [/\\.\\-_A-Za-z0-9]+",
        "ResourceNotFoundException: Event bus shpo does not exist.",
        "ValidationException: Cannot delete event bus default.",
        "ValidationException: Event bus shop can't be deleted since it has rules.",
      ]
    `);
  });
});

describe('a pattern', () => {
  it('is tried without a rule', async () => {
    const { client } = open();
    const event = { id: '1', account: '1', source: 'shop', time: 't', region: 'r', resources: [], 'detail-type': 'x' };
    const test = async (pattern: object, Event = JSON.stringify(event)) =>
      client
        .send(new TestEventPatternCommand({ EventPattern: JSON.stringify(pattern), Event }))
        .then(({ Result }) => Result)
        .catch((error: unknown) => (error as Error).name);
    expect([
      await test({ source: ['shop'] }),
      await test({ source: ['other'] }),
      await test({ source: 'shop' }),
      await test({ source: ['shop'] }, '{"source":"shop"}'),
    ]).toEqual([true, false, 'InvalidEventPatternException', 'ValidationException']);
  });
});
