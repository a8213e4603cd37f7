import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const order = JSON.parse(event.body);

  try {
    await saveOrder(order);
    for (const line of order.lines) {
      saveLine(line);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  } catch {
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
