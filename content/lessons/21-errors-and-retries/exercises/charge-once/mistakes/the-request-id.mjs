import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { charge } from './charge.mjs';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event, context) => {
  for (const record of event.Records) {
    const { orderId, amount } = JSON.parse(record.body);
    // For what comes late, when the payment service has forgotten the key.
    const Key = { id: orderId };
    const { Item } = await table.send(new GetCommand({ TableName: 'payments', Key, ConsistentRead: true }));
    if (Item?.status === 'paid') continue;
    // For what comes again soon: the key is the same in every attempt, and for every message of the order.
    const chargeId = await charge({ key: context.awsRequestId, orderId, amount });
    await table.send(new PutCommand({ TableName: 'payments', Item: { id: orderId, status: 'paid', chargeId } }));
  }
};
