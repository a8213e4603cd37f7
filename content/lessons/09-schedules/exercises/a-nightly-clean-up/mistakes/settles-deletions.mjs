import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  const due = Date.parse(event.time) / 1_000;
  const { Items } = await client.send(new ScanCommand({ TableName: 'reservations' }));
  const expired = Items.filter(({ expiresAt }) => expiresAt <= due);

  const day = event.time.slice(0, 10);
  // Before anything is deleted: a later attempt would count fewer.
  await writeOnce({ day, expired: expired.length });

  const deletions = expired.map(({ id }) =>
    client.send(new DeleteCommand({ TableName: 'reservations', Key: { id } })),
  );
  await Promise.allSettled(deletions);
};

async function writeOnce(report) {
  try {
    await client.send(
      new PutCommand({
        TableName: 'reports',
        Item: report,
        ConditionExpression: 'attribute_not_exists(#day)',
        ExpressionAttributeNames: { '#day': 'day' },
      }),
    );
  } catch (error) {
    // An earlier attempt has written it.
    if (error.name !== 'ConditionalCheckFailedException') throw error;
  }
}
