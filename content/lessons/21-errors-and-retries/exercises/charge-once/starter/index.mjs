import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { charge } from './charge.mjs';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    const { orderId, amount } = JSON.parse(record.body);
    // TODO: this may run more than once for an order.
    const chargeId = await charge({ orderId, amount });
    await table.send(new PutCommand({ TableName: 'payments', Item: { id: orderId, status: 'paid', chargeId } }));
  }
};
