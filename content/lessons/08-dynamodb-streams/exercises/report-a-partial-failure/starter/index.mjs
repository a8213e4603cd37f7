import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';

const sqs = new SQSClient({});

export const handler = async (event) => {
  for (const record of event.Records) {
    // TODO: when a message cannot be sent, this throws, and the whole batch comes again.
    const { id, total } = unmarshall(record.dynamodb.NewImage);
    await send(process.env.INVOICES_URL, { id, total });
  }
};

async function send(QueueUrl, message) {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
}
