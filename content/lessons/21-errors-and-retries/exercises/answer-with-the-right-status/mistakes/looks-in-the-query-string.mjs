import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
/** What DynamoDB calls it when it is busy for a moment. */
const busy = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'];

export const handler = async (event) => {
  try {
    return await getOrder(event.queryStringParameters?.id);
  } catch (error) {
    // All of it for the log, and none of it for the caller.
    console.error(error);
    if (busy.includes(error.name)) return answer(503, { error: 'try-again' }, { 'retry-after': '1' });
    return answer(500, { error: 'internal-error' });
  }
};

async function getOrder(id) {
  if (!/^o-\d+$/.test(id)) return answer(400, { error: 'invalid-id' });
  const { Item } = await table.send(new GetCommand({ TableName: 'orders', Key: { id } }));
  if (Item === undefined) return answer(404, { error: 'not-found' });
  const total = Item.lines.reduce((sum, { price, count }) => sum + price * count, 0);
  return answer(200, { id, total });
}

function answer(statusCode, body, headers = {}) {
  return { statusCode, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}
