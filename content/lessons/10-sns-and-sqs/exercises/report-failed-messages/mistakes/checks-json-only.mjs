import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const batchItemFailures = [];
  for (const record of event.Records) {
    let order;
    try {
      order = JSON.parse(record.body);
    } catch {
      batchItemFailures.push({ itemIdentifier: record.messageId });
      continue;
    }
    await table.send(new PutCommand({ TableName: 'orders', Item: order }));
  }
  return { batchItemFailures };
};
