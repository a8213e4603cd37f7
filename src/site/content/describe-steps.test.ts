import { expect, it } from 'vitest';
import { describeSteps } from './describe-steps.ts';

it('says what happens in a sentence for each step', () => {
  const request = { method: 'GET', path: '/users', query: { name: 'Ada L', tag: ['a', 'b'] }, headers: {} };
  expect(
    describeSteps([
      { kind: 'invoke', event: { n: 1 } },
      { kind: 'http-request', request },
      { kind: 'http-request', request: { ...request, method: 'POST', query: {}, body: '{"n":2}' } },
      {
        kind: 'parallel',
        steps: [
          { kind: 'invoke', event: 3 },
          { kind: 'invoke', event: 4 },
        ],
      },
      { kind: 'wait', seconds: 3_600 },
      { kind: 'wait', seconds: 120 },
      { kind: 'wait', seconds: 61 },
      { kind: 'send-messages', queue: 'orders', messages: [{ body: 'one' }, { body: 'two' }] },
      { kind: 'settle' },
    ]),
  ).toEqual([
    'The function is invoked with {"n":1}.',
    'A caller sends GET /users?name=Ada%20L&tag=a&tag=b.',
    'A caller sends POST /users with the body {"n":2}.',
    'At the same moment: the function is invoked with 3; the function is invoked with 4.',
    'Nothing happens for 1 hour.',
    'Nothing happens for 2 minutes.',
    'Nothing happens for 61 seconds.',
    'Somebody sends to the queue orders: one, two.',
    'Time passes until nothing more will happen.',
  ]);
});

it('says when a scenario with schedules begins, and what they are', () => {
  const nightly = { kind: 'schedule', name: 'nightly', by: 'rule', scheduleExpression: 'cron(0 3 * * ? *)' } as const;
  const zone = { by: 'scheduler', scheduleExpressionTimezone: 'Europe/Berlin' } as const;
  const steps = [
    { kind: 'wait', seconds: 604_800 },
    { kind: 'wait', seconds: 86_400 },
  ] as const;
  expect(describeSteps(steps, [nightly, { ...nightly, ...zone, name: 'report' }])).toEqual([
    'It is Thursday, 15 January 2026, 10:00 in UTC.',
    'The schedule nightly calls the function: cron(0 3 * * ? *), in UTC.',
    'The schedule report calls the function: cron(0 3 * * ? *), in the time zone Europe/Berlin.',
    '7 days pass.',
    '1 day passes.',
  ]);
});
