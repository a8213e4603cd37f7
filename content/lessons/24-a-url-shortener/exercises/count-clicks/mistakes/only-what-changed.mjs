import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.LINKS_TABLE;

export const handler = async (event) => {
  const { code } = event.pathParameters;
  const link = await countClick(code);
  if (link !== undefined) return { statusCode: 302, headers: { location: link.url } };
  const { Item } = await table.send(new GetCommand({ TableName, Key: { code } }));
  return { statusCode: Item === undefined ? 404 : 410 };
};

async function countClick(code) {
  try {
    const { Attributes } = await table.send(
      new UpdateCommand({
        TableName,
        Key: { code },
        UpdateExpression: 'ADD clicks :one',
        ConditionExpression: 'attribute_exists(code) AND (attribute_not_exists(expiresAt) OR expiresAt > :now)',
        ExpressionAttributeValues: { ':one': 1, ':now': Math.floor(Date.now() / 1000) },
        ReturnValues: 'UPDATED_NEW',
      }),
    );
    return Attributes;
  } catch (error) {
    if (error.name === 'ConditionalCheckFailedException') return undefined;
    throw error;
  }
}
