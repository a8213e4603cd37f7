import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const write = async ({ messageId, body }) => {
    try {
      await table.send(new PutCommand({ TableName: 'orders', Item: JSON.parse(body) }));
      return {};
    } catch {
      return { itemIdentifier: messageId };
    }
  };
  return { batchItemFailures: await Promise.all(event.Records.map(write)) };
};
