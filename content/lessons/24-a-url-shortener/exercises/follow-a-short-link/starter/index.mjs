import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.LINKS_TABLE;

export const handler = async (event) => {
  const { Item } = await table.send(new GetCommand({ TableName, Key: { code: 'docs' } }));
  // TODO: the code of the path, the redirect, and what is not there.
  return { statusCode: 200, body: JSON.stringify(Item) };
};
