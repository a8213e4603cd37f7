import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));


export const handler = async (event) => {
  for (const record of event.Records) {
    const { orderId, customer, points } = JSON.parse(record.body);
    const { Item } = await client.send(new GetCommand({ TableName: 'accounts', Key: { id: customer } }));
    const account = { ...Item, id: customer, points: (Item?.points ?? 0) + points };
    const mark = { TableName: 'processed', Item: { id: orderId }, ConditionExpression: 'attribute_not_exists(id)' };
    try {
      await client.send(
        new TransactWriteCommand({
          TransactItems: [{ Put: mark }, { Put: { TableName: 'accounts', Item: account } }],
        }),
      );
    } catch (error) {
      if (error.CancellationReasons?.[0]?.Code !== 'ConditionalCheckFailed') throw error;
    }
  }
};
