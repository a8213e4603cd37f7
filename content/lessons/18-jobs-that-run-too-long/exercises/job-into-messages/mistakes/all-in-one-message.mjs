import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { readBranches } from './branches.mjs';
import { makeReport } from './report.mjs';

const sqs = new SQSClient({});

export const handler = async (event) => {
  if (!event.Records) {
    const message = { QueueUrl: process.env.QUEUE_URL, MessageBody: JSON.stringify(event) };
    await sqs.send(new SendMessageCommand(message));
    return;
  }
  for (const record of event.Records) {
    const { month } = JSON.parse(record.body);
    for (const branch of await readBranches()) await makeReport(month, branch);
  }
};
