import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records ?? [event]) {
    const encoded = record.s3?.object.key ?? 'unknown';
    const key = decodeURIComponent(encoded.replaceAll('+', ' '));
    if (record.eventName?.startsWith('ObjectRemoved:')) {
      await table.send(new DeleteCommand({ TableName: 'files', Key: { key } }));
    } else {
      const item = { key, bucket: record.s3?.bucket.name ?? event.Bucket, size: record.s3?.object.size ?? 0 };
      await table.send(new PutCommand({ TableName: 'files', Item: item }));
    }
  }
};
