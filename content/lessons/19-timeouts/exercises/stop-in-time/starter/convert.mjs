import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const lambda = new LambdaClient({});
const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Converts one picture, and notes it in the table `converted`. Takes four seconds, as a rule. */
export async function convert(picture) {
  const Payload = JSON.stringify({ picture });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: 'convert', Payload }));
  if (answer.FunctionError) throw new Error(`${picture} could not be converted`);

  const file = JSON.parse(answer.Payload.transformToString());
  await table.send(new PutCommand({ TableName: 'converted', Item: { id: picture, file } }));
}
