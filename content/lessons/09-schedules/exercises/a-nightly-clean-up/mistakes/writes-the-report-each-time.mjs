import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const due = Date.parse(event.time) / 1_000;
  const { Items } = await client.send(new ScanCommand({ TableName: 'reservations' }));
  const expired = Items.filter(({ expiresAt }) => expiresAt <= due);
  const day = event.time.slice(0, 10);
  await client.send(new PutCommand({ TableName: 'reports', Item: { day, expired: expired.length } }));
  for (const { id } of expired) {
    await client.send(new DeleteCommand({ TableName: 'reservations', Key: { id } }));
  }
};
