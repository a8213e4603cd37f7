import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const left = [...event.Records];
  while (left.length > 0) {
    try {
      const order = JSON.parse(left[0].body);
      await table.send(new PutCommand({ TableName: 'orders', Item: order }));
      left.shift();
    } catch (error) {
      console.error('failed', left[0].messageId, error);
      break;
    }
  }
  return { batchItemFailures: left.map(({ messageId }) => ({ itemIdentifier: messageId })) };
};
