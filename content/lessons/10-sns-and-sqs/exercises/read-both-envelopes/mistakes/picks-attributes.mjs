import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    await table.send(new PutCommand({ TableName: 'orders', Item: pick(readOrder(record)) }));
  }
};

function readOrder(record) {
  if (record.Sns) return JSON.parse(record.Sns.Message);

  const body = JSON.parse(record.body);
  // The queue is subscribed to the topic too, and SNS wraps what it sends there.
  return body.Type === 'Notification' ? JSON.parse(body.Message) : body;
}

function pick({ id, customer, total }) {
  return { id, ...(customer !== undefined && { customer }), total };
}
