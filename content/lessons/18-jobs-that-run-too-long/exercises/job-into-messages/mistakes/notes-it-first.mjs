import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { readBranches } from './branches.mjs';
import { makeReport } from './report.mjs';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sqs = new SQSClient({});

export const handler = (event) => (event.Records ? work(event.Records) : plan(event.month));

async function plan(month) {
  for (const branch of await readBranches()) {
    const MessageBody = JSON.stringify({ month, branch });
    await sqs.send(new SendMessageCommand({ QueueUrl: process.env.QUEUE_URL, MessageBody }));
  }
}

async function work(records) {
  for (const { body } of records) {
    const { month, branch } = JSON.parse(body);
    const id = `${month}/${branch}`;
    const { Item } = await table.send(new GetCommand({ TableName: 'progress', Key: { id } }));
    if (Item) continue;
    await table.send(new PutCommand({ TableName: 'progress', Item: { id } }));
    await makeReport(month, branch);
  }
}
