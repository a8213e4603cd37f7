import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const isJson = ({ body }) => {
    try {
      return typeof JSON.parse(body).id === 'string';
    } catch {
      return false;
    }
  };
  const toFailure = ({ messageId }) => ({ itemIdentifier: messageId });

  const bad = event.Records.filter((record) => !isJson(record));
  if (bad.length > 0) return { batchItemFailures: bad.map(toFailure) };

  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      const order = JSON.parse(record.body);
      await table.send(new PutCommand({ TableName: 'orders', Item: order }));
    } catch {
      batchItemFailures.push(toFailure(record));
    }
  }
  return { batchItemFailures };
};
