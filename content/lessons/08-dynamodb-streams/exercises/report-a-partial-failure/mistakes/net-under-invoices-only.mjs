import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';

const sqs = new SQSClient({});

export const handler = async (event) => {
  for (const { eventName, dynamodb } of event.Records) {
    if (eventName !== 'INSERT') continue;
    const { id, total } = unmarshall(dynamodb.NewImage);
    if (typeof total !== 'number' || total <= 0) {
      await send(process.env.REJECTED_URL, { id });
      continue;
    }
    try {
      await send(process.env.INVOICES_URL, { id, total });
    } catch {
      return { batchItemFailures: [{ itemIdentifier: dynamodb.SequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
};

async function send(QueueUrl, message) {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
}
