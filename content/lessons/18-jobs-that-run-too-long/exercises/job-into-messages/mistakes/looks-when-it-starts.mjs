import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readBranches } from './branches.mjs';
import { keyOf, makeReport } from './report.mjs';

const s3 = new S3Client({});
const sqs = new SQSClient({});

export const handler = (event) => (event.Records ? work(event.Records) : plan(event.month));

/** Cuts the job into messages, one for each branch that has no report. */
async function plan(month) {
  const branches = [];
  for (const branch of await readBranches()) {
    if (!(await isThere(keyOf(month, branch)))) branches.push(branch);
  }
  for (let first = 0; first < branches.length; first += 10) {
    const Entries = branches
      .slice(first, first + 10)
      .map((branch, index) => ({ Id: String(index), MessageBody: JSON.stringify({ month, branch }) }));
    const { Failed = [] } = await sqs.send(new SendMessageBatchCommand({ QueueUrl: process.env.QUEUE_URL, Entries }));
    if (Failed.length > 0) throw new Error(`${Failed.length} messages were not sent.`);
  }
}

/** Does a part of the job. */
async function work(records) {
  for (const { body } of records) {
    const { month, branch } = JSON.parse(body);
    await makeReport(month, branch);
  }
}

async function isThere(Key) {
  try {
    await s3.send(new HeadObjectCommand({ Bucket: 'reports', Key }));
    return true;
  } catch (error) {
    if (error.name === 'NotFound') return false;
    throw error;
  }
}
