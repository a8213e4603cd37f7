import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event) => {
  for (const record of event.Records) {
    let order;
    if (record.eventSource === 'aws:sns') order = JSON.parse(record.Sns.Message);
    if (record.eventSource === 'aws:sqs') {
      order = JSON.parse(record.body);
      if (order.Type === 'Notification') order = JSON.parse(order.Message);
    }
    if (order) await table.send(new PutCommand({ TableName: 'orders', Item: order }));
  }
};
