import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.LINKS_TABLE;

export const handler = async (event) => {
  const link = await countClick(event.pathParameters.code);
  if (link === undefined) return { statusCode: 404, body: 'There is no such link.' };
  if (link.expiresAt <= Date.now() / 1000) return { statusCode: 410, body: 'This link has expired.' };
  return { statusCode: 302, headers: { location: link.url } };
};

async function countClick(code) {
  try {
    const { Attributes } = await table.send(
      new UpdateCommand({
        TableName,
        Key: { code },
        UpdateExpression: 'ADD clicks :one',
        ConditionExpression: 'attribute_exists(code)',
        ExpressionAttributeValues: { ':one': 1 },
        ReturnValues: 'ALL_NEW',
      }),
    );
    return Attributes;
  } catch (error) {
    if (error.name === 'ConditionalCheckFailedException') return undefined;
    throw error;
  }
}
