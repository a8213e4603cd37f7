import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({});

export const handler = async (event) => {
  const [record] = event.Records;
  console.log(record.eventName, record.dynamodb);

  // TODO: this sends the image as it comes, of the first record only, and whatever happened.
  const message = record.dynamodb.NewImage ?? {};
  await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody: JSON.stringify(message) }));
};
