import { describe, expect, it } from 'vitest';
import { type FunctionRun, runFunction } from '../run-function.fixture.ts';
import type { Transcript } from '../transcript.ts';

const echo = 'export const handler = async (event) => event;';
const daySeconds = 86_400;

function when({ firings = [] }: Transcript): string[] {
  return firings.map(({ schedule, timestamp, step, targets }) => {
    return `${new Date(timestamp).toISOString().slice(0, 16)} ${schedule} in step ${step} to ${targets.join(' and ')}`;
  });
}

const nightly = { kind: 'schedule', name: 'nightly', by: 'rule', scheduleExpression: 'cron(59 23 * * ? *)' } as const;

async function run(triggers: FunctionRun['triggers'], steps: NonNullable<FunctionRun['steps']>): Promise<Transcript> {
  return runFunction(echo, { ...(triggers && { triggers }), steps, limits: { wallClockMs: 60_000 } });
}

describe('a schedule', () => {
  it('fires by itself while a step waits, with the event of a rule or the input of Scheduler', async () => {
    const transcript = await run(
      [
        nightly,
        {
          kind: 'schedule',
          name: 'report',
          by: 'scheduler',
          scheduleExpression: 'cron(0 9 ? * MON-FRI *)',
          scheduleExpressionTimezone: 'Europe/Berlin',
          input: { of: 'sales' },
        },
      ],
      [{ kind: 'wait', seconds: 2 * daySeconds }, { kind: 'settle' }],
    );
    expect(when(transcript)).toEqual([
      '2026-01-15T23:59 nightly in step 1 to function fn',
      '2026-01-16T08:00 report in step 1 to function fn',
      '2026-01-16T23:59 nightly in step 1 to function fn',
    ]);
    expect(transcript.invocations.map(({ event, source, step }) => ({ event, source, step }))).toMatchObject([
      { event: { source: 'aws.events', time: '2026-01-15T23:59:00Z' }, source: 'schedule', step: 1 },
      { event: { of: 'sales' } },
      { event: { time: '2026-01-16T23:59:00Z' } },
    ]);
  });

  it('goes with the clocks of its time zone when they change', async () => {
    const transcript = await run(
      [
        {
          kind: 'schedule',
          name: 'morning',
          by: 'scheduler',
          scheduleExpression: 'cron(0 9 28-30 3 ? *)',
          scheduleExpressionTimezone: 'Europe/Berlin',
        },
      ],
      [{ kind: 'wait', seconds: 100 * daySeconds }],
    );
    expect(when(transcript).map((text) => text.slice(0, 16))).toEqual([
      '2026-03-28T08:00',
      '2026-03-29T07:00',
      '2026-03-30T07:00',
    ]);
  });

  it('counts a rate from the beginning of the scenario, over all steps', async () => {
    const transcript = await run(
      [{ kind: 'schedule', name: 'often', by: 'rule', scheduleExpression: 'rate(5 minutes)' }],
      [{ kind: 'wait', seconds: 420 }, { kind: 'wait', seconds: 180 }, { kind: 'settle' }],
    );
    expect(when(transcript).map((text) => text.slice(11))).toEqual([
      '10:05 often in step 1 to function fn',
      '10:10 often in step 2 to function fn',
    ]);
    expect(transcript.invocations.length).toBe(2);
  });

  it('of a rule sends its input where it has one', async () => {
    const transcript = await run([{ ...nightly, input: { job: 1 } }], [{ kind: 'fire-schedule', schedule: 'nightly' }]);
    expect(transcript.invocations).toMatchObject([{ event: { job: 1 } }]);
  });

  it('does not keep a scenario from its end', async () => {
    const often = { ...nightly, scheduleExpression: 'rate(1 minute)' };
    const transcript = await run([often], [{ kind: 'invoke-async', event: {} }]);
    expect(transcript.firings).toBeUndefined();
    expect(transcript.deliveries?.map(({ outcome }) => outcome)).toEqual(['answered']);
  });

  it('leaves what is due at the end of a wait to a step that fires it', async () => {
    const wait = { kind: 'wait', seconds: 50_340 } as const;
    const fire = { kind: 'fire-schedule', schedule: 'nightly', deliveries: 2 } as const;
    const transcript = await run([nightly], [wait, fire]);
    expect(when(transcript)).toEqual(['2026-01-15T23:59 nightly in step 2 to function fn']);
    expect(transcript.invocations.length).toBe(2);
  });

  it('is tried again by Lambda where the function fails', async () => {
    const transcript = await runFunction("export const handler = async () => { throw new Error('no'); };", {
      triggers: [nightly],
      steps: [{ kind: 'wait', seconds: 50_340 }, { kind: 'settle' }],
    });
    expect(transcript.invocations.length).toBe(3);
  });

  it('tells queues and topics too', async () => {
    const transcript = await runFunction(echo, {
      resources: {
        queues: { jobs: { messages: [] } },
        topics: { news: { subscriptions: [{ queue: 'jobs', rawMessageDelivery: true }] } },
        rules: { hourly: { scheduleExpression: 'rate(1 hour)', targets: [{ queue: 'jobs' }] } },
        schedules: {
          once: { scheduleExpression: 'at(2026-01-15T10:30:00)', target: { topic: 'news' }, input: { job: 1 } },
        },
      },
      steps: [{ kind: 'wait', seconds: 3_600 }],
    });
    expect(when(transcript)).toEqual([
      '2026-01-15T10:30 once in step 1 to topic news',
      '2026-01-15T11:00 hourly in step 1 to queue jobs',
    ]);
    const bodies = transcript.cloud?.queues['jobs']?.visible.map(({ body }) => JSON.parse(body) as object);
    expect(bodies).toMatchObject([{ job: 1 }, { source: 'aws.events', 'detail-type': 'Scheduled Event' }]);
  });
});

