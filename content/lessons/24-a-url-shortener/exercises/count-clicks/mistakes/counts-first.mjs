import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.LINKS_TABLE;

export const handler = async (event) => {
  const { code } = event.pathParameters;
  const { Attributes: link } = await table.send(
    new UpdateCommand({
      TableName,
      Key: { code },
      UpdateExpression: 'ADD clicks :one',
      ExpressionAttributeValues: { ':one': 1 },
      ReturnValues: 'ALL_NEW',
    }),
  );
  if (link.expiresAt <= Date.now() / 1000) return { statusCode: 410, body: 'This link has expired.' };
  return { statusCode: 302, headers: { location: link.url } };
};
