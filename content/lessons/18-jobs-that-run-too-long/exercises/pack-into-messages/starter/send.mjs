import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({});
const QueueUrl = process.env.QUEUE_URL;

/** Sends all products to the queue. The body of a message is a JSON list of products. */
export async function sendAll(products) {
  // TODO: one message takes MAX_BYTES bytes at most. Fill each as far as it goes.
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(products) }));
}
