import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readBranches } from './branches.mjs';
import { makeReport } from './report.mjs';

const sqs = new SQSClient({});

export const handler = (event) => (event.Records ? work(event.Records) : plan(event.month));

/** Cuts the job into messages, one for each branch. */
async function plan(month) {
  const branches = await readBranches();
  for (let first = 0; first < branches.length; first += 10) {
    const Entries = branches
      .slice(first, first + 10)
      .map((branch, index) => ({ Id: String(index), MessageBody: JSON.stringify({ month, branch }) }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl: process.env.QUEUE_URL, Entries }));
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
