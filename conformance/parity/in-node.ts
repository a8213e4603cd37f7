import { CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { marshall } from '@aws-sdk/util-dynamodb';
import { runPrograms } from './programs/all.mjs';
import type { ComparedService, RecordedCall } from './recorded-call.ts';
import type { Reference } from './reference-servers.ts';
import { surroundings } from './surroundings.ts';

/** Runs a service's programs in Node.js with the same SDK against a server that somebody else wrote. */
export async function recordInNode(reference: Reference, service: ComparedService): Promise<readonly RecordedCall[]> {
  const server = await reference.start();
  const options = {
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    forcePathStyle: true,
  };
  try {
    await setUp[service](options);
    return (await runPrograms(service, options)) as readonly RecordedCall[];
  } finally {
    await server.stop();
  }
}

interface ClientOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const setUp: Readonly<Record<ComparedService, (options: ClientOptions) => Promise<void>>> = {
  async dynamodb(options) {
    const client = new DynamoDBClient(options);
    const { people, orders } = surroundings.tables;
    const schema = (partitionKey: string, sortKey: string | undefined) => [
      { AttributeName: partitionKey, KeyType: 'HASH' as const },
      ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
    ];
    const { byTeam } = people.indexes;
    await client.send(
      new CreateTableCommand({
        TableName: 'people',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [people.partitionKey, byTeam.partitionKey, byTeam.sortKey].map(toDefinition),
        KeySchema: schema(people.partitionKey.name, undefined),
        GlobalSecondaryIndexes: [
          {
            IndexName: 'byTeam',
            KeySchema: schema(byTeam.partitionKey.name, byTeam.sortKey.name),
            Projection: { ProjectionType: 'ALL' },
          },
        ],
      }),
    );
    await client.send(
      new CreateTableCommand({
        TableName: 'orders',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [orders.partitionKey, orders.sortKey].map(toDefinition),
        KeySchema: schema(orders.partitionKey.name, orders.sortKey.name),
      }),
    );
    for (const [TableName, { items }] of Object.entries(surroundings.tables)) {
      for (const item of items) await client.send(new PutItemCommand({ TableName, Item: marshall(item) }));
    }
  },
  async s3(options) {
    const client = new S3Client({ ...options, forcePathStyle: true });
    for (const [Bucket, { objects }] of Object.entries(surroundings.buckets)) {
      await client.send(new CreateBucketCommand({ Bucket }));
      for (const [Key, { text, contentType }] of Object.entries<ListedObject>(objects))
        await client.send(new PutObjectCommand({ Bucket, Key, Body: text, ContentType: contentType }));
    }
  },
  async sqs(options) {
    const client = new SQSClient(options);
    const create = (QueueName: string, Attributes: Record<string, string>) =>
      client.send(new CreateQueueCommand({ QueueName, Attributes }));
    await create('jobs', {});
    await create('ordered.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
    await create('dead', {});
    const { deadLetter } = surroundings.queues.twice;
    await create('twice', {
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: `arn:aws:sqs:us-east-1:000000000000:${deadLetter.queue}`,
        maxReceiveCount: deadLetter.maxReceiveCount,
      }),
    });
  },
};

interface ListedObject {
  readonly text: string;
  readonly contentType: string;
}

function toDefinition({ name, type }: { readonly name: string; readonly type: 'S' | 'N' }) {
  return { AttributeName: name, AttributeType: type };
}
