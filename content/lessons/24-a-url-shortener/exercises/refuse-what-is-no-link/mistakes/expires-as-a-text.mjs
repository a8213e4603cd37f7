import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.LINKS_TABLE;

export const handler = async (event) =>
  event.routeKey === 'POST /links' ? create(event) : follow(event.pathParameters);

async function follow({ code }) {
  const { Item } = await table.send(new GetCommand({ TableName, Key: { code } }));
  if (Item === undefined) return { statusCode: 404, body: 'There is no such link.' };
  if (Item.expiresAt <= Date.now() / 1000) return { statusCode: 410, body: 'This link has expired.' };
  return { statusCode: 302, headers: { location: Item.url } };
}

async function create({ body }) {
  const asked = readBody(body);
  if (!isLink(asked.url)) return refuse('url must be an http or https URL of 2,048 characters at most.');
  const { url, expiresInDays: days } = asked;
  if (days !== undefined && !isTime(days)) return refuse('expiresInDays must be a whole number from 1 to 365.');
  const link = { url, ...(days !== undefined && { expiresAt: String(Math.floor(Date.now() / 1000) + days * 86_400) }) };
  for (let attempt = 0; attempt < 10; attempt++) {
    const code = newCode();
    try {
      // The condition is part of the write: nobody can be quicker.
      await table.send(
        new PutCommand({ TableName, Item: { code, ...link }, ConditionExpression: 'attribute_not_exists(code)' }),
      );
      return { statusCode: 201, headers: { location: `/${code}` }, body: JSON.stringify({ code, ...link }) };
    } catch (error) {
      if (error.name !== 'ConditionalCheckFailedException') throw error;
    }
  }
  return { statusCode: 503, body: 'No free code was found. Try again.' };
}

function readBody(body) {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}

function isLink(url) {
  if (typeof url !== 'string' || url.length > 2_048) return false;
  const parsed = URL.parse(url);
  const isWeb = parsed?.protocol === 'http:' || parsed?.protocol === 'https:';
  return isWeb && parsed.username === '' && parsed.password === '';
}

const isTime = (days) => Number.isInteger(days) && days >= 1 && days <= 365;

const refuse = (error) => ({ statusCode: 400, body: JSON.stringify({ error }) });

const newCode = () => randomBytes(6).toString('base64url').slice(0, 7);
