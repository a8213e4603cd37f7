import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ngVariant from '@jitl/quickjs-ng-wasmfile-release-sync';
import { createEngine, createSandbox, defaultLimits, type FunctionConfig, type Sandbox } from '#sandbox';
import { median, milliseconds, type Figure } from './figure.ts';

const rounds = 20;
const warmUpRounds = 3;
const callsInARun = 100;

/** At one vCPU and with time enough, so that only real time counts. */
const config: FunctionConfig = {
  handler: 'index.handler',
  runtime: 'nodejs24.x',
  memorySize: 1_769,
  timeout: 900,
  environment: {},
};

const imports = `
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { S3Client, GetObjectCommand } from '@aws-sdk/client-s3';
import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';
import { SNSClient } from '@aws-sdk/client-sns';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
const [dynamodb, s3, sqs] = [new DynamoDBClient({}), new S3Client({}), new SQSClient({})];
export const handler = async ({ calls, of }) => {
  for (let n = 0; n < calls; n++) await operations[of]();
};
const operations = {
  DynamoDB: () => dynamodb.send(new GetItemCommand({ TableName: 'users', Key: { id: { S: 'ada' } } })),
  S3: async () => (await s3.send(new GetObjectCommand({ Bucket: 'uploads', Key: 'notes.txt' }))).Body.transformToString(),
  SQS: () => sqs.send(new SendMessageCommand({ QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/orders', MessageBody: 'hello' })),
};`;
const withoutImports = 'export const handler = async () => {};';

/**
 * Times the real SDK in the engine: what a scenario costs more with the clients of five services than without them, and an
 * operation of three. Processor time, of all threads of the process: what else runs on the machine must not count, and nothing
 * waits here. The kinds of runs take turns.
 */
export async function measureSdkCalls(): Promise<readonly Figure[]> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm')));
  const sandbox = createSandbox({
    loadVariant: () => createEngine(ngVariant, wasm),
    wallClockMs: () => performance.now(),
  });
  const kinds = {
    without: () => timeOf(sandbox, withoutImports, { calls: 0 }),
    five: () => timeOf(sandbox, imports, { calls: 0 }),
    DynamoDB: () => timeOf(sandbox, imports, { calls: callsInARun, of: 'DynamoDB' }),
    S3: () => timeOf(sandbox, imports, { calls: callsInARun, of: 'S3' }),
    SQS: () => timeOf(sandbox, imports, { calls: callsInARun, of: 'SQS' }),
  };
  const times: Record<keyof typeof kinds, number[]> = { without: [], five: [], DynamoDB: [], S3: [], SQS: [] };
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    for (const kind of Object.keys(kinds) as (keyof typeof kinds)[]) {
      const time = await kinds[kind]();
      if (round >= 0) times[kind].push(time);
    }
  }
  const start = median(times.five);
  const operation = (service: 'DynamoDB' | 'S3' | 'SQS'): Figure => ({
    name: `  an operation of ${service}, one of ${callsInARun} in an invocation`,
    measured: (median(times[service]) - start) / callsInARun,
    limit: 3,
    format: milliseconds,
  });
  return [
    {
      name: "a scenario's start with five clients of the SDK, more than without (processor time)",
      measured: start - median(times.without),
      limit: 15,
      format: milliseconds,
    },
    operation('DynamoDB'),
    operation('S3'),
    operation('SQS'),
  ];
}

async function timeOf(
  sandbox: Sandbox,
  source: string,
  event: { readonly calls: number; readonly of?: string },
): Promise<number> {
  const request = {
    function: config,
    files: { 'index.mjs': source },
    steps: [{ kind: 'invoke' as const, event }],
    resources: {
      tables: { users: { partitionKey: { name: 'id', type: 'S' as const }, items: [{ id: 'ada', age: 36 }] } },
      buckets: { uploads: { objects: { 'notes.txt': { text: 'hello' } } } },
      queues: { orders: { messages: [] } },
    },
    seed: 1,
  };
  const limits = { ...defaultLimits, wallClockMs: 60_000 };
  const start = process.cpuUsage();
  const outcome = await sandbox.runScenario(request, limits, performance.now() + limits.wallClockMs);
  const { user, system } = process.cpuUsage(start);
  const tookMs = (user + system) / 1_000;
  if (outcome.kind !== 'ran') throw new Error(`A run of the benchmark was stopped: ${outcome.message}`);
  const made = outcome.transcript.calls?.filter(({ status }) => status === 200).length;
  if (outcome.transcript.invocations[0]?.outcome.kind !== 'answered' || made !== event.calls)
    throw new Error(`A run of the benchmark made ${made} calls of ${event.calls}.`);
  return tookMs;
}
