import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const mark = (id) =>
  client.send(
    new PutCommand({ TableName: 'processed', Item: { id }, ConditionExpression: 'attribute_not_exists(id)' }),
  );

const add = ({ customer, points }) =>
  client.send(
    new UpdateCommand({
      TableName: 'accounts',
      Key: { id: customer },
      UpdateExpression: 'ADD points :points',
      ExpressionAttributeValues: { ':points': points },
    }),
  );

export const handler = async (event) => {
  for (const record of event.Records) {
    const order = JSON.parse(record.body);
    const { Item } = await client.send(new GetCommand({ TableName: 'processed', Key: { id: order.orderId } }));
    if (Item !== undefined) continue;
    await add(order);
    await mark(order.orderId);
  }
};
