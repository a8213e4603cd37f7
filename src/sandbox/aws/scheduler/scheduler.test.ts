import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleGroupCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  type ListSchedulesCommandInput,
  ListTagsForResourceCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import { createScheduler } from './service.ts';

function open() {
  const context = createTestContext();
  const service = createScheduler({
    describe: ({ scheduleExpression, scheduleExpressionTimezone = 'UTC' }) =>
      scheduleExpression.includes('wrong') || scheduleExpressionTimezone === 'Berlin' ? 'It is wrong.' : undefined,
    createdMs: testTimeMs,
  });
  const client = new SchedulerClient(clientOptions((request) => service.answer(request, context)));
  return { client, context, service };
}

const schedule: CreateScheduleCommandInput = {
  Name: 'remind-7',
  ScheduleExpression: 'at(2026-01-16T09:00:00)',
  ScheduleExpressionTimezone: 'Europe/Berlin',
  FlexibleTimeWindow: { Mode: 'OFF' },
  Target: {
    Arn: 'arn:aws:lambda:us-east-1:123456789012:function:fn',
    RoleArn: 'arn:aws:iam::123456789012:role/scheduler',
    Input: '{"order":7}',
  },
  ActionAfterCompletion: 'DELETE',
};

async function failureOf(sent: Promise<unknown>): Promise<string> {
  return sent.then(
    () => 'It went well.',
    (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`,
  );
}

describe('the real client of EventBridge Scheduler', () => {
  it('makes a schedule, reads it back, and deletes it', async () => {
    const { client, context, service } = open();
    const { ScheduleArn } = await client.send(new CreateScheduleCommand(schedule));
    expect(ScheduleArn).toBe('arn:aws:scheduler:us-east-1:123456789012:schedule/default/remind-7');
    expect(context.happenings).toEqual([
      { kind: 'schedule-changed', arn: ScheduleArn, isNew: true, timeMs: testTimeMs },
    ]);
    expect(service.schedules()).toMatchObject([
      {
        name: 'remind-7',
        isEnabled: true,
        target: { input: '{"order":7}' },
        isDeletedAfterCompletion: true,
        createdMs: testTimeMs,
      },
    ]);
    expect(await client.send(new GetScheduleCommand({ Name: 'remind-7' }))).toMatchObject({
      ...schedule,
      Arn: ScheduleArn,
      GroupName: 'default',
      State: 'ENABLED',
      CreationDate: new Date(testTimeMs),
    });
    await client.send(new DeleteScheduleCommand({ Name: 'remind-7' }));
    expect(service.schedules()).toEqual([]);
  });

  it('is told what is wrong, in errors of the classes of the SDK', async () => {
    const { client } = open();
    await client.send(new CreateScheduleCommand(schedule));
    const again = client.send(new CreateScheduleCommand(schedule));
    await expect(again).rejects.toBeInstanceOf(ConflictException);
    const create = async (changed: Partial<CreateScheduleCommandInput>) =>
      failureOf(client.send(new CreateScheduleCommand({ ...schedule, Name: 'other', ...changed })));
    expect([
      await create({ Name: 'remind-7' }),
      await create({ ScheduleExpression: 'at(wrong)' }),
      await create({ ScheduleExpressionTimezone: 'Berlin' }),
      await create({ Name: 'a b' }),
      await create({ Target: { ...schedule.Target, RoleArn: undefined } as CreateScheduleCommandInput['Target'] }),
      await create({
        Target: { ...schedule.Target, Input: { job: 1 } } as unknown as CreateScheduleCommandInput['Target'],
      }),
      await create({ GroupName: 'more' }),
      await failureOf(client.send(new GetScheduleCommand({ Name: 'other' }))),
      await failureOf(client.send(new DeleteScheduleCommand({ Name: 'other' }))),
    ]).toMatchInlineSnapshot(`
      [
        "ConflictException: Schedule remind-7 already exists.",
        "ValidationException: Invalid Schedule Expression at(wrong).",
        "ValidationException: Invalid Schedule Expression Timezone Berlin.",
        "ValidationException: 1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$",
        "ValidationException: 1 validation error detected: Value null at 'target.roleArn' failed to satisfy constraint: Member must not be null",
        "SerializationException: Start of structure or map found where not expected.",
        "ResourceNotFoundException: Schedule group more does not exist.",
        "ResourceNotFoundException: Schedule other does not exist.",
        "ResourceNotFoundException: Schedule other does not exist.",
      ]
    `);
  });

  it('is told of a second CreateSchedule, but not of the same request sent twice', async () => {
    const { client, service } = open();
    const twice = new CreateScheduleCommand({ ...schedule, ClientToken: 'one' });
    const { ScheduleArn } = await client.send(twice);
    expect(await client.send(new CreateScheduleCommand({ ...schedule, ClientToken: 'one' }))).toMatchObject({
      ScheduleArn,
    });
    expect(service.schedules().length).toBe(1);
  });

  it('changes all of a schedule: what is not sent is as if it never was', async () => {
    const { client, context, service } = open();
    await client.send(new CreateScheduleCommand(schedule));
    const { Target, FlexibleTimeWindow } = schedule;
    const changed = { Name: 'remind-7', ScheduleExpression: 'rate(1 day)', Target, FlexibleTimeWindow };
    const { ScheduleArn } = await client.send(new UpdateScheduleCommand({ ...changed, State: 'DISABLED' }));
    expect(context.happenings.at(-1)).toMatchObject({ kind: 'schedule-changed', arn: ScheduleArn, isNew: false });
    expect(service.schedules()).toMatchObject([{ isEnabled: false, isDeletedAfterCompletion: false }]);
    const now = await client.send(new GetScheduleCommand({ Name: 'remind-7' }));
    expect(now).toMatchObject({
      State: 'DISABLED',
      ScheduleExpression: 'rate(1 day)',
      ActionAfterCompletion: 'NONE',
      ScheduleExpressionTimezone: 'UTC',
    });
    expect(await failureOf(client.send(new UpdateScheduleCommand({ ...changed, Name: 'other' })))).toBe(
      'ResourceNotFoundException: Schedule other does not exist.',
    );
  });

  it('lists schedules in pages, by group, prefix and state', async () => {
    const { client } = open();
    await client.send(new CreateScheduleGroupCommand({ Name: 'mails' }));
    for (const Name of ['b', 'c', 'a']) await client.send(new CreateScheduleCommand({ ...schedule, Name }));
    await client.send(new CreateScheduleCommand({ ...schedule, Name: 'b', GroupName: 'mails', State: 'DISABLED' }));
    const names = async (input: ListSchedulesCommandInput) => {
      const { Schedules = [], NextToken } = await client.send(new ListSchedulesCommand(input));
      return [...Schedules.map(({ Name = '', GroupName = '' }) => `${GroupName}/${Name}`), NextToken];
    };
    expect(await names({ GroupName: 'default', MaxResults: 2 })).toEqual(['default/a', 'default/b', '2']);
    expect(await names({ GroupName: 'default', MaxResults: 2, NextToken: '2' })).toEqual(['default/c', undefined]);
    expect(await names({ NamePrefix: 'b' })).toEqual(['default/b', 'mails/b', undefined]);
    expect(await names({ State: 'DISABLED' })).toEqual(['mails/b', undefined]);
    const { Schedules = [] } = await client.send(new ListSchedulesCommand({ GroupName: 'mails' }));
    expect(Schedules).toEqual([
      {
        Arn: 'arn:aws:scheduler:us-east-1:123456789012:schedule/mails/b',
        CreationDate: new Date(testTimeMs),
        GroupName: 'mails',
        LastModificationDate: new Date(testTimeMs),
        Name: 'b',
        State: 'DISABLED',
        Target: { Arn: schedule.Target?.Arn },
      },
    ]);
    expect(await failureOf(client.send(new ListSchedulesCommand({ GroupName: 'more' })))).toBe(
      'ResourceNotFoundException: Schedule group more does not exist.',
    );
    expect(await failureOf(client.send(new ListSchedulesCommand({ MaxResults: 101 })))).toBe(
      "ValidationException: 1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
    );
  });

  it('has groups, which take their schedules along when they are deleted', async () => {
    const { client, service } = open();
    const { ScheduleGroupArn } = await client.send(new CreateScheduleGroupCommand({ Name: 'mails' }));
    await client.send(new CreateScheduleCommand({ ...schedule, GroupName: 'mails' }));
    expect(await client.send(new GetScheduleGroupCommand({ Name: 'mails' }))).toMatchObject({
      Arn: ScheduleGroupArn,
      State: 'ACTIVE',
    });
    expect(await client.send(new GetScheduleCommand({ Name: 'remind-7', GroupName: 'mails' }))).toMatchObject({
      GroupName: 'mails',
    });
    expect(await failureOf(client.send(new GetScheduleCommand({ Name: 'remind-7' })))).toMatch(/^ResourceNotFound/);
    const { ScheduleGroups = [] } = await client.send(new ListScheduleGroupsCommand({}));
    expect(ScheduleGroups.map(({ Name }) => Name)).toEqual(['default', 'mails']);
    await client.send(new DeleteScheduleGroupCommand({ Name: 'mails' }));
    expect(service.schedules()).toEqual([]);
    expect([
      await failureOf(client.send(new DeleteScheduleGroupCommand({ Name: 'mails' }))),
      await failureOf(client.send(new DeleteScheduleGroupCommand({ Name: 'default' }))),
      await failureOf(client.send(new CreateScheduleGroupCommand({ Name: 'default' }))),
    ]).toEqual([
      'ResourceNotFoundException: Schedule group mails does not exist.',
      'ValidationException: This operation cannot be performed on schedule group default.',
      'ValidationException: This operation cannot be performed on schedule group default.',
    ]);
  });

  it('takes the targets that AWS takes, and says what is wrong with others', async () => {
    const { client, service } = open();
    const RoleArn = 'arn:aws:iam::123456789012:role/scheduler';
    const arn = (rest: string) => `arn:aws:${rest}`;
    const create = async (Target: object, more: object = {}) =>
      failureOf(
        client.send(
          new CreateScheduleCommand({
            ...schedule,
            Name: `s${service.schedules().length}`,
            Target: { RoleArn, ...Target } as CreateScheduleCommandInput['Target'],
            ...more,
          }),
        ),
      );
    const sqs = arn('sqs:us-east-1:123456789012:jobs');
    const fifo = `${sqs}.fifo`;
    const bus = arn('events:us-east-1:123456789012:event-bus/shop');
    const EventBridgeParameters = { DetailType: 'Due', Source: 'shop.clock' };
    const universal = arn('scheduler:::aws-sdk:sqs:sendMessage');
    expect([
      await create({ Arn: sqs, Input: 'a text' }),
      await create({ Arn: fifo, SqsParameters: { MessageGroupId: 'a' } }),
      await create({ Arn: bus, EventBridgeParameters, Input: '{}' }),
      await create({ Arn: universal, Input: '{"QueueUrl":"q","MessageBody":"b"}' }),
    ]).toEqual(Array.from({ length: 4 }, () => 'It went well.'));
    expect(service.schedules().map(({ target }) => target)).toMatchObject([
      { input: 'a text' },
      { messageGroupId: 'a' },
      { event: { detailType: 'Due', source: 'shop.clock' } },
      { arn: universal },
    ]);
    expect([
      await create({ Arn: arn('s3:::pictures') }),
      await create({ Arn: arn('lambda:eu-west-1:123456789012:function:fn') }),
      await create({ Arn: arn('lambda:us-east-1:123456789012:function:fn'), Input: 'a text' }),
      await create({ Arn: fifo }),
      await create({ Arn: sqs, SqsParameters: { MessageGroupId: 'a' } }),
      await create({ Arn: bus }),
      await create({ Arn: sqs, EventBridgeParameters }),
      await create({ Arn: universal }),
      await create({ Arn: arn('scheduler:::aws-sdk:sqs:getQueueUrl'), Input: '{}' }),
      await create({ Arn: sqs }, { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }),
      await create({ Arn: sqs }, { FlexibleTimeWindow: { Mode: 'OFF', MaximumWindowInMinutes: 5 } }),
      await create({ Arn: sqs }, { StartDate: new Date(2_000), EndDate: new Date(1_000) }),
      await create({ Arn: sqs }, { State: 'ON' }),
    ]).toMatchInlineSnapshot(`
      [
        "ValidationException: s3 is not a supported service for a target.",
        "ValidationException: The target ARN provided does not match the current region us-east-1.",
        "ValidationException: JSON syntax error in input for the target.",
        "ValidationException: Parameters SqsParameters must be specified.",
        "ValidationException: Parameters MessageGroupId not valid for the target.",
        "ValidationException: Parameters EventBridgeParameters must be specified.",
        "ValidationException: Parameters EventBridgeParameters not supported for the target.",
        "ValidationException: You must provide an input to set this target for your schedule.",
        "ValidationException: getQueueUrl API is not supported.",
        "ValidationException: MaximumWindowInMinutes must be provided when FlexibleTimeWindowMode is set to FLEXIBLE.",
        "ValidationException: MaximumWindowInMinutes must not be provided when FlexibleTimeWindowMode is set to OFF.",
        "ValidationException: The StartDate you specify must come before the EndDate.",
        "ValidationException: 1 validation error detected: Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, DISABLED]",
      ]
    `);
  });

  it('does not know other operations', async () => {
    const ResourceArn = 'arn:aws:scheduler:us-east-1:123456789012:schedule-group/default';
    expect(await failureOf(open().client.send(new ListTagsForResourceCommand({ ResourceArn })))).toMatch(
      /^UnknownOperationException/,
    );
  });
});
