import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { convert } from './convert.mjs';
import { pictures } from './pictures.mjs';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const job = { TableName: 'progress', Key: { id: 'pictures' } };
/** A picture takes four seconds, and a little is needed to note it. */
const marginMs = 5_000;

export const handler = async (event, context) => {
  const { Item } = await table.send(new GetCommand(job));
  let next = Item?.next ?? 0;
  if (next < pictures.length) {
    await convert(pictures[next]);
    next += 1;
    // After each picture: if the next one takes too long, this one is not lost.
    await table.send(new PutCommand({ TableName: job.TableName, Item: { ...job.Key, next } }));
  }
  console.log(next, 'of', pictures.length, 'are done');
};
