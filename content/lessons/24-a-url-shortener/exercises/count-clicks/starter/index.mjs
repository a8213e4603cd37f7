import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.LINKS_TABLE;

export const handler = async (event) => {
  const { code } = event.pathParameters;
  const { Item } = await table.send(new GetCommand({ TableName, Key: { code } }));
  const clicks = (Item?.clicks ?? 0) + 1;
  // TODO: count exactly, and only what is a click.
  await table.send(new PutCommand({ TableName, Item: { code, ...Item, clicks } }));
  if (Item === undefined) return { statusCode: 404, body: 'There is no such link.' };
  if (Item.expiresAt <= Date.now() / 1000) return { statusCode: 410, body: 'This link has expired.' };
  return { statusCode: 302, headers: { location: Item.url } };
};
