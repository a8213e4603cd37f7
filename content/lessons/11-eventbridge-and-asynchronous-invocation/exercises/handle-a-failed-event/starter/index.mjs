import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sqs = new SQSClient({});
const again = 'https://sqs.us-east-1.amazonaws.com/123456789012/again';

export const handler = async (event) => {
  for (const message of event.Records) {
    console.log(message.body);
    // TODO: write an item into the table "incidents", or send the event to the queue "again".
  }
};
