import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    await table.send(new PutCommand({ TableName: 'orders', Item: readOrder(record) }));
  }
};

function readOrder(record) {
  const order = record.Sns ?? JSON.parse(record.body);
  return order.Message ? JSON.parse(order.Message) : order;
}
