import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const due = Date.parse(event.time) / 1_000;
  const day = event.time.slice(0, 10);
  const { Item } = await client.send(new GetCommand({ TableName: 'reports', Key: { day } }));
  if (Item !== undefined) return;

  const { Items } = await client.send(new ScanCommand({ TableName: 'reservations' }));
  const expired = Items.filter(({ expiresAt }) => expiresAt <= due);
  await client.send(new PutCommand({ TableName: 'reports', Item: { day, expired: expired.length } }));
  for (const { id } of expired) {
    await client.send(new DeleteCommand({ TableName: 'reservations', Key: { id } }));
  }
};
