import { describe, expect, it } from 'vitest';
import { placesIn, withAt } from '../odd-places.fixture.ts';
import { createTestContext } from '../real-sdk.fixture.ts';
import { createSqs } from './service.ts';

const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/orders';
const receipt = 'a'.repeat(48);
const attributes = {
  kind: { DataType: 'String', StringValue: 'new' },
  weight: { DataType: 'Number', StringValue: '1.5' },
  raw: { DataType: 'Binary', BinaryValue: 'aGk=' },
};

/** Requests as they should be; each test puts something odd in one place. */
const requests: Readonly<Record<string, object>> = {
  SendMessage: { QueueUrl, MessageBody: 'hello', DelaySeconds: 1, MessageAttributes: attributes },
  'SendMessage to a FIFO queue': {
    QueueUrl: `${QueueUrl}.fifo`,
    MessageBody: 'hello',
    MessageGroupId: 'g',
    MessageDeduplicationId: 'd',
    MessageSystemAttributes: {
      AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1-5759e988-bd862e3fe1be46a994272793' },
    },
  },
  SendMessageBatch: {
    QueueUrl,
    Entries: [
      { Id: 'a', MessageBody: 'one', DelaySeconds: 1, MessageAttributes: attributes },
      { Id: 'b', MessageBody: 'two' },
    ],
  },
  ReceiveMessage: {
    QueueUrl,
    MaxNumberOfMessages: 10,
    VisibilityTimeout: 5,
    WaitTimeSeconds: 1,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['kind', 'we.*'],
    AttributeNames: ['SentTimestamp'],
  },
  DeleteMessage: { QueueUrl, ReceiptHandle: receipt },
  DeleteMessageBatch: { QueueUrl, Entries: [{ Id: 'a', ReceiptHandle: receipt }] },
  ChangeMessageVisibilityBatch: { QueueUrl, Entries: [{ Id: 'a', ReceiptHandle: receipt, VisibilityTimeout: 3 }] },
  GetQueueUrl: { QueueName: 'orders', QueueOwnerAWSAccountId: '123456789012' },
  ListQueues: { QueueNamePrefix: 'o', MaxResults: 10 },
  CreateQueue: {
    QueueName: 'other',
    Attributes: {
      VisibilityTimeout: '10',
      RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:dead","maxReceiveCount":"3"}',
    },
    tags: { team: 'shop' },
  },
  SetQueueAttributes: { QueueUrl, Attributes: { DelaySeconds: '3' } },
  GetQueueAttributes: { QueueUrl, AttributeNames: ['All'] },
};

const oddValues: readonly unknown[] = [
  null, undefined, {}, [], [null], [[]], [{}], { a: null }, { a: {} }, '', ' ', 'x', '!', '\u0000', '\ud800', '-1', '1e9', 'x'.repeat(300),
  '{"a":', 'https://', 'https://sqs.us-east-1.amazonaws.com/123456789012/nobody', -1, 0, 1.5, 11, 1e30, true, false,
  { DataType: 'String' }, { DataType: 'Other', StringValue: 'x' }, { DataType: 1 }, { StringValue: 'x' }, { Id: 'a' }, { Id: 1 },
]; // prettier-ignore

function open() {
  const context = createTestContext();
  const service = createSqs(
    {
      orders: { messages: [{ body: 'first' }] },
      'orders.fifo': { fifo: true, messages: [] },
      dead: { messages: [] },
    },
    context,
  );
  return (operation: string, body: string) => {
    const request = {
      method: 'POST',
      host: 'sqs.us-east-1.amazonaws.com',
      path: '/',
      headers: { 'x-amz-target': `AmazonSQS.${operation}` },
      body: new TextEncoder().encode(body),
    };
    const reply = service.answer(request, context);
    if ('kind' in reply) throw new Error('Without a simulation, nobody waits.');
    return reply;
  };
}

const operationOf = (name: string): string => name.split(' ')[0] ?? '';