describe('a schedule that the function makes', () => {
  const limits = { wallClockMs: 60_000 };
  const config = { memorySize: 1_769, timeout: 30 };
  const maker = `
import { CreateScheduleCommand, DeleteScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
const client = new SchedulerClient({});
export const handler = async (event) => {
  if (event.delete) return client.send(new DeleteScheduleCommand({ Name: event.delete }));
  if (!event.schedule) return event;
  const Target = { Arn: 'arn:aws:lambda:us-east-1:123456789012:function:fn', RoleArn: 'arn:aws:iam::123456789012:role/x', ...event.target };
  await client.send(new CreateScheduleCommand({ FlexibleTimeWindow: { Mode: 'OFF' }, Target, ...event.schedule }));
};`;

  it('calls a function, a queue, or nobody, once or again and again, and is deleted where it says so', async () => {
    const at = (time: string) => `at(2026-01-15T${time}:00)`;
    const transcript = await runFunction(maker, {
      resources: { queues: { jobs: { messages: [] } } },
      config,
      limits,
      steps: [
        {
          kind: 'invoke',
          event: { schedule: { Name: 'a', ScheduleExpression: at('10:05') }, target: { Input: '{"n":1}' } },
        },
        {
          kind: 'invoke',
          event: {
            schedule: { Name: 'b', ScheduleExpression: at('10:06') },
            target: { Arn: 'arn:aws:sqs:us-east-1:123456789012:jobs', Input: 'hello' },
          },
        },
        {
          kind: 'invoke',
          event: {
            schedule: { Name: 'c', ScheduleExpression: at('10:07') },
            target: { Arn: 'arn:aws:states:us-east-1:123456789012:stateMachine:m' },
          },
        },
        { kind: 'invoke', event: { schedule: { Name: 'd', ScheduleExpression: 'rate(4 minutes)' } } },
        { kind: 'invoke', event: { schedule: { Name: 'e', ScheduleExpression: at('10:08') } } },
        { kind: 'invoke', event: { delete: 'e' } },
        { kind: 'wait', seconds: 600 },
        { kind: 'settle' },
      ],
    });
    expect(when(transcript).map((text) => text.slice(11))).toEqual([
      '10:00 d in step 4 to function fn',
      '10:04 d in step 7 to function fn',
      '10:05 a in step 7 to function fn',
      '10:06 b in step 7 to queue jobs',
      '10:07 c in step 7 to ',
      '10:08 d in step 7 to function fn',
    ]);
    const events = transcript.invocations.filter(({ source }) => source === 'schedule').map(({ event }) => event);
    expect(events[0]).toMatchObject({ source: 'aws.scheduler', 'detail-type': 'Scheduled Event', detail: '{}' });
    expect(events[2]).toEqual({ n: 1 });
    expect(transcript.cloud?.queues['jobs']?.visible.map(({ body }) => body)).toEqual(['hello']);
    expect(transcript.deliveries?.find(({ from, outcome }) => from === 'c' && outcome === 'dropped')?.message).toBe(
      'The target arn:aws:states:us-east-1:123456789012:stateMachine:m cannot be tried here.',
    );
  });

  it('fires in the same wait in which it was made', async () => {
    const event = {
      schedule: { Name: 'soon', ScheduleExpression: 'at(2026-01-15T10:02:00)', ActionAfterCompletion: 'DELETE' },
    };
    const transcript = await runFunction(maker, {
      triggers: [
        {
          kind: 'schedule',
          name: 'first',
          by: 'scheduler',
          scheduleExpression: 'at(2026-01-15T10:01:00)',
          input: event,
        },
      ],
      config,
      limits,
      steps: [{ kind: 'wait', seconds: 600 }],
    });
    expect(when(transcript).map((text) => text.slice(11))).toEqual([
      '10:01 first in step 1 to function fn',
      '10:02 soon in step 1 to function fn',
    ]);
  });
});
