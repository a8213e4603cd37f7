import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({});
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/rejected';

export const handler = async (event) => {
  for (const record of event.Records) {
    try {
      const { id } = JSON.parse(record.body);
      await ship(id);
    } catch (error) {
      // TODO: which of these should come back, and which should not?
      console.error('failed', record.messageId, error);
    }
  }
  return { batchItemFailures: [] };
};

/** Tells the carrier of a parcel. Telling it twice does no harm. */
async function ship(id) {
  await fetch(`https://carrier.example.com/parcels/${id}`, { method: 'PUT' });
}

/** Puts a message aside, for somebody to look at. */
async function reject(body, reason) {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ body, reason }) }));
}
