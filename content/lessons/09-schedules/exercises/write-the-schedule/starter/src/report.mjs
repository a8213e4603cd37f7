import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

// Notes when it was called, in UTC, and which report it was asked for.
export const handler = async (event) => {
  const at = new Date().toISOString().slice(0, 16);
  await table.send(new PutCommand({ TableName: 'reports', Item: { at, report: event.report ?? 'none' } }));
};
