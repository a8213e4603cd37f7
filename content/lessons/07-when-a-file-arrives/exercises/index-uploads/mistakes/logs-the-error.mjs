import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const { eventName, s3 } of event.Records ?? []) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '));
    try {
      if (eventName.startsWith('ObjectRemoved:')) {
        await table.send(new DeleteCommand({ TableName: 'files', Key: { key } }));
      } else {
        const item = { key, bucket: s3.bucket.name, size: s3.object.size };
        await table.send(new PutCommand({ TableName: 'files', Item: item }));
      }
    } catch (error) {
      console.error('could not index', key, error);
    }
  }
};
