import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';

const sqs = new SQSClient({});
const QueueUrl = process.env.QUEUE_URL;
const maxBytes = Number(process.env.MAX_BYTES);

/** Sends all products to the queue. The body of a message is a JSON list of products. */
export async function sendAll(products) {
  const { bodies, tooLarge } = pack(products);
  for (const product of tooLarge) {
    console.warn('too large', product.id);
  }
  for (let first = 0; first < bodies.length; first += 10) {
    await sendBatch(bodies.slice(first, first + 10).map((MessageBody, index) => ({ Id: String(index), MessageBody })));
  }
}

/** Fills one body after the other. Bytes are counted, as a letter may have up to four. */
function pack(products) {
  const bodies = [];
  const tooLarge = [];
  let parts = [];
  // The brackets are there from the beginning.
  let size = 2;
  const close = () => {
    if (parts.length > 0) bodies.push(`[${parts.join(',')}]`);
    parts = [];
    size = 2;
  };
  for (const product of products) {
    const part = JSON.stringify(product);
    const bytes = Buffer.byteLength(part);
    if (bytes + 2 > maxBytes) {
      tooLarge.push(product);
      continue;
    }
    const comma = parts.length > 0 ? 1 : 0;
    if (size + comma + bytes > maxBytes) close();
    size += bytes + (parts.length > 0 ? 1 : 0);
    parts.push(part);
  }
  close();
  return { bodies, tooLarge };
}

/** Sends up to ten messages, and those that were refused once more. */
async function sendBatch(entries, attempts = 5) {
  const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: entries }));
  if (Failed.length === 0) return;
  if (attempts === 1) throw new Error(`${Failed.length} messages were refused: ${Failed[0].Code}`);
  const refused = new Set(Failed.map(({ Id }) => Id));
  await sendBatch(
    entries.filter(({ Id }) => refused.has(Id)),
    attempts - 1,
  );
}
