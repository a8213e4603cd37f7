import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const order = JSON.parse(event.body);

  try {
    await saveOrder(order);
    await order.lines.forEach(saveLine);
  } catch (error) {
    console.error('The order was not stored.', error);
    return respond(503, { error: 'try again' });
  }

  return respond(201, { id: order.id });
};

async function saveOrder({ id, customer }) {
  await table.send(new PutCommand({ TableName: 'orders', Item: { id, customer } }));
}

async function saveLine({ id, name }) {
  await table.send(new PutCommand({ TableName: 'lines', Item: { id, name } }));
}

function respond(statusCode, body) {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
