import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { unmarshall } from '@aws-sdk/util-dynamodb';

const sqs = new SQSClient({});
const done = new Set();

export const handler = async (event) => {
  for (const { eventName, dynamodb } of event.Records) {
    if (eventName !== 'INSERT' || done.has(dynamodb.SequenceNumber)) continue;
    const { id, total } = unmarshall(dynamodb.NewImage);
    if (typeof total === 'number' && total > 0) await send(process.env.INVOICES_URL, { id, total });
    else await send(process.env.REJECTED_URL, { id });
    done.add(dynamodb.SequenceNumber);
  }
};

async function send(QueueUrl, message) {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(message) }));
}
