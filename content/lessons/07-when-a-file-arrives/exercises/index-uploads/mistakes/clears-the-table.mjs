import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const { eventName, s3 } of event.Records ?? []) {
    if (eventName.startsWith('ObjectRemoved:')) {
      const { Items } = await table.send(new ScanCommand({ TableName: 'files' }));
      for (const { key } of Items) await table.send(new DeleteCommand({ TableName: 'files', Key: { key } }));
    } else {
      const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
      const item = { key, bucket: s3.bucket.name, size: s3.object.size };
      await table.send(new PutCommand({ TableName: 'files', Item: item }));
    }
  }
};
