import { describe, expect, it } from 'vitest';
import { runFunction, type FunctionRun } from '../run-function.fixture.ts';
import type { CloudSpec } from '../cloud-spec.ts';

const resources: CloudSpec = {
  tables: { users: { partitionKey: { name: 'id', type: 'S' }, items: [{ id: 'ada', visits: 1 }] } },
  buckets: { uploads: { objects: { 'a b.txt': { text: 'grüß' } } }, thumbnails: { objects: {} } },
  queues: { jobs: { messages: [] } },
};

const imports = `
import { DynamoDBClient, ConditionalCheckFailedException, CreateBackupCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { S3Client, GetBucketLocationCommand, GetObjectCommand, PutObjectCommand, NoSuchKey } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { SQSClient, SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
const client = new DynamoDBClient({});
const dynamodb = DynamoDBDocumentClient.from(client);
const s3 = new S3Client({});
const sqs = new SQSClient({});
`;

async function run(body: string, more: FunctionRun = {}) {
  const transcript = await runFunction(`${imports}\nexport const handler = async (event) => {\n${body}\n};`, {
    resources,
    config: { memorySize: 1_769, timeout: 30 },
    // A machine with much else to do is no failure.
    limits: { wallClockMs: 60_000 },
    ...more,
  });
  const outcome = transcript.invocations.at(-1)?.outcome;
  return { transcript, answer: outcome?.kind === 'answered' ? outcome.answer : outcome };
}

