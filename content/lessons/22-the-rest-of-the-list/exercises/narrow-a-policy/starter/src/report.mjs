import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const s3 = new S3Client({});
const sqs = new SQSClient({});
const Bucket = process.env.BUCKET;

export const handler = async ({ customer: id, month }) => {
  // The newest template is the last one of the list.
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'templates/' }));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: Contents.at(-1).Key }));
  const template = await Body.transformToString();

  const { Items = [] } = await table.send(
    new QueryCommand({
      TableName: 'orders',
      IndexName: 'by-customer',
      KeyConditionExpression: 'customer = :customer AND begins_with(placed, :month)',
      ExpressionAttributeValues: { ':customer': id, ':month': month },
    }),
  );
  const { Item: customer } = await table.send(new GetCommand({ TableName: 'customers', Key: { id } }));

  const Key = `finished/${month}/${id}.txt`;
  const report = template.replace('NAME', customer.name).replace('COUNT', String(Items.length));
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: report, ContentType: 'text/plain' }));
  await sqs.send(
    new SendMessageCommand({ QueueUrl: process.env.MAIL_QUEUE, MessageBody: JSON.stringify({ id, Key }) }),
  );
  return { key: Key };
};
