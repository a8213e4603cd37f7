import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      await addOnce(JSON.parse(record.body));
    } catch (error) {
      console.error('failed', record.messageId, error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};

/** Both writes take place, or neither. */
async function addOnce({ orderId, customer, points }) {
  const mark = {
    TableName: 'processed',
    Item: { id: orderId },
    ConditionExpression: 'attribute_not_exists(id)',
  };
  const add = {
    TableName: 'accounts',
    Key: { id: customer },
    UpdateExpression: 'ADD points :points',
    ExpressionAttributeValues: { ':points': points },
  };
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [{ Put: mark }, { Update: add }] }));
  } catch (error) {
    if (error.name !== 'TransactionCanceledException') throw error;
  }
}