describe('whatever is odd in a request, the answer is one of SQS’s own', () => {
  it.each(Object.entries(requests))('%s', (name, request) => {
    for (const way of placesIn(request)) {
      // What one request did must not be in the way of the next.
      const answer = open();
      for (const odd of oddValues) {
        const input = withAt({ in: request }, ['in', ...way], odd) as { readonly in?: object };
        const where = `${way.join('.')} = ${JSON.stringify(odd)}`;
        const { response, error } = (() => {
          try {
            return answer(operationOf(name), JSON.stringify(input.in ?? {}));
          } catch (thrown) {
            throw new Error(`${where}: the service itself threw`, { cause: thrown });
          }
        })();
        expect([200, 400], where).toContain(response.status);
        if (response.status === 400) expect(error?.code, where).toMatch(/^[A-Z][A-Za-z]+$/);
      }
    }
  });

  it('takes the requests without anything odd, so that the places are looked at', () => {
    const answer = open();
    for (const [name, request] of Object.entries(requests))
      expect(answer(operationOf(name), JSON.stringify(request)).error, name).toBeUndefined();
  });

  it.each(['null', '[]', '"x"', '', '{'])('a body that is %s is a SerializationException', (text) => {
    expect(open()('SendMessage', text).error?.code).toBe('SerializationException');
  });
});

