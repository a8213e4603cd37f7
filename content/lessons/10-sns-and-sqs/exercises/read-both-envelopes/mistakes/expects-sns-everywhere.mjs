import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    if (!record.Sns) continue;
    const order = JSON.parse(record.Sns.Message);
    await table.send(new PutCommand({ TableName: 'orders', Item: order }));
  }
};