describe('the real SDK in a function', () => {
  it('reads and writes what is around it, and the transcript tells of it', async () => {
    const { transcript, answer } = await run(`
      const { Attributes } = await dynamodb.send(new UpdateCommand({
        TableName: 'users', Key: { id: 'ada' }, UpdateExpression: 'ADD visits :one', ExpressionAttributeValues: { ':one': 1 }, ReturnValues: 'ALL_NEW' }));
      const { Body, ContentLength } = await s3.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'a b.txt' }));
      const text = await Body.transformToString();
      await s3.send(new PutObjectCommand({ Bucket: 'thumbnails', Key: 'raw', Body: new Uint8Array([0, 128, 255]), ContentType: 'image/x' }));
      await sqs.send(new SendMessageCommand({ QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs', MessageBody: JSON.stringify({ text }) }));
      return { Attributes, text, ContentLength };`);

    expect(answer).toEqual({ Attributes: { id: 'ada', visits: 2 }, text: 'grüß', ContentLength: 6 });
    expect(transcript.calls?.map(({ service, operation, status }) => [service, operation, status])).toEqual([
      ['dynamodb', 'UpdateItem', 200],
      ['s3', 'GetObject', 200],
      ['s3', 'PutObject', 200],
      ['sqs', 'SendMessage', 200],
    ]);
    expect(transcript.cloud).toMatchObject({
      tables: { users: { items: [{ visits: { N: '2' } }] } },
      buckets: { thumbnails: [{ key: 'raw', base64: 'AID/', contentType: 'image/x' }] },
      queues: { jobs: { visible: [{ body: '{"text":"grüß"}' }] } },
    });
    expect(transcript.requests).toEqual([]);
  });

  it('gets errors that are instances of the SDK’s classes', async () => {
    const { answer } = await run(`
      const caught = [];
      try {
        await dynamodb.send(new PutCommand({ TableName: 'users', Item: { id: 'ada' }, ConditionExpression: 'attribute_not_exists(id)' }));
      } catch (error) {
        caught.push([error.name, error instanceof ConditionalCheckFailedException, error.$metadata.httpStatusCode]);
      }
      try {
        await s3.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'a+b.txt' }));
      } catch (error) {
        caught.push([error.name, error instanceof NoSuchKey, error.message]);
      }
      return caught;`);

    expect(answer).toEqual([
      ['ConditionalCheckFailedException', true, 400],
      ['NoSuchKey', true, 'The specified key does not exist.'],
    ]);
  });

  it('tries again what can be, with its own waiting in virtual time', async () => {
    const faults = [
      { service: 'dynamodb', operation: 'PutItem', times: 2, error: 'ProvisionedThroughputExceededException' },
    ];
    const { transcript, answer } = await run(
      `const { $metadata } = await dynamodb.send(new PutCommand({ TableName: 'users', Item: { id: 'eve' } }));
      return $metadata.attempts;`,
      { resources: { ...resources, faults } },
    );

    expect(answer).toBe(3);
    expect(transcript.calls?.map(({ status }) => status)).toEqual([400, 400, 200]);
  });

  it('meets a fault of one operation of S3, and none of the others', async () => {
    const faults = [{ service: 's3', operation: 'PutObject', times: 1, error: 'SlowDown' }];
    const { transcript } = await run(
      `await s3.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'a b.txt' }));
      await s3.send(new PutObjectCommand({ Bucket: 'thumbnails', Key: 'x', Body: 'x' }));`,
      { resources: { ...resources, faults } },
    );

    expect(transcript.calls?.map(({ operation, status }) => [operation, status])).toEqual([
      ['GetObject', 200],
      ['PutObject', 503],
      ['PutObject', 200],
    ]);
  });

  it('does not try again what is refused', async () => {
    const faults = [{ service: 'dynamodb', operation: 'PutItem', times: 1, error: 'AccessDeniedException' }];
    const { transcript, answer } = await run(
      `return dynamodb.send(new PutCommand({ TableName: 'users', Item: { id: 'eve' } })).catch(({ name }) => name);`,
      { resources: { ...resources, faults } },
    );

    expect(answer).toBe('AccessDeniedException');
    expect(transcript.calls?.map(({ status }) => status)).toEqual([400]);
  });

  it('refuses the entries of a batch without failing the call', async () => {
    const faults = [
      { service: 'sqs', operation: 'SendMessageBatch', times: 1, error: 'InternalError', refusesEntries: true },
    ];
    const { answer, transcript } = await run(
      `const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs';
      const send = (Entries) => sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      const first = await send([{ Id: 'a', MessageBody: 'one' }, { Id: 'b', MessageBody: 'two' }]);
      const second = await send([{ Id: 'b', MessageBody: 'two' }]);
      return [first.Successful?.length ?? 0, first.Failed, second.Successful.length, second.Failed ?? 'none'];`,
      { resources: { ...resources, faults } },
    );

    const refusal = { SenderFault: false, Code: 'InternalError', Message: expect.any(String) as string };
    expect(answer).toEqual([
      0,
      [
        { Id: 'a', ...refusal },
        { Id: 'b', ...refusal },
      ],
      1,
      'none',
    ]);
    expect(transcript.cloud).toMatchObject({ queues: { jobs: { visible: [{ body: 'two' }] } } });
  });

  it('refuses some entries of a batch, and sends the others', async () => {
    const faults = [
      { service: 'sqs', operation: 'SendMessageBatch', times: 1, error: 'InternalError', refusesEntries: 2 },
    ];
    const { answer, transcript } = await run(
      `const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs';
      const Entries = ['a', 'b', 'c'].map((Id) => ({ Id, MessageBody: Id }));
      const { Successful, Failed } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      return [Successful.map(({ Id }) => Id), Failed.map(({ Id }) => Id)];`,
      { resources: { ...resources, faults } },
    );

    expect(answer).toEqual([['c'], ['a', 'b']]);
    expect(transcript.cloud).toMatchObject({ queues: { jobs: { visible: [{ body: 'c' }] } } });
  });

  it('cancels a transaction as one is that meets another, with a reason for each item, and writes nothing', async () => {
    const faults = [
      { service: 'dynamodb', operation: 'TransactWriteItems', times: 1, error: 'TransactionCanceledException' },
    ];
    const { answer, transcript } = await run(
      `const put = (id) => ({ Put: { TableName: 'users', Item: { id } } });
      const write = () => dynamodb.send(new TransactWriteCommand({ TransactItems: [put('eve'), put('bob')] }));
      const error = await write().catch((thrown) => thrown);
      const { Item } = await dynamodb.send(new GetCommand({ TableName: 'users', Key: { id: 'eve' } }));
      await write();
      return [error.name, error.message, error.CancellationReasons, Item ?? 'nothing'];`,
      { resources: { ...resources, faults } },
    );

    expect(answer).toEqual([
      'TransactionCanceledException',
      'Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict, TransactionConflict]',
      Array(2).fill({ Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }),
      'nothing',
    ]);
    expect(transcript.calls?.map(({ status }) => status)).toEqual([400, 200, 200]);
  });

  it('says in the log what the page’s service does not have', async () => {
    const { transcript, answer } = await run(
      `const sent = [
        client.send(new CreateBackupCommand({ TableName: 'users', BackupName: 'b' })),
        s3.send(new GetBucketLocationCommand({ Bucket: 'uploads' })),
      ];
      return Promise.all(sent.map((one) => one.catch(({ name }) => name)));`,
    );

    expect(answer).toEqual(['UnknownOperationException', 'NotImplemented']);
    const log = transcript.logs.map(({ text }) => text).join('\n');
    expect(log).toContain("This page's simulated dynamodb.us-east-1.amazonaws.com has no operation CreateBackup.");
    expect(log).toContain("This page's simulated s3.us-east-1.amazonaws.com has no operation GetBucketLocation.");
  });

  it('reaches the bucket by a signed address, with fetch', async () => {
    const { answer } = await run(`
      const url = await getSignedUrl(s3, new GetObjectCommand({ Bucket: 'uploads', Key: 'a b.txt' }), { expiresIn: 60 });
      const response = await fetch(url);
      return [response.status, await response.text()];`);

    expect(answer).toEqual([200, 'grüß']);
  });

  it('is there for require too, and a package of the function’s own goes before it', async () => {
    const files = {
      'index.cjs': `const { S3Client } = require('@aws-sdk/client-s3');
const own = require('@aws-sdk/client-sns');
exports.handler = async () => [typeof S3Client, own];`,
      'node_modules/@aws-sdk/client-sns/index.js': "module.exports = 'own';",
    };
    const { invocations } = await runFunction(files);
    expect(invocations[0]?.outcome).toEqual({ kind: 'answered', answer: ['function', 'own'] });
  });
});

