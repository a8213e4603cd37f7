import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    const { Message } = record.Sns ?? JSON.parse(record.body);
    if (!Message) continue;
    await table.send(new PutCommand({ TableName: 'orders', Item: JSON.parse(Message) }));
  }
};
