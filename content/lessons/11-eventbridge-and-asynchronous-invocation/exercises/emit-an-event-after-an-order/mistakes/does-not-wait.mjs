import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const eventBridge = new EventBridgeClient({});

export const handler = async (event) => {
  const { orderId, total } = JSON.parse(event.body);
  await table.send(new PutCommand({ TableName: 'orders', Item: { orderId, total } }));
  const entry = {
    EventBusName: process.env.BUS_NAME,
    Source: 'shop.orders',
    DetailType: 'Order placed',
    Detail: JSON.stringify({ orderId, total }),
  };
  eventBridge.send(new PutEventsCommand({ Entries: [entry] }));
  return { statusCode: 201, body: JSON.stringify({ orderId }) };
};
