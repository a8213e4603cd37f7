import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';

const sqs = new SQSClient({});

export const handler = async (event) => {
  const orders = event.Records.filter(({ eventName }) => eventName === 'INSERT').map(({ dynamodb }) =>
    unmarshall(dynamodb.NewImage),
  );
  const isGood = ({ total }) => typeof total === 'number' && total > 0;
  await sendAll(
    process.env.INVOICES_URL,
    orders.filter(isGood).map(({ id, total }) => ({ id, total })),
  );
  await sendAll(
    process.env.REJECTED_URL,
    orders.filter((order) => !isGood(order)).map(({ id }) => ({ id })),
  );
  return { batchItemFailures: [] };
};

async function sendAll(QueueUrl, messages) {
  if (messages.length === 0) return;
  const Entries = messages.map((message) => ({ Id: message.id, MessageBody: JSON.stringify(message) }));
  await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
}
