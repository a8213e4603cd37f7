import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const TableName = process.env.LINKS_TABLE;

export const handler = async (event) => {
  const { code } = event.pathParameters;
  const { Item } = await table.send(new GetCommand({ TableName, Key: { code } }));
  if (Item === undefined) return { statusCode: 404, body: 'There is no such link.' };
  if (Item.expiresAt <= Date.now() / 1000) return { statusCode: 410, body: 'This link has expired.' };
  await table.send(
    new UpdateCommand({
      TableName,
      Key: { code },
      // An update would make the item, if somebody has deleted it meanwhile.
      ConditionExpression: 'attribute_exists(code)',
      UpdateExpression: 'ADD clicks :one',
      ExpressionAttributeValues: { ':one': 1 },
    }),
  );
  return { statusCode: 302, headers: { location: Item.url } };
};
