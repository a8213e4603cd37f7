import { describe, expect, it } from 'vitest';
import { runFunction } from '../run-function.fixture.ts';

/** Each client, and commands that its service answers. A client carries the shapes of those alone: `scripts/sdk-source.mjs` names them. */
const answered: Readonly<Record<string, string>> = {
  eventbridge:
    'CreateEventBus DeleteEventBus DeleteRule DescribeEventBus DescribeRule DisableRule EnableRule ListEventBuses ListRuleNamesByTarget ' +
    'ListRules ListTargetsByRule PutEvents PutRule PutTargets RemoveTargets TestEventPattern',
  scheduler:
    'CreateSchedule CreateScheduleGroup DeleteSchedule DeleteScheduleGroup GetSchedule GetScheduleGroup ListScheduleGroups ' +
    'ListSchedules UpdateSchedule',
  sqs:
    'ChangeMessageVisibility ChangeMessageVisibilityBatch CreateQueue DeleteMessage DeleteMessageBatch DeleteQueue GetQueueAttributes ' +
    'GetQueueUrl ListQueues PurgeQueue ReceiveMessage SendMessage SendMessageBatch SetQueueAttributes',
  sns: 'Publish PublishBatch',
  lambda: 'Invoke',
  ssm: 'GetParameter GetParameters GetParametersByPath',
  'secrets-manager': 'GetSecretValue',
  sts: 'GetCallerIdentity',
};

describe('a client in the engine', () => {
  it.each(Object.entries(answered))('of %s sends what its commands are given', async (name, commands) => {
    const source = `
import * as client from '@aws-sdk/client-${name}';
const Client = Object.entries(client).find(([key]) => /^[A-Z].*Client$/.test(key) && !key.startsWith('__'))[1];
const one = new Client({ maxAttempts: 1 });
const given = { Name: 'given', QueueUrl: 'given', FunctionName: 'given', SecretId: 'given', Path: '/given', Names: ['given'], Rule: 'given',
  Ids: ['given'], QueueName: 'given', TopicArn: 'given', EventBusName: 'given', TargetArn: 'given', EventPattern: 'given', Event: 'given',
  NamePrefix: 'given', QueueNamePrefix: 'given', Message: 'given', Entries: [{ Source: 'given' }], GroupName: 'given' };
export const handler = async (names) => {
  for (const name of names) await one.send(new client[name + 'Command'](given)).catch(() => undefined);
};`;
    const { calls = [] } = await runFunction(source, {
      events: [commands.split(' ')],
      config: { memorySize: 1_769, timeout: 30 },
      limits: { wallClockMs: 60_000 },
    });
    expect(calls.map(({ operation }) => operation)).toEqual(commands.split(' '));
    const unknown = calls.filter(({ error }) =>
      /^(?:UnknownOperationException|InvalidAction)$/.test(error?.code ?? ''),
    );
    expect(unknown.map(({ operation }) => operation)).toEqual([]);
    // Whose shapes are not carried sends nothing.
    const empty = calls.filter(
      ({ operation, input }) => operation !== 'GetCallerIdentity' && !JSON.stringify(input).includes('given'),
    );
    expect(empty.map(({ operation }) => operation)).toEqual([]);
  });
});
