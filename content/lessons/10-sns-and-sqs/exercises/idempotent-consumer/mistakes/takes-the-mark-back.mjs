import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

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
    try {
      await mark(order.orderId);
    } catch (error) {
      if (error.name === 'ConditionalCheckFailedException') continue;
      throw error;
    }
    try {
      await add(order);
    } catch (error) {
      await client.send(new DeleteCommand({ TableName: 'processed', Key: { id: order.orderId } }));
      throw error;
    }
  }
};
