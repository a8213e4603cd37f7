import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));
const sqs = new SQSClient({});
const again = 'https://sqs.us-east-1.amazonaws.com/123456789012/again';

export const handler = async (event) => {
  for (const record of event.Records) {
    const { requestContext, requestPayload, responsePayload } = JSON.parse(record.body);
    const error = requestContext.condition === 'EventAgeExceeded' ? requestContext.condition : responsePayload.errorType;
    if (error === 'Sandbox.Timedout') {
      await sqs.send(new SendMessageCommand({ QueueUrl: again, MessageBody: JSON.stringify(requestPayload) }));
      continue;
    }
    const item = {
      id: requestContext.requestId,
      error,
      attempts: requestContext.approximateInvokeCount,
      event: requestPayload,
    };
    await table.send(new PutCommand({ TableName: 'incidents', Item: item }));
  }
};
