import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';

const sqs = new SQSClient({});

export const handler = async (event) => {
  for (const record of event.Records) {
    try {
      await handleRecord(record);
    } catch (error) {
      console.error('Record', record.dynamodb.SequenceNumber, 'failed:', error);
      // Lambda hands over this record and all behind it again, so there is no point in going on.
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }] };
    }
  }
  return { batchItemFailures: [] };
};

async function handleRecord({ eventName, dynamodb }) {
  if (eventName !== 'INSERT') return;
  const { id, total } = unmarshall(dynamodb.NewImage);
  // A wrong total stays wrong, however often it is tried.
  if (typeof total === 'number' && total >= 0) await send(process.env.INVOICES_URL, { id, total });
  else await send(process.env.REJECTED_URL, { id });
}

async function send(QueueUrl, message) {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
}
