import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const { id } = event.pathParameters;
  const { Item } = await table.send(new GetCommand({ TableName: 'products', Key: { id } }));

  // TODO: neither of these may take all the time that there is.
  const price = await read(`https://prices.example.com/products/${id}`, 'price');
  const stock = await read(`https://stock.example.com/products/${id}`, 'stock');
  return answer(200, { id, name: Item.name, price, stock });
};

/** A member of the JSON at a URL. */
async function read(url, member) {
  const response = await fetch(url);
  const body = await response.json();
  return body[member];
}

function answer(statusCode, body) {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
