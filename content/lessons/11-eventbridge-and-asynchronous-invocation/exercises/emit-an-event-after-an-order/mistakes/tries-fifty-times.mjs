import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const eventBridge = new EventBridgeClient({});

const putOnBus = async (entry, attempts = 50) => {
  const { FailedEntryCount, Entries } = await eventBridge.send(new PutEventsCommand({ Entries: [entry] }));
  if (FailedEntryCount === 0) return undefined;
  if (attempts > 1) return putOnBus(entry, attempts - 1);
  return Entries[0].ErrorCode;
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
  const refusal = await putOnBus(entry);
  if (refusal !== undefined) return { statusCode: 500, body: refusal };
  return { statusCode: 201, body: JSON.stringify({ orderId }) };
};
