import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const add = ({ customer, points }) =>
  client.send(
    new UpdateCommand({
      TableName: 'accounts',
      Key: { id: customer },
      UpdateExpression: 'ADD points :points',
      ExpressionAttributeValues: { ':points': points },
    }),
  );

const seen = new Set();

export const handler = async (event) => {
  for (const record of event.Records) {
    const order = JSON.parse(record.body);
    if (seen.has(order.orderId)) continue;
    await add(order);
    seen.add(order.orderId);
  }
};
