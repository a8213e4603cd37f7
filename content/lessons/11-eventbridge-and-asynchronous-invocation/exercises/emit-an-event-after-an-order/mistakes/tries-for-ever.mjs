import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const eventBridge = new EventBridgeClient({});

const putOnBus = async (entry) => {
  for (;;) {
    const { FailedEntryCount } = await eventBridge.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};

export const handler = async (event) => {
  const { orderId, total } = JSON.parse(event.body);
  await table.send(new PutCommand({ TableName: 'orders', Item: { orderId, total } }));
  const entry = {
    EventBusName: process.env.BUS_NAME,
    Source: 'shop.orders',
    DetailType: 'Order placed',
    Detail: JSON.stringify({ orderId, total }),
  };
  await putOnBus(entry);
  return { statusCode: 201, body: JSON.stringify({ orderId }) };
};
