import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const eventBridge = new EventBridgeClient({});

export const handler = async (event) => {
  const { orderId, total } = JSON.parse(event.body);
  await table.send(new PutCommand({ TableName: 'orders', Item: { orderId, total } }));
  // TODO: put an event on the bus process.env.BUS_NAME, with eventBridge.
  return { statusCode: 201, body: JSON.stringify({ orderId }) };
};
