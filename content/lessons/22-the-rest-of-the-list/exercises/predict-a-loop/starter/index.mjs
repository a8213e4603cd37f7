import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({});
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/jobs';

export const handler = async ({ Records }) => {
  for (const { body } of Records) {
    const { id, isReady } = JSON.parse(body);
    console.log(`looking at ${id}`);
    // Not ready yet: look again in a minute.
    if (!isReady) await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body, DelaySeconds: 60 }));
  }
};