it('each run begins with what is declared, whatever the one before did', async () => {
  const body = `await dynamodb.send(new UpdateCommand({
    TableName: 'users', Key: { id: 'ada' }, UpdateExpression: 'ADD visits :n', ExpressionAttributeValues: { ':n': 1 } }));`;
  const [one, other] = [await run(body), await run(body)];
  expect(other.transcript).toEqual(one.transcript);
});

it('without anything around it, the SDK finds nothing, and no host is reached', async () => {
  const { answer, transcript } = await run(
    `return s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' })).catch(({ name }) => name);`,
    { resources: {} },
  );
  expect([answer, transcript.requests]).toEqual(['NoSuchBucket', []]);
});

it('reads secrets and parameters, and finds no host where no service is simulated', async () => {
  const transcript = await runFunction(
    `import { SSMClient, GetParameterCommand } from '@aws-sdk/client-ssm';
import { SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
export const handler = async () => {
  const { Parameter } = await new SSMClient({}).send(new GetParameterCommand({ Name: '/shop/currency' }));
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: 'prod/api' }));
  const failure = await fetch('https://kinesis.us-east-1.amazonaws.com').catch(({ cause }) => cause.message);
  return [Parameter.Value, SecretString, failure];
};`,
    {
      resources: {
        secrets: { 'prod/api': '{"key":"abc"}' },
        parameters: { '/shop/currency': { value: 'EUR', type: 'String' } },
      },
      config: { memorySize: 1_769, timeout: 30 },
    },
  );

  expect(transcript.invocations[0]?.outcome).toMatchObject({
    kind: 'answered',
    answer: ['EUR', '{"key":"abc"}', 'getaddrinfo ENOTFOUND kinesis.us-east-1.amazonaws.com'],
  });
});

describe('a client that is told how long to wait', () => {
  const slow: CloudSpec = { ...resources, faults: [{ service: 'dynamodb', latencyMs: 4_000 }] };
  const get = async (requestHandler: string) => {
    const { transcript, answer } = await run(
      `const hasty = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 1, requestHandler: ${requestHandler} }));
      try {
        return (await hasty.send(new GetCommand({ TableName: 'users', Key: { id: 'ada' } }))).Item;
      } catch ({ name, message }) {
        return { name, message };
      }`,
      { resources: slow },
    );
    const [invocation] = transcript.invocations;
    const warnings = transcript.logs.filter(({ text }) => text.includes('[WARN]')).map(({ text }) => text);
    return { answer, warnings, seconds: Math.round((invocation?.durationMs ?? 0) / 1_000) };
  };

  it('gives up after requestTimeout, where that is to be an error', async () => {
    expect(await get('{ requestTimeout: 1_000, throwOnRequestTimeout: true }')).toEqual({
      answer: {
        name: 'TimeoutError',
        message: '@smithy/node-http-handler - [ERROR] a request has exceeded the configured 1000 ms requestTimeout.',
      },
      warnings: [],
      seconds: 1,
    });
  });

  it('warns and goes on waiting, where it is not', async () => {
    const { answer, warnings, seconds } = await get('{ requestTimeout: 1_000 }');
    expect({ answer, seconds }).toEqual({ answer: { id: 'ada', visits: 1 }, seconds: 4 });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('exceeded the configured 1000 ms requestTimeout. Init client requestHandler with');
  });

  it('gives up when nothing comes for as long as socketTimeout', async () => {
    expect(await get('{ socketTimeout: 2_000 }')).toMatchObject({ answer: { name: 'TimeoutError' }, seconds: 2 });
  });
});
