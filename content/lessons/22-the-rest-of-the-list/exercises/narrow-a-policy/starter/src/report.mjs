import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

const tables = DynamoDBDocumentClient.from(new DynamoDBClient());
const s3 = new S3Client();
const sqs = new SQSClient();
const { BUCKET: Bucket, MAIL_QUEUE: QueueUrl } = process.env;

export const handler = async ({ customer: id, month }) => {
  // The newest template is the last one of the list.
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'templates/' }));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: Contents.at(-1).Key }));
  const { Count } = await tables.send(
    new QueryCommand({
      TableName: 'orders',
      IndexName: 'by-customer',
      KeyConditionExpression: 'customer = :id AND begins_with(placed, :month)',
      ExpressionAttributeValues: { ':id': id, ':month': month },
    }),
  );
  const { Item } = await tables.send(new GetCommand({ TableName: 'customers', Key: { id } }));

  const Key = `finished/${month}/${id}.txt`;
  const report = (await Body.transformToString()).replace('NAME', Item.name).replace('COUNT', Count);
  await s3.send(new PutObjectCommand({ Bucket, Key, Body: report }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: Key }));
};