describe('SQS refuses, in its own words,', () => {
  const said = (operation: string, input: object): string => {
    const { error } = open()(operation, JSON.stringify(input));
    return error === undefined ? 'It went well.' : `${error.code}: ${error.message.slice(0, 220)}`;
  };

  it('what is missing, of another type, too large or not there', () => {
    const megabyte = 'x'.repeat(2 ** 20);
    expect({
      'an unknown operation': said('SendParcel', {}),
      'no operation': said('', {}),
      'an unknown queue': said('SendMessage', { QueueUrl: `${QueueUrl}s`, MessageBody: 'x' }),
      'an address that is none': said('SendMessage', { QueueUrl: 'orders', MessageBody: 'x' }),
      'an unknown queue by name': said('GetQueueUrl', { QueueName: 'nobody' }),
      'no queue': said('SendMessage', { MessageBody: 'x' }),
      'no body': said('SendMessage', { QueueUrl }),
      'an empty body': said('SendMessage', { QueueUrl, MessageBody: '' }),
      'a body that is an object': said('SendMessage', { QueueUrl, MessageBody: { order: 1 } }),
      'a body that is a number': said('SendMessage', { QueueUrl, MessageBody: 1 }),
      'a body that no XML could hold': said('SendMessage', { QueueUrl, MessageBody: 'a\u0000' }),
      'a body with what is no character': said('SendMessage', { QueueUrl, MessageBody: 'a\uffff' }),
      'a body with a face': said('SendMessage', { QueueUrl, MessageBody: 'a\u{1f600}' }),
      "an attribute of AWS's own": said('SendMessage', {
        QueueUrl,
        MessageBody: 'x',
        MessageAttributes: { 'aws.x': { DataType: 'String', StringValue: 'x' } },
      }),
      'an attribute that ends with a period': said('SendMessage', {
        QueueUrl,
        MessageBody: 'x',
        MessageAttributes: { 'x.': { DataType: 'String', StringValue: 'x' } },
      }),
      'a group with a space': said('SendMessage', { QueueUrl, MessageBody: 'x', MessageGroupId: 'a b' }),
      'a group that is too long': said('SendMessage', { QueueUrl, MessageBody: 'x', MessageGroupId: 'g'.repeat(129) }),
      'a body over 1 MiB': said('SendMessage', { QueueUrl, MessageBody: `${megabyte}x` }),
      'a batch over 1 MiB': said('SendMessageBatch', {
        QueueUrl,
        Entries: [1, 2].map((n) => ({ Id: `n${n}`, MessageBody: megabyte.slice(1) })),
      }),
      'a batch of eleven': said('DeleteMessageBatch', {
        QueueUrl,
        Entries: Array.from({ length: 11 }, (_, n) => ({ Id: `n${n}`, ReceiptHandle: receipt })),
      }),
      'an empty batch': said('SendMessageBatch', { QueueUrl, Entries: [] }),
      'a batch with an id twice': said('DeleteMessageBatch', {
        QueueUrl,
        Entries: [1, 2].map(() => ({ Id: 'same', ReceiptHandle: receipt })),
      }),
      'entries that are texts': said('SendMessageBatch', { QueueUrl, Entries: ['x'] }),
      'a delay that is a text': said('SendMessage', { QueueUrl, MessageBody: 'x', DelaySeconds: 'soon' }),
      'a delay of an hour': said('SendMessage', { QueueUrl, MessageBody: 'x', DelaySeconds: 3_600 }),
      'eleven messages at once': said('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 11 }),
      'names that are a text': said('ReceiveMessage', { QueueUrl, MessageAttributeNames: 'All' }),
      'a receipt handle that is none': said('DeleteMessage', { QueueUrl, ReceiptHandle: 'the message' }),
      'no receipt handle': said('DeleteMessage', { QueueUrl }),
      'visibility of a message that is not in flight': said('ChangeMessageVisibility', {
        QueueUrl,
        ReceiptHandle: receipt,
        VisibilityTimeout: 1,
      }),
      'a visibility of a day': said('ChangeMessageVisibility', {
        QueueUrl,
        ReceiptHandle: receipt,
        VisibilityTimeout: 86_400,
      }),
      'an attribute without a type': said('SendMessage', {
        QueueUrl,
        MessageBody: 'x',
        MessageAttributes: { a: { StringValue: 'x' } },
      }),
      'an attribute that is a text': said('SendMessage', { QueueUrl, MessageBody: 'x', MessageAttributes: { a: 'x' } }),
      'no group in a FIFO queue': said('SendMessage', { QueueUrl: `${QueueUrl}.fifo`, MessageBody: 'x' }),
    }).toMatchInlineSnapshot(`
      {
        "a batch of eleven": "TooManyEntriesInBatchRequest: Maximum number of entries per request are 10. You have sent 11.",
        "a batch over 1 MiB": "BatchRequestTooLong: Batch requests cannot be longer than 1048576 bytes. You have sent 2097150 bytes.",
        "a batch with an id twice": "BatchEntryIdsNotDistinct: Id same repeated.",
        "a body over 1 MiB": "InvalidParameterValue: One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.",
        "a body that is a number": "SerializationException: NUMBER_VALUE cannot be converted to String",
        "a body that is an object": "SerializationException: Start of structure or map found where not expected",
        "a body that no XML could hold": "InvalidMessageContents: Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF",
        "a body with a face": "It went well.",
        "a body with what is no character": "InvalidMessageContents: Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF",
        "a delay of an hour": "InvalidParameterValue: Value 3600 for parameter DelaySeconds is invalid. Reason: Must be between 0 and 900, if provided.",
        "a delay that is a text": "SerializationException: STRING_VALUE cannot be converted to Integer",
        "a group that is too long": "InvalidParameterValue: Value ggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggggg for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alp",
        "a group with a space": "InvalidParameterValue: Value a b for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.",
        "a receipt handle that is none": "ReceiptHandleIsInvalid: The input receipt handle "the message" is not a valid receipt handle.",
        "a visibility of a day": "InvalidParameterValue: Value 86400 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if provided.",
        "an address that is none": "QueueDoesNotExist: The specified queue does not exist.",
        "an attribute of AWS's own": "InvalidParameterValue: The message attribute name 'aws.x' is invalid: it must not start with 'AWS.' or 'Amazon.'.",
        "an attribute that ends with a period": "InvalidParameterValue: The message attribute name 'x.' is invalid: it must not start or end with a period, or have two of them in a row.",
        "an attribute that is a text": "SerializationException: STRING_VALUE cannot be converted to Map",
        "an attribute without a type": "InvalidParameterValue: The message (user) attribute 'a' must contain a non-empty message attribute type.",
        "an empty batch": "EmptyBatchRequest: There should be at least one entry in the request.",
        "an empty body": "MissingParameter: The request must contain the parameter MessageBody.",
        "an unknown operation": "UnknownOperationException: ",
        "an unknown queue": "QueueDoesNotExist: The specified queue does not exist.",
        "an unknown queue by name": "QueueDoesNotExist: The specified queue does not exist.",
        "eleven messages at once": "InvalidParameterValue: Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.",
        "entries that are texts": "SerializationException: STRING_VALUE cannot be converted to Map",
        "names that are a text": "SerializationException: STRING_VALUE cannot be converted to List",
        "no body": "MissingParameter: The request must contain the parameter MessageBody.",
        "no group in a FIFO queue": "MissingParameter: The request must contain the parameter MessageGroupId.",
        "no operation": "UnknownOperationException: ",
        "no queue": "MissingParameter: The request must contain the parameter QueueUrl.",
        "no receipt handle": "MissingParameter: The request must contain the parameter ReceiptHandle.",
        "visibility of a message that is not in flight": "InvalidParameterValue: Value aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.",
      }
    `);
  });
});
