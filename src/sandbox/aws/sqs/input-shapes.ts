import { type InputShape, listOf, mapOf, structure } from '../protocols/input-shape.ts';

const texts = listOf('String');
const attribute = structure({ DataType: 'String', StringValue: 'String', BinaryValue: 'Blob' });
const sent = {
  MessageBody: 'String',
  DelaySeconds: 'Integer',
  MessageAttributes: mapOf(attribute),
  MessageSystemAttributes: mapOf(attribute),
  MessageGroupId: 'String',
  MessageDeduplicationId: 'String',
} as const;
const batchOf = (members: Readonly<Record<string, InputShape>>): InputShape =>
  structure({ QueueUrl: 'String', Entries: listOf(structure({ Id: 'String', ...members })) });

/** What the inputs of SQS's operations are made of. Source: Amazon SQS API Reference. */
export const inputShapes: Readonly<Record<string, InputShape>> = {
  SendMessage: structure({ QueueUrl: 'String', ...sent }),
  SendMessageBatch: batchOf(sent),
  ReceiveMessage: structure({
    QueueUrl: 'String',
    MaxNumberOfMessages: 'Integer',
    VisibilityTimeout: 'Integer',
    WaitTimeSeconds: 'Integer',
    AttributeNames: texts,
    MessageSystemAttributeNames: texts,
    MessageAttributeNames: texts,
    ReceiveRequestAttemptId: 'String',
  }),
  DeleteMessage: structure({ QueueUrl: 'String', ReceiptHandle: 'String' }),
  DeleteMessageBatch: batchOf({ ReceiptHandle: 'String' }),
  ChangeMessageVisibility: structure({ QueueUrl: 'String', ReceiptHandle: 'String', VisibilityTimeout: 'Integer' }),
  ChangeMessageVisibilityBatch: batchOf({ ReceiptHandle: 'String', VisibilityTimeout: 'Integer' }),
  GetQueueUrl: structure({ QueueName: 'String', QueueOwnerAWSAccountId: 'String' }),
  ListQueues: structure({ QueueNamePrefix: 'String', MaxResults: 'Integer', NextToken: 'String' }),
  CreateQueue: structure({ QueueName: 'String', Attributes: mapOf('String'), tags: mapOf('String') }),
  SetQueueAttributes: structure({ QueueUrl: 'String', Attributes: mapOf('String') }),
  DeleteQueue: structure({ QueueUrl: 'String' }),
  PurgeQueue: structure({ QueueUrl: 'String' }),
  GetQueueAttributes: structure({ QueueUrl: 'String', AttributeNames: texts }),
};
