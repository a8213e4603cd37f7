import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';

const sqs = new SQSClient({});

export const handler = async (event) => {
  event.Records.forEach(async ({ eventName, dynamodb }) => {
    if (eventName !== 'INSERT') return;
    const { email, name, credits } = unmarshall(dynamodb.NewImage);
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: process.env.QUEUE_URL,
        MessageBody: JSON.stringify({ email, name, credits }),
      }),
    );
  });
};
