import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.LINKS_TABLE;

export const handler = async (event) => {
  const { code } = event.pathParameters;
  const { Item } = await table.send(new GetCommand({ TableName, Key: { code } }));
  if (Item === undefined) return { statusCode: 404, body: 'There is no such link.' };
  // DynamoDB deletes it some time after that: until then, it is for us to look.
  const isExpired = Item.expiresAt !== undefined && Item.expiresAt <= Date.now() / 1000;
  if (isExpired) return { statusCode: 410, body: 'This link has expired.' };
  return { statusCode: 302, headers: { location: Item.url } };
};
