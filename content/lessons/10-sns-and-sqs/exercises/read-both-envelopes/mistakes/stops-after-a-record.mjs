import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    return table.send(new PutCommand({ TableName: 'orders', Item: readOrder(record) }));
  }
};

function readOrder(record) {
  if (record.Sns) return JSON.parse(record.Sns.Message);

  const body = JSON.parse(record.body);
  return body.Type === 'Notification' ? JSON.parse(body.Message) : body;
}
