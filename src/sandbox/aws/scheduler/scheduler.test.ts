import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import { createScheduler } from './service.ts';

function open() {
  const context = createTestContext();
  const service = createScheduler(({ scheduleExpression, scheduleExpressionTimezone = 'UTC' }) =>
    scheduleExpression.includes('wrong') || scheduleExpressionTimezone === 'Berlin' ? 'It is wrong.' : undefined,
  );
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
    expect(context.happenings).toEqual([{ kind: 'schedule-created', name: 'remind-7', timeMs: testTimeMs }]);
    expect(service.schedules()).toMatchObject([
      {
        name: 'remind-7',
        isEnabled: true,
        input: '{"order":7}',
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
        "ResourceNotFoundException: Schedule group more does not exist.",
        "ResourceNotFoundException: Schedule other does not exist.",
        "ResourceNotFoundException: Schedule other does not exist.",
      ]
    `);
  });

  it('does not know other operations', async () => {
    expect(await failureOf(open().client.send(new ListSchedulesCommand({})))).toMatch(/^UnknownOperationException/);
  });
});
