import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    const { orderId, customer, points } = JSON.parse(record.body);
    console.log(`order ${orderId}: ${points} points for ${customer}`);
    await client.send(
      new UpdateCommand({
        TableName: 'accounts',
        Key: { id: customer },
        UpdateExpression: 'ADD points :points',
        ExpressionAttributeValues: { ':points': points },
      }),
    );
  }
};
