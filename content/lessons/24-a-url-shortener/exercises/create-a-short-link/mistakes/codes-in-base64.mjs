import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.LINKS_TABLE;

export const handler = async (event) =>
  event.routeKey === 'POST /links' ? create(JSON.parse(event.body)) : follow(event.pathParameters);

async function follow({ code }) {
  const { Item } = await table.send(new GetCommand({ TableName, Key: { code } }));
  if (Item === undefined) return { statusCode: 404, body: 'There is no such link.' };
  if (Item.expiresAt <= Date.now() / 1000) return { statusCode: 410, body: 'This link has expired.' };
  return { statusCode: 302, headers: { location: Item.url } };
}

async function create({ url }) {
  for (let attempt = 0; attempt < 10; attempt++) {
    const code = newCode();
    try {
      // The condition is part of the write: nobody can be quicker.
      await table.send(
        new PutCommand({ TableName, Item: { code, url }, ConditionExpression: 'attribute_not_exists(code)' }),
      );
      return { statusCode: 201, headers: { location: `/${code}` }, body: JSON.stringify({ code, url }) };
    } catch (error) {
      if (error.name !== 'ConditionalCheckFailedException') throw error;
    }
  }
  return { statusCode: 503, body: 'No free code was found. Try again.' };
}

const newCode = () => encodeURIComponent(randomBytes(5).toString('base64'));
