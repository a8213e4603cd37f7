import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { convert } from './convert.mjs';
import { pictures } from './pictures.mjs';

// For the table "progress".
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

export const handler = async (event, context) => {
  // TODO: stop before the time is over, and go on in the next invocation.
  for (const picture of pictures) {
    await convert(picture);
    console.log(picture, 'done,', context.getRemainingTimeInMillis(), 'ms left');
  }
};
