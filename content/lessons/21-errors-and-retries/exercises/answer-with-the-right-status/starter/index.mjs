import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  try {
    const { id } = event.pathParameters;
    const { Item } = await table.send(new GetCommand({ TableName: 'orders', Key: { id } }));
    const total = Item.lines.reduce((sum, { price, count }) => sum + price * count, 0);
    return answer(200, { id, total });
  } catch (error) {
    // TODO: whose fault is it, and what may the caller know?
    return answer(400, { error: error.message, stack: error.stack });
  }
};

function answer(statusCode, body) {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
