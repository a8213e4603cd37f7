import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';

const sqs = new SQSClient({});

export const handler = async (event) => {
  for (const { eventName, dynamodb } of event.Records) {
    if (eventName !== 'INSERT') continue;
    const { email, name, credits } = unmarshall(dynamodb.NewImage);
    await sqs.send(
      new SendMessageCommand({
        QueueUrl: process.env.QUEUE_URL,
        MessageBody: JSON.stringify({ email, name, credits }),
      }),
    );
  }
};
