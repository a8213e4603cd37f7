import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.LINKS_TABLE;

export const handler = async (event) => {
  const { code } = event.pathParameters;
  const { Item } = await table.send(new GetCommand({ TableName, Key: { code } }));
  if (Item.expiresAt <= Date.now() / 1000) return { statusCode: 410, body: 'This link has expired.' };
  return { statusCode: 302, headers: { location: Item.url } };
};
