import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { charge } from './charge.mjs';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    const { orderId, amount } = JSON.parse(record.body);
    // For what comes late, when the payment service has forgotten the key.
    const Key = { id: orderId };
    try {
      const note = { TableName: 'payments', Item: { ...Key, status: 'paid' }, ConditionExpression: 'attribute_not_exists(id)' };
      await table.send(new PutCommand(note));
    } catch (error) {
      if (error.name === 'ConditionalCheckFailedException') continue;
      throw error;
    }
    // For what comes again soon: the key is the same in every attempt, and for every message of the order.
    const chargeId = await charge({ key: `order-${orderId}`, orderId, amount });
    await table.send(new PutCommand({ TableName: 'payments', Item: { id: orderId, status: 'paid', chargeId } }));
  }
};
