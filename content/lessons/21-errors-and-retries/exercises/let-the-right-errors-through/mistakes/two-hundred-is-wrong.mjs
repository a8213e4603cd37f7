import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({});
const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/rejected';

/** What no further attempt would change. */
class Hopeless extends Error {}

export const handler = async (event) => {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      await work(record.body);
    } catch (error) {
      // Whatever is not known to be hopeless may be over in a moment: an error of ours, too.
      console.error('failed', record.messageId, error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
};

async function work(body) {
  try {
    await ship(readId(body));
  } catch (error) {
    if (!(error instanceof Hopeless)) throw error;
    await reject(body, error.message);
  }
}

function readId(body) {
  let order;
  try {
    order = JSON.parse(body);
  } catch {
    throw new Hopeless('no-json');
  }
  if (typeof order?.id !== 'string') throw new Hopeless('no-id');
  return order.id;
}

/** Tells the carrier of a parcel. Telling it twice does no harm. */
async function ship(id) {
  const url = `https://carrier.example.com/parcels/${id}`;
  const { status } = await fetch(url, { method: 'PUT', signal: AbortSignal.timeout(3_000) });
  if (status === 201) return;
  // 429 says too many, and not that this one is wrong.
  if (status < 500 && status !== 429) throw new Hopeless(`status-${status}`);
  throw new Error(`The carrier answered ${status}.`);
}

/** Puts a message aside, for somebody to look at. */
async function reject(body, reason) {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ body, reason }) }));
}
