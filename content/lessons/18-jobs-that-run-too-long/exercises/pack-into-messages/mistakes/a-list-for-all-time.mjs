import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';

const s3 = new S3Client({});
const sqs = new SQSClient({});
const QueueUrl = process.env.QUEUE_URL;
const maxBytes = Number(process.env.MAX_BYTES);
const bodies = [];

/** Sends all products to the queue. The body of a message is a JSON list of products. */
export async function sendAll(products) {
  const tooLarge = pack(products);
  for (const product of tooLarge) {
    const object = { Bucket: 'too-large', Key: `${product.id}.json`, Body: JSON.stringify(product) };
    await s3.send(new PutObjectCommand(object));
  }
  for (let first = 0; first < bodies.length; first += 10) {
    await sendBatch(bodies.slice(first, first + 10).map((MessageBody, index) => ({ Id: String(index), MessageBody })));
  }
}

/** Fills one body after the other. Bytes are counted, as a letter may have up to four. */
function pack(products) {
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
  return tooLarge;
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
