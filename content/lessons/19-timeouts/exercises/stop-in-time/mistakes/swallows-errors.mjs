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
  while (next < pictures.length && context.getRemainingTimeInMillis() > marginMs) {
    try {
      await convert(pictures[next]);
    } catch (error) {
      console.error(error);
    }
    next += 1;
    await table.send(new PutCommand({ TableName: job.TableName, Item: { ...job.Key, next } }));
  }
  console.log(next, 'of', pictures.length, 'are done');
};
