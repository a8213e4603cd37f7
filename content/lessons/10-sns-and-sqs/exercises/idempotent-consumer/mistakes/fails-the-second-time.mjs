import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const addOnce = (id, { customer, points }) =>
  client.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName: 'processed', Item: { id }, ConditionExpression: 'attribute_not_exists(id)' } },
        {
          Update: {
            TableName: 'accounts',
            Key: { id: customer },
            UpdateExpression: 'ADD points :points',
            ExpressionAttributeValues: { ':points': points },
          },
        },
      ],
    }),
  );

export const handler = async (event) => {
  const batchItemFailures = [];
  for (const record of event.Records) {
    const order = JSON.parse(record.body);
    try {
      await addOnce(order.orderId, order);
    } catch (error) {
      console.error(error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};
