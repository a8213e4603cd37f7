import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async ({ detail }) => {
  await table.send(new PutCommand({ TableName: 'gifts', Item: { orderId: detail.orderId } }));
};
