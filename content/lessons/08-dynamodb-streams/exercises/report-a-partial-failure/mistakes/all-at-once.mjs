import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';

const sqs = new SQSClient({});

export const handler = async (event) => {
  const results = await Promise.allSettled(event.Records.map(handleRecord));
  const batchItemFailures = event.Records.filter((_, index) => results[index].status === 'rejected').map(
    ({ dynamodb }) => ({ itemIdentifier: dynamodb.SequenceNumber }),
  );
  return { batchItemFailures };
};

async function handleRecord({ eventName, dynamodb }) {
  if (eventName !== 'INSERT') return;
  const { id, total } = unmarshall(dynamodb.NewImage);
  // A wrong total stays wrong, however often it is tried.
  if (typeof total === 'number' && total > 0) await send(process.env.INVOICES_URL, { id, total });
  else await send(process.env.REJECTED_URL, { id });
}

async function send(QueueUrl, message) {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
}
