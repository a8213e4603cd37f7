import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sqs = new SQSClient({});

export const handler = async (event) => {
  for (const record of event.Records) {
    try {
      const order = JSON.parse(record.body);
      await table.send(new PutCommand({ TableName: 'orders', Item: order }));
    } catch (error) {
      console.error('failed', record.messageId, error);
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'failed-orders' }));
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: record.body }));
    }
  }
};
