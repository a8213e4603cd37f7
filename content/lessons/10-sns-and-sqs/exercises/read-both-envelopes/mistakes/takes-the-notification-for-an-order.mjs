import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    const order = JSON.parse(record.Sns?.Message ?? record.body);
    await table.send(new PutCommand({ TableName: 'orders', Item: { id: order.MessageId, ...order } }));
    if (order.Type === 'Notification') {
      await table.send(new PutCommand({ TableName: 'orders', Item: JSON.parse(order.Message) }));
    }
  }
};
