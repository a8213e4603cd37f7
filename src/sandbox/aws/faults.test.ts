import { DynamoDBClient, BatchGetItemCommand, BatchWriteItemCommand, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, ListRulesCommand, PutEventsCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteObjectsCommand, GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { PublishBatchCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from 'vitest';
import { createIdSource, createRandom, createSimulation } from '#kernel';
import { createCloud } from './cloud.ts';
import { clientOptions, credentials, testTimeMs } from './real-sdk.fixture.ts';

const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs';
const TopicArn = 'arn:aws:sns:us-east-1:123456789012:news';

/** Options of clients whose every call meets this error. */
function options(error: string, refusesEntries: boolean) {
  const services = ['dynamodb', 'events', 'lambda', 's3', 'scheduler', 'secretsmanager', 'sns', 'sqs', 'ssm', 'sts'];
  const random = createRandom(1);
  const spec = { faults: services.map((service) => ({ service, error, refusesEntries })) };
  const cloud = createCloud(spec, {
    ids: createIdSource(random),
    random,
    region: 'us-east-1',
    accountId: '123456789012',
    credentials,
    simulation: createSimulation(testTimeMs),
    functionName: 'fn',
    createdMs: testTimeMs,
    rules: [],
    schedules: [],
    ruleReaders: { describePattern: () => undefined, matchesPattern: () => false, describeSchedule: () => undefined },
    describeSchedule: () => undefined,
  });
  return clientOptions((request) => {
    const reply = cloud.handle(request, testTimeMs, 'fn');
    if (reply === undefined) throw new Error(`No service is at ${request.host}.`);
    return reply;
  });
}

async function failureOf(sent: Promise<unknown>): Promise<string> {
  return sent.then(
    () => 'It went well.',
    (thrown: unknown) => {
      const { name, message, $metadata } = thrown as Error & { readonly $metadata?: { httpStatusCode?: number } };
      return `${$metadata?.httpStatusCode ?? 0} ${name}: ${message}`;
    },
  );
}

describe('a service that meets a fault', () => {
  it('says so in its own protocol, so that its client knows it', async () => {
    const all = options('ThrottlingException', false);
    const Key = 'a';
    expect([
      await failureOf(new DynamoDBClient(all).send(new GetItemCommand({ TableName: 't', Key: { id: { S: 'a' } } }))),
      await failureOf(new EventBridgeClient(all).send(new ListRulesCommand({}))),
      await failureOf(new LambdaClient(all).send(new InvokeCommand({ FunctionName: 'fn' }))),
      await failureOf(new S3Client(all).send(new GetObjectCommand({ Bucket: 'b', Key }))),
      await failureOf(new SchedulerClient(all).send(new GetScheduleCommand({ Name: 'a' }))),
      await failureOf(new SecretsManagerClient(all).send(new GetSecretValueCommand({ SecretId: 'a' }))),
      await failureOf(new SNSClient(all).send(new PublishCommand({ TopicArn, Message: 'x' }))),
      await failureOf(new SQSClient(all).send(new ReceiveMessageCommand({ QueueUrl }))),
      await failureOf(new SSMClient(all).send(new GetParameterCommand({ Name: 'a' }))),
      await failureOf(new STSClient(all).send(new GetCallerIdentityCommand({}))),
    ]).toEqual(Array.from({ length: 10 }, () => '400 ThrottlingException: Rate exceeded'));
    expect(await failureOf(new S3Client(all).send(new HeadObjectCommand({ Bucket: 'b', Key })))).toMatch(/^400 /);
  });

  it('refuses each entry of operations that take several', async () => {
    const all = options('InternalError', true);
    const Id = 'a';
    const Code = 'InternalError';
    const Message = 'We encountered an internal error. Please try again.';
    const [dynamodb, events, s3, sns, sqs] = [
      new DynamoDBClient(all),
      new EventBridgeClient(all),
      new S3Client(all),
      new SNSClient(all),
      new SQSClient(all),
    ];
    const refused = { Id, Code, Message, SenderFault: false };
    const Targets = [{ Id, Arn: 'arn:aws:sqs:us-east-1:123456789012:jobs' }];
    const put = { t: [{ PutRequest: { Item: { id: { S: 'a' } } } }] };
    const get = { t: { Keys: [{ id: { S: 'a' } }] } };
    const Entries = [{ Id, MessageBody: 'x' }];
    expect([
      await events.send(new PutEventsCommand({ Entries: [{ Source: 's', DetailType: 'd', Detail: '{}' }] })),
      await events.send(new PutTargetsCommand({ Rule: 'r', Targets })),
      await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries })),
      await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: [{ Id, ReceiptHandle: 'x' }] })),
      await sns.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: [{ Id, Message: 'x' }] })),
      await s3.send(new DeleteObjectsCommand({ Bucket: 'b', Delete: { Objects: [{ Key: 'k' }] } })),
      await dynamodb.send(new BatchWriteItemCommand({ RequestItems: put })),
      await dynamodb.send(new BatchGetItemCommand({ RequestItems: get })),
    ]).toMatchObject([
      { FailedEntryCount: 1, Entries: [{ ErrorCode: Code, ErrorMessage: Message }] },
      { FailedEntryCount: 1, FailedEntries: [{ TargetId: Id, ErrorCode: Code, ErrorMessage: Message }] },
      { Failed: [refused] },
      { Failed: [refused] },
      { Failed: [refused] },
      { Errors: [{ Key: 'k', Code, Message }] },
      { UnprocessedItems: put },
      { UnprocessedKeys: get },
    ]);
  });

  it('fails where an operation takes no entries', async () => {
    const all = options('InternalError', true);
    expect(await failureOf(new SQSClient(all).send(new ReceiveMessageCommand({ QueueUrl })))).toMatch(
      /^500 InternalError/,
    );
  });
});
