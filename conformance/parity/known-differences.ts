import type { RecordedCall } from './recorded-call.ts';

/** Why some calls may come out otherwise than on a server that somebody else wrote. */
export interface KnownDifference {
  /** Of which server, as it is named. */
  readonly reference: 'dynalite' | 'DynamoDB Local' | 'fauxqs';
  /** Who is right, and how we know. */
  readonly reason: string;
  /** Where the results may differ; a difference elsewhere is not excused. */
  readonly at: RegExp;
  /** The calls that it is seen in, by service. Each has to differ there, or the list is wrong. */
  readonly calls: Partial<Readonly<Record<RecordedCall['service'], readonly string[]>>>;
}

const whole = /^(?:output|error|status)(?:\.|$)/;
const words = /^error\.(?:Error\.Message|message)$/;

export const knownDifferences: readonly KnownDifference[] = [
  {
    reference: 'dynalite',
    reason: 'We correct what dynalite says of an expression that it cannot read, after DynamoDB Local.',
    at: words,
    calls: {
      dynamodb: [
        'is no expression',
        'ends too early',
        'is no condition',
        'scans with a filter that is none',
        'calls a function that is not there',
      ],
    },
  },
  {
    reference: 'dynalite',
    reason: 'We correct the words about an empty key, after DynamoDB Local.',
    at: words,
    calls: { dynamodb: ['gets with an empty key'] },
  },
  {
    reference: 'dynalite',
    reason:
      'dynalite lets through what the API reference excludes: DeleteItem returns ALL_OLD or NONE, a Segment goes with TotalSegments.',
    at: whole,
    calls: { dynamodb: ['deletes and asks for the new item', 'scans a segment without saying of how many'] },
  },
  {
    reference: 'dynalite',
    reason: 'dynalite does not know ReturnValuesOnConditionCheckFailure.',
    at: /^error\.Item$/,
    calls: { dynamodb: ['puts and gets the item in the way'] },
  },

  {
    reference: 'DynamoDB Local',
    reason:
      "DynamoDB Local has words of its own for a table that is not there; the service's are the ones that dynalite was written after.",
    at: words,
    calls: {
      dynamodb: [
        'gets of a table that is not there',
        'describes a table that is not there',
        'scans a table that is not there',
        'writes a batch into nowhere',
        'writes into nowhere in a transaction',
        'gets of nowhere in a transaction',
      ],
    },
  },
  {
    reference: 'DynamoDB Local',
    reason:
      "DynamoDB Local has words of its own for a key that is none of the table's; the service speaks of the schema, and names key and types.",
    at: /^error\.(?:message|CancellationReasons\.\d\.Message)$/,
    calls: {
      dynamodb: [
        'gets with a key of another type',
        'gets with a key of another name',
        'gets with a key too many',
        'gets with no key at all',
        'puts without the key',
        'puts a key of another type',
        'puts an index key of another type',
        'deletes with a wrong key',
        'writes a wrong key',
        'gets a batch of wrong keys',
        'has a key of another type in a transaction',
        'has an item of another type in a transaction',
        'queries without the partition key',
        'queries with a start key of another partition',
        'queries with a start key that is none',
      ],
    },
  },
  {
    reference: 'DynamoDB Local',
    reason:
      'DynamoDB Local does not check against the model of the interface: the service lists each member with its value and its constraint.',
    at: words,
    calls: {
      dynamodb: [
        'gets of a table whose name is too short',
        'gets of a table whose name has a blank',
        'puts and asks for something else',
        'has no table name',
        'has no item',
        'queries with a limit of nothing',
        'writes an empty batch',
        'writes nothing into a table',
        'gets no keys',
        'gets an empty batch',
        'has nothing to do',
        'checks without a condition',
        'gets nothing in a transaction',
      ],
    },
  },
  {
    reference: 'DynamoDB Local',
    reason: 'Words that DynamoDB Local has for itself; ours are those that dynalite took from the service.',
    at: words,
    calls: {
      dynamodb: [
        'puts a set with a repetition',
        'puts a text for a number',
        'puts a number with too many digits',
        'puts and asks for the new item',
        'deletes and asks for the new item',
        'has a type that is none',
        'queries a global index consistently',
        'scans a segment without saying of how many',
        'scans a segment that is none',
        'has an action that is none',
      ],
    },
  },
  {
    reference: 'DynamoDB Local',
    reason: 'An operation that nobody knows has no message at the service, and the name of another model.',
    at: /^error\.(?:__type|message)$/,
    calls: { dynamodb: ['does something that nobody knows'] },
  },
  {
    reference: 'DynamoDB Local',
    reason:
      'DynamoDB Local keeps the text of a number; the service gives numbers back without exponent and trailing zeros.',
    at: /^output\.(?:Item|Attributes)\.map\.M\.a b\.N$/,
    calls: { dynamodb: ['gets it back', 'puts over an item and gets the old one'] },
  },
  {
    reference: 'DynamoDB Local',
    reason: 'DynamoDB Local tells what a delete of nothing cost though nobody asked.',
    at: /^output\.ConsumedCapacity$/,
    calls: { dynamodb: ['deletes what is not there'] },
  },
  {
    reference: 'DynamoDB Local',
    reason:
      'The message of a condition that failed has a full stop in a transaction of DynamoDB Local; the service has none.',
    at: /^error\.CancellationReasons\.\d\.Message$/,
    calls: {
      dynamodb: ['writes nothing where a check fails', 'tells the item that a check failed on', 'fails at two places'],
    },
  },
  {
    reference: 'DynamoDB Local',
    reason:
      'The service cancels a transaction for what it finds wrong in an item, with a reason for each action ("Cancellation reasons", TransactWriteItems, API Reference); DynamoDB Local refuses some such requests at once, or gives fewer reasons.',
    at: whole,
    calls: {
      dynamodb: [
        'has an item without its key in a transaction',
        'changes the key in a transaction',
        'has an operand of another type',
        'gets a wrong key in a transaction',
      ],
    },
  },

  {
    reference: 'fauxqs',
    reason: 'fauxqs does not send Accept-Ranges; S3 does (GetObject and HeadObject, API Reference).',
    at: /^output\.AcceptRanges$/,
    calls: {
      s3: [
        'looks at the type that bytes got',
        'looks at the type that a text got',
        'gets a text',
        'gets headers back',
        'gets nothing',
        'gets a key with signs',
        'gets a range',
        'gets a range to the end',
        'gets the last bytes',
        'gets a range that is longer than it',
        'gets if it is this version',
        'gets with another type in the answer',
        'looks at an object',
        'looks at the copy',
        'looks at the copy with new metadata',
      ],
    },
  },
  {
    reference: 'fauxqs',
    reason:
      'The details in the body of an error: S3 names bucket, key, condition or size in an element of its own, and not in the message.',
    at: /^error\.(?:BucketName|Key|Resource|Condition|ActualObjectSize|message)$/,
    calls: {
      s3: [
        'puts into no bucket',
        'gets what is not there',
        'gets of no bucket',
        'gets a range that is not there',
        'gets if it is another version',
        'gets if it did not change since',
        'copies what is not there',
        'copies out of no bucket',
        'copies into no bucket',
        'lists no bucket',
        'deletes in no bucket',
        'creates a bucket with a bad name',
        'deletes a bucket that is not there',
        'deletes a bucket with objects in it',
      ],
    },
  },
  {
    reference: 'fauxqs',
    reason:
      'fauxqs knows no conditions on writes, on looking, and on copies; S3 does ("Conditional requests", S3 User Guide).',
    at: whole,
    calls: {
      s3: [
        'puts if nothing is there',
        'puts over another version',
        'puts over what is not there',
        'looks if it is another version',
        'looks if it is not this version',
        'copies another version',
        'copies what is not this version',
      ],
    },
  },
  {
    reference: 'fauxqs',
    reason:
      'fauxqs accepts what S3 refuses: keys of more than 1,024 bytes, a copy onto itself without a change, a list of no keys.',
    at: whole,
    calls: { s3: ['puts a key that is too long', 'copies an object onto itself', 'deletes none'] },
  },
  {
    reference: 'fauxqs',
    reason: 'fauxqs does not know the response-… parameters of GetObject.',
    at: /^output\.(?:CacheControl|ContentType)$/,
    calls: { s3: ['gets with another type in the answer'] },
  },
  {
    reference: 'fauxqs',
    reason: 'S3 lists keys in the order of their UTF-8 bytes, fauxqs in that of a language.',
    at: /^output\.Contents\./,
    calls: { s3: ['lists capital letters first'] },
  },
  {
    reference: 'fauxqs',
    reason: 'fauxqs does not know EncodingType.',
    at: /^output\.(?:EncodingType|Contents\.\d\.Key)$/,
    calls: { s3: ['lists encoded keys'] },
  },
  {
    reference: 'fauxqs',
    reason:
      'fauxqs gives a folder again on the page after it; S3 rolls up each common prefix once (ListObjectsV2, API Reference).',
    at: /^output\.(?:CommonPrefixes\.\d\.Prefix|IsTruncated|NextContinuationToken)$/,
    calls: { s3: ['lists the next folder'] },
  },
  {
    reference: 'fauxqs',
    reason: 'A list of at most no keys: ours is not truncated, as there is nothing to go on from. Not documented.',
    at: /^output\.IsTruncated$/,
    calls: { s3: ['lists no keys'] },
  },
  {
    reference: 'fauxqs',
    reason: 'fauxqs does not tell the region of a bucket; HeadBucket does (API Reference).',
    at: /^output\.BucketRegion$/,
    calls: { s3: ['looks at a bucket'] },
  },

  {
    reference: 'fauxqs',
    reason:
      'fauxqs writes AWS.SimpleQueueService. before the code of every error; SQS only does so where the query protocol did.',
    at: /^error\.(?:Error\.Code|Code|name)$/,
    calls: {
      sqs: [
        'sends nothing',
        'sends no body',
        'sends a sign that is not allowed',
        'sends a message that is too large',
        'hides a message for too long',
        'hides without saying how long',
        'receives too many',
        'receives none',
        'receives with a wait that is too long',
        'sends more than was set',
        'sets an attribute that is none',
        'sets a value that is too large',
        'sets a value that is no number',
        'makes a standard queue FIFO',
        'creates it otherwise',
        'creates a FIFO queue without the ending',
        'creates a queue with a bad attribute',
      ],
      fifo: ['sends without a group', 'sends in order with a delay'],
    },
  },
  {
    reference: 'fauxqs',
    reason:
      "Words of fauxqs's own. Ours are those of the API Reference and of errors that people have reported; not held against the service.",
    at: /^(?:error\.(?:Error\.Message|message)|output\.Failed\.0\.Message)$/,
    calls: {
      sqs: [
        'sends a sign that is not allowed',
        'sends a batch in which one is bad',
        'sends an empty batch',
        'sends a batch with an id twice',
        'sends a batch that is too long',
        'sends a batch that is too large',
        'hides a message for too long',
        'deletes an empty batch',
        'receives too many',
        'receives none',
        'sets an attribute that is none',
        'sets a value that is too large',
        'sets a value that is no number',
        'makes a standard queue FIFO',
        'creates a FIFO queue without the ending',
        'creates a queue with a bad attribute',
      ],
    },
  },
  {
    reference: 'fauxqs',
    reason: 'fauxqs refuses letters beyond #xFFFF; SQS takes #x10000 to #x10FFFF (SendMessage, API Reference).',
    at: whole,
    calls: { sqs: ['sends other letters'] },
  },
  {
    reference: 'fauxqs',
    reason:
      'fauxqs does not check what SQS checks: delays, types, values, names and the number of attributes, names of queues and attributes (API Reference, "Amazon SQS message quotas").',
    at: whole,
    calls: {
      sqs: [
        'sends with a delay that is too long',
        'sends with a delay below nothing',
        'sends an attribute of a type that is none',
        'sends an empty attribute',
        'sends an attribute without a value',
        'sends an attribute without a type',
        'sends a number that is none',
        'sends an attribute with a bad name',
        'sends too many attributes',
        'gets an attribute that is none',
        'creates a queue with a bad name',
      ],
    },
  },
  {
    reference: 'fauxqs',
    reason: 'An empty list, or nothing where nothing is to be told: clients take both. Not documented.',
    at: /^output\.(?:Failed|Attributes)$/,
    calls: {
      sqs: ['sends a batch', 'shows several again', 'deletes several', 'gets no attribute'],
    },
  },
  {
    reference: 'fauxqs',
    reason: 'fauxqs does not know a prefix such as ki.* in MessageAttributeNames (ReceiveMessage, API Reference).',
    at: /^output\.Messages\.\d\.(?:MD5OfMessageAttributes|MessageAttributes)$/,
    calls: { sqs: ['receives some attributes'] },
  },
  {
    reference: 'fauxqs',
    reason:
      'fauxqs takes every text for a receipt handle; SQS refuses what is none (ReceiptHandleIsInvalid, API Reference).',
    at: whole,
    calls: { sqs: ['deletes with a receipt that is none', 'hides with a receipt that is none'] },
  },
  {
    reference: 'fauxqs',
    reason: 'fauxqs counts the move to the dead-letter queue as a receipt. Not documented.',
    at: /^output\.Messages\.0\.Attributes\.ApproximateReceiveCount$/,
    calls: { sqs: ['receives it as a dead letter'] },
  },
];
