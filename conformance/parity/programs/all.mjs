import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as s3 from '@aws-sdk/client-s3';
import * as sqs from '@aws-sdk/client-sqs';
import * as lib from '@aws-sdk/lib-dynamodb';
import { dynamodbPrograms } from './dynamodb.mjs';
import { createRecorder } from './record.mjs';
import { s3Programs } from './s3.mjs';
import { sqsPrograms } from './sqs.mjs';

const programs = { dynamodb: dynamodbPrograms, s3: s3Programs, sqs: sqsPrograms };

/**
 * Does everything that is to be compared, one after the other.
 * @param {'dynamodb' | 's3' | 'sqs'} service
 * @param {object} options of its client
 */
export async function runPrograms(service, options) {
  const plain = new dynamodb.DynamoDBClient({ maxAttempts: 1, ...options });
  const queues = new sqs.SQSClient({ maxAttempts: 1, ...options });
  const recorder = createRecorder({
    dynamodb: { client: plain, commands: dynamodb },
    document: { client: lib.DynamoDBDocumentClient.from(plain), commands: lib },
    s3: { client: new s3.S3Client({ maxAttempts: 1, ...options }), commands: s3 },
    sqs: { client: queues, commands: sqs },
    fifo: { client: queues, commands: sqs },
  });
  await programs[service](recorder);
  return recorder.records;
}

/** The function's handler in the engine. */
export const handler = ({ service }) => runPrograms(service, {});
