import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    await table.send(new PutCommand({ TableName: 'orders', Item: readOrder(record) }));
  }
};

function readOrder(record) {
  if (record.Sns) return { id: record.Sns.MessageId, order: record.Sns.Message };

  const body = JSON.parse(record.body);
  return body.Type === 'Notification' ? { id: body.MessageId, order: body.Message } : body;
}
