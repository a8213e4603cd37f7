import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
let refusals = Number(process.env.REFUSALS ?? 0);
let count = 0;

// Stands for a payment service. It knows a key for ten minutes, and charges once for it.
export const handler = async ({ key, orderId, amount }) => {
  if (refusals > 0) {
    refusals -= 1;
    throw new Error('The bank cannot be reached.');
  }
  count += 1;
  const tenMinutes = Math.floor(Date.now() / 600_000);
  const id = key === undefined ? `${process.env.AWS_LAMBDA_LOG_STREAM_NAME}-${count}` : `${key}-${tenMinutes}`;
  const isNew = await put({ id, orderId, amount });
  // The money is gone, and the answer is late.
  if (isNew && process.env.IS_SLOW === 'yes') await new Promise((resolve) => setTimeout(resolve, 30_000));
  return { chargeId: `charge-of-${orderId}` };
};

async function put(Item) {
  try {
    await table.send(new PutCommand({ TableName: 'charges', Item, ConditionExpression: 'attribute_not_exists(id)' }));
    return true;
  } catch (error) {
    if (error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}
