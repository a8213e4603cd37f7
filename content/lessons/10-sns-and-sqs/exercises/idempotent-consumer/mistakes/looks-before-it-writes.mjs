import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const addOnce = (id, { customer, points }) =>
  client.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName: 'processed', Item: { id } } },
        {
          Update: {
            TableName: 'accounts',
            Key: { id: customer },
            UpdateExpression: 'ADD points :points',
            ExpressionAttributeValues: { ':points': points },
          },
        },
      ],
    }),
  );

export const handler = async (event) => {
  for (const record of event.Records) {
    const order = JSON.parse(record.body);
    const { Item } = await client.send(new GetCommand({ TableName: 'processed', Key: { id: order.orderId } }));
    if (Item === undefined) await addOnce(order.orderId, order);
  }
};
