import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const lambda = new LambdaClient({});
const s3 = new S3Client({});

/** Where the report of a branch is, in the bucket `reports`. */
export const keyOf = (month, branch) => `${month}/${branch}.txt`;

/** Makes the report of one branch, and stores it. Takes ten minutes. */
export async function makeReport(month, branch) {
  const Payload = JSON.stringify({ month, branch });
  const answer = await lambda.send(new InvokeCommand({ FunctionName: 'render', Payload }));
  if (answer.FunctionError) throw new Error(`No report of ${branch}`);

  const Body = JSON.parse(answer.Payload.transformToString());
  await s3.send(new PutObjectCommand({ Bucket: 'reports', Key: keyOf(month, branch), Body }));
}
