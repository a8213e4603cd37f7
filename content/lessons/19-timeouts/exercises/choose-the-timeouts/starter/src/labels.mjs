import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const { body } of event.Records) {
    await print(body);
    console.log('printed', body);
  }
};

/** Has a label printed, and counts how often. */
async function print(id) {
  const response = await fetch(`https://printer.example.com/labels/${id}`, { method: 'POST' });
  if (!response.ok) throw new Error(`The printer answered ${response.status}.`);

  const add = { UpdateExpression: 'ADD printed :one', ExpressionAttributeValues: { ':one': 1 } };
  await table.send(new UpdateCommand({ TableName: 'labels', Key: { id }, ...add }));
}
