import { describe, expect, it } from 'vitest';
import { answerOf, runFunction } from '../run-function.fixture.ts';

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

/** Names that only who configures a client by hand would import. */
const leftOut = [
  'errorTypeRegistries',
  'decorateDefaultCredentialProvider',
  'getDefaultRoleAssumer',
  'getDefaultRoleAssumerWithWebIdentity',
];

describe('a package of the SDK in the engine', () => {
  it.each([...Object.keys(answered), 'dynamodb', 's3'].map((name) => `client-${name}`))(
    '%s exports what the published one does, but for shapes',
    async (name) => {
      const published = (await import(`@aws-sdk/${name}`)) as object;
      const source = `import * as client from '@aws-sdk/${name}'; export const handler = async () => Object.keys(client);`;
      const exported = await answerOf(source, { config: { memorySize: 1_769 }, limits: { wallClockMs: 60_000 } });
      const names = Object.keys(published).filter(
        (one) => !/\$$|^_|^module\.exports$/.test(one) && !leftOut.includes(one),
      );
      expect(names.filter((one) => !(exported as readonly string[]).includes(one))).toEqual([]);
    },
  );

  it('waits until something is there, and says where a service cannot tell', async () => {
    const source = `
import { HeadObjectCommand, PutObjectCommand, S3Client, waitUntilObjectExists, waitUntilObjectNotExists } from '@aws-sdk/client-s3';
import { paginateListTopics, SNSClient } from '@aws-sdk/client-sns';
import { LambdaClient, waitUntilFunctionActive } from '@aws-sdk/client-lambda';
const client = new S3Client({});
const object = { Bucket: 'uploads', Key: 'a.txt' };
export const handler = async () => {
  const waiter = { client, maxWaitTime: 60 };
  const missing = await waitUntilObjectNotExists(waiter, object);
  const began = Date.now();
  const [found] = await Promise.all([
    waitUntilObjectExists(waiter, object),
    new Promise((done) => setTimeout(done, 2_000)).then(() => client.send(new PutObjectCommand({ ...object, Body: 'x' }))),
  ]);
  const pages = paginateListTopics({ client: new SNSClient({}) }, {});
  const unknown = await pages.next().catch(({ name }) => name);
  const noWaiting = await waitUntilFunctionActive({ client: new LambdaClient({}), maxWaitTime: 60 }, { FunctionName: 'fn' }).catch(({ name }) => name);
  return [missing.state, found.state, Date.now() - began > 4_000, unknown, noWaiting];
};`;
    const config = { memorySize: 1_769, timeout: 60 };
    const resources = { buckets: { uploads: { objects: {} } } };
    expect(await answerOf(source, { resources, config, limits: { wallClockMs: 60_000 } })).toEqual([
      'SUCCESS',
      'SUCCESS',
      true,
      'InvalidAction',
      'UnknownOperationException',
    ]);
  });
});
