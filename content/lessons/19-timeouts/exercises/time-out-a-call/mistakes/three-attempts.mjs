import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const patienceMs = 1_500;
const client = new DynamoDBClient({
  requestHandler: { requestTimeout: patienceMs, throwOnRequestTimeout: true },
});
const table = DynamoDBDocumentClient.from(client);

export const handler = async (event) => {
  const { id } = event.pathParameters;
  // All three begin at the same moment, so the slowest is what the caller waits for.
  const [item, price, stock] = await Promise.all([
    table.send(new GetCommand({ TableName: 'products', Key: { id } })).catch(toUndefined),
    read(`https://prices.example.com/products/${id}`, 'price'),
    read(`https://stock.example.com/products/${id}`, 'stock'),
  ]);
  if (item?.Item === undefined) return answer(503, { error: 'try-again' });
  return answer(200, { id, name: item.Item.name, price, stock });
};

/** A member of the JSON at a URL, or null when it cannot be had in time. */
async function read(url, member) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok) throw new Error(`Status ${response.status}`);
    const body = await response.json();
    return body[member] ?? null;
  } catch (error) {
    console.error(url, error);
    return null;
  }
}

function toUndefined(error) {
  console.error('DynamoDB', error);
  return undefined;
}

function answer(statusCode, body) {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
