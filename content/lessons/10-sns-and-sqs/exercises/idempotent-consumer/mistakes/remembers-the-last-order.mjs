import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    const { orderId, customer, points } = JSON.parse(record.body);
    try {
      await client.send(
        new UpdateCommand({
          TableName: 'accounts',
          Key: { id: customer },
          UpdateExpression: 'SET lastOrder = :order ADD points :points',
          ConditionExpression: 'attribute_not_exists(lastOrder) OR lastOrder <> :order',
          ExpressionAttributeValues: { ':order': orderId, ':points': points },
        }),
      );
    } catch (error) {
      if (error.name !== 'ConditionalCheckFailedException') throw error;
    }
  }
};
