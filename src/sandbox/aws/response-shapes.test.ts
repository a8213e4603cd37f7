import * as events from '@aws-sdk/client-eventbridge';
import * as scheduler from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { createEvents } from './events/service.ts';
import { clientOptions, createTestContext, testTimeMs } from './real-sdk.fixture.ts';
import { createScheduler } from './scheduler/service.ts';
import { mismatches } from './sdk-schema.fixture.ts';
import type { AwsService } from './service.ts';

interface Said {
  readonly operation: string;
  readonly status: number;
  readonly input: unknown;
  readonly output: unknown;
}

/** Options of a client, and what it and the service said to each other. */
function listening(service: AwsService) {
  const context = createTestContext();
  const said: Said[] = [];
  const options = clientOptions((request) => {
    const reply = service.answer(request, context);
    const json = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes) || '{}');
    const { status, body } = reply.response;
    said.push({ operation: reply.operation, status, input: reply.input, output: json(body) });
    return reply;
  });
  return { options, said };
}

/** What of the answers that went well a client of the SDK would not know, or miss. */
function misfits(said: readonly Said[], schemas: object, suffix: string): string[] {
  return said.flatMap(({ operation, status, output }) => {
    const name = `${operation}${suffix}$`;
    // Some operations answer nothing.
    const schema = (schemas as Readonly<Record<string, unknown>>)[name] ?? [3, 'none', name, 0, [], []];
    return status === 200
      ? mismatches(schema, output).map((what) => `${operation}${what}`)
      : [`${operation}: ${status}`];
  });
}

const jobs = 'arn:aws:sqs:us-east-1:123456789012:jobs';
const RoleArn = 'arn:aws:iam::123456789012:role/x';

describe('what the services answer is what the SDK’s own shapes say', () => {
  it('of EventBridge', async () => {
    const service = createEvents({
      createdMs: testTimeMs,
      readers: { describePattern: () => undefined, matchesPattern: () => true, describeSchedule: () => undefined },
    });
    const { options, said } = listening(service);
    const client = new events.EventBridge(options);
    const EventPattern = '{"source":["shop"]}';
    const rule = { Name: 'r', EventBusName: 'b' };
    await client.createEventBus({ Name: 'b', Description: 'd' });
    await client.describeEventBus({ Name: 'b' });
    await client.listEventBuses({ Limit: 1 });
    await client.putRule({ ...rule, EventPattern, Description: 'd', RoleArn, State: 'DISABLED' });
    await client.putRule({ Name: 'clock', ScheduleExpression: 'rate(1 day)' });
    const InputTransformer = { InputPathsMap: { id: '$.detail.id' }, InputTemplate: '{"id": <id>}' };
    const dead = { DeadLetterConfig: { Arn: jobs }, RetryPolicy: { MaximumRetryAttempts: 1 } };
    const Targets = [{ Id: 'a', Arn: jobs, InputTransformer, ...dead }];
    await client.putTargets({ Rule: 'r', EventBusName: 'b', Targets });
    await client.listTargetsByRule({ Rule: 'r', EventBusName: 'b' });
    await client.listRuleNamesByTarget({ TargetArn: jobs, EventBusName: 'b' });
    await client.describeRule(rule);
    await client.describeRule({ Name: 'clock' });
    await client.listRules({ EventBusName: 'b' });
    await client.enableRule(rule);
    await client.disableRule(rule);
    await client.testEventPattern({
      EventPattern,
      Event: '{"id":"1","account":"1","source":"s","time":"t","region":"r","resources":[],"detail-type":"x"}',
    });
    await client.putEvents({ Entries: [{ Source: 's', DetailType: 'd', Detail: '{}' }, { Source: 's' }] });
    await client.removeTargets({ Rule: 'r', EventBusName: 'b', Ids: ['a'] });
    await client.deleteRule(rule);
    await client.deleteEventBus({ Name: 'b' });
    expect(misfits(said, events, 'Response')).toEqual([]);
    expect(new Set(said.map(({ operation }) => operation)).size).toBe(16);
  });

  it('of EventBridge Scheduler', async () => {
    const service = createScheduler({ describe: () => undefined, createdMs: testTimeMs });
    const { options, said } = listening(service);
    const client = new scheduler.Scheduler(options);
    const schedule = {
      Name: 's',
      GroupName: 'g',
      ScheduleExpression: 'rate(1 day)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 5 },
      StartDate: new Date(testTimeMs),
      EndDate: new Date(testTimeMs + 1),
      Target: { Arn: jobs, RoleArn, Input: 'x', DeadLetterConfig: { Arn: jobs } },
      Description: 'd',
      State: 'ENABLED',
      ActionAfterCompletion: 'DELETE',
    } as const;
    await client.createScheduleGroup({ Name: 'g' });
    await client.getScheduleGroup({ Name: 'g' });
    await client.listScheduleGroups({ MaxResults: 1 });
    await client.createSchedule(schedule);
    await client.updateSchedule(schedule);
    await client.getSchedule({ Name: 's', GroupName: 'g' });
    await client.listSchedules({ GroupName: 'g', NamePrefix: 's', State: 'ENABLED', MaxResults: 1 });
    await client.deleteSchedule({ Name: 's', GroupName: 'g' });
    await client.deleteScheduleGroup({ Name: 'g' });
    expect(misfits(said, scheduler, 'Output')).toEqual([]);
    // What the client has sent, the call that the reader sees shows under the same names.
    const inputs = said.flatMap(({ operation, input }) => {
      const schema = (scheduler as unknown as Readonly<Record<string, unknown>>)[`${operation}Input$`];
      return mismatches(schema, input).map((what) => `${operation}${what}`);
    });
    expect(inputs).toEqual([]);
    expect(new Set(said.map(({ operation }) => operation)).size).toBe(9);
  });
});

describe('the shapes of the SDK', () => {
  it('tell what does not fit', () => {
    const { ListRulesResponse$: schema } = events;
    expect(mismatches(schema, { Rules: [{ Name: 1, Bus: 'b' }, 'r'], More: true })).toEqual([
      '.Rules[0].Name is number, not string',
      '.Rules[0].Bus is unknown',
      '.Rules[1] is no object',
      '.More is unknown',
    ]);
    expect(mismatches(scheduler.ListSchedulesOutput$, {})).toEqual(['.Schedules is missing']);
  });
});
