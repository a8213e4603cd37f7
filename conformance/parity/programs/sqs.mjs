// SQS's operations, on standard queues and FIFO queues. Each call is one operation that is compared.

export async function sqsPrograms(recorder) {
  const call = (name, operation, input) => recorder.call('sqs', name, operation, input);
  const urlOf = async (name) => (await call(`finds the queue ${name}`, 'GetQueueUrl', { QueueName: name })).QueueUrl;
  const jobs = await urlOf('jobs');
  const ordered = await urlOf('ordered.fifo');
  await urlOf('nowhere');
  const nowhere = jobs?.replace(/jobs$/, 'nowhere');
  await sending((name, more) => call(name, 'SendMessage', { QueueUrl: jobs, MessageBody: 'hello', ...more }), nowhere);
  await call('empties a queue', 'PurgeQueue', { QueueUrl: jobs });
  await batches((name, Entries) => call(name, 'SendMessageBatch', { QueueUrl: jobs, Entries }));
  await receiving(call, jobs, nowhere);
  await inOrder((name, operation, input) => recorder.call('fifo', name, operation, input), ordered);
  await deadLetters(call, await urlOf('twice'), await urlOf('dead'));
  await attributes(call, jobs, ordered, nowhere);
  await queues(call);
}

async function sending(send, nowhere) {
  await send('sends a message');
  await send('sends attributes', {
    MessageAttributes: {
      kind: { DataType: 'String', StringValue: 'order' },
      count: { DataType: 'Number', StringValue: '3' },
      raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2, 255]) },
      custom: { DataType: 'String.json', StringValue: '{}' },
    },
  });
  await send('sends with a delay', { DelaySeconds: 60 });
  await send('sends with a group to a standard queue', { MessageGroupId: 'g' });
  await send('sends other letters', { MessageBody: 'grüß 🚀\n\t' });
  await send('sends nothing', { MessageBody: '' });
  await send('sends no body', { MessageBody: undefined });
  await send('sends a sign that is not allowed', { MessageBody: 'a\u0000b' });
  await send('sends with a delay that is too long', { DelaySeconds: 901 });
  await send('sends with a delay below nothing', { DelaySeconds: -1 });
  await send('sends a message that is too large', { MessageBody: 'x'.repeat(1_048_577) });
  await send('sends to no queue', { QueueUrl: nowhere });
  await send('sends an attribute of a type that is none', {
    MessageAttributes: { a: { DataType: 'Text', StringValue: 'x' } },
  });
  await send('sends an empty attribute', { MessageAttributes: { a: { DataType: 'String', StringValue: '' } } });
  await send('sends an attribute without a value', { MessageAttributes: { a: { DataType: 'String' } } });
  await send('sends an attribute without a type', { MessageAttributes: { a: { StringValue: 'x' } } });
  await send('sends a number that is none', { MessageAttributes: { a: { DataType: 'Number', StringValue: 'x' } } });
  await send('sends an attribute with a bad name', {
    MessageAttributes: { 'a b': { DataType: 'String', StringValue: 'x' } },
  });
  await send('sends too many attributes', {
    MessageAttributes: Object.fromEntries(
      Array.from({ length: 11 }, (_, at) => [`a${at}`, { DataType: 'String', StringValue: 'x' }]),
    ),
  });
}

async function batches(send) {
  await send('sends a batch', [
    { Id: 'one', MessageBody: 'first' },
    { Id: 'two', MessageBody: 'second', MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } } },
  ]);
  await send('sends a batch in which one is bad', [
    { Id: 'good', MessageBody: 'third' },
    { Id: 'bad', MessageBody: 'a\u0000b' },
  ]);
  await send('sends an empty batch', []);
  await send('sends a batch with an id twice', [
    { Id: 'a', MessageBody: 'x' },
    { Id: 'a', MessageBody: 'y' },
  ]);
  await send('sends a batch with a bad id', [{ Id: 'a b', MessageBody: 'x' }]);
  await send(
    'sends a batch that is too long',
    Array.from({ length: 11 }, (_, at) => ({ Id: `e${at}`, MessageBody: 'x' })),
  );
  await send('sends a batch that is too large', [
    { Id: 'a', MessageBody: 'x'.repeat(600_000) },
    { Id: 'b', MessageBody: 'x'.repeat(600_000) },
  ]);
}

async function receiving(call, QueueUrl, nowhere) {
  const receive = async (name, more) => {
    const { Messages = [] } = await call(name, 'ReceiveMessage', { QueueUrl, ...more });
    return Messages.toSorted((one, other) => (one.Body < other.Body ? -1 : 1)).map(
      ({ ReceiptHandle }) => ReceiptHandle,
    );
  };
  const [first] = await receive('receives a message');
  await call('shows it again at once', 'ChangeMessageVisibility', {
    QueueUrl,
    ReceiptHandle: first,
    VisibilityTimeout: 0,
  });
  const receipts = await receive('receives all, with all attributes', {
    MaxNumberOfMessages: 10,
    MessageSystemAttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  await receive('receives nothing more', { MaxNumberOfMessages: 10 });
  await call('hides a message for longer', 'ChangeMessageVisibility', {
    QueueUrl,
    ReceiptHandle: receipts[0],
    VisibilityTimeout: 600,
  });
  await call('hides a message for too long', 'ChangeMessageVisibility', {
    QueueUrl,
    ReceiptHandle: receipts[0],
    VisibilityTimeout: 43_201,
  });
  await call('hides without saying how long', 'ChangeMessageVisibility', { QueueUrl, ReceiptHandle: receipts[0] });
  await call('counts what is there', 'GetQueueAttributes', {
    QueueUrl,
    AttributeNames: [
      'ApproximateNumberOfMessages',
      'ApproximateNumberOfMessagesNotVisible',
      'ApproximateNumberOfMessagesDelayed',
    ],
  });
  await call('shows several again', 'ChangeMessageVisibilityBatch', {
    QueueUrl,
    Entries: receipts.slice(0, 2).map((ReceiptHandle, at) => ({ Id: `v${at}`, ReceiptHandle, VisibilityTimeout: 0 })),
  });
  const again = await receive('receives some attributes', {
    MaxNumberOfMessages: 10,
    MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    MessageAttributeNames: ['ki.*'],
  });
  await call('deletes a message', 'DeleteMessage', { QueueUrl, ReceiptHandle: again[0] });
  await call('deletes it again', 'DeleteMessage', { QueueUrl, ReceiptHandle: again[0] });
  await call('deletes several', 'DeleteMessageBatch', {
    QueueUrl,
    Entries: receipts.map((ReceiptHandle, at) => ({ Id: `d${at}`, ReceiptHandle })),
  });
  await call('deletes an empty batch', 'DeleteMessageBatch', { QueueUrl, Entries: [] });
  await call('deletes with a receipt that is none', 'DeleteMessage', { QueueUrl, ReceiptHandle: 'nonsense' });
  await call('hides with a receipt that is none', 'ChangeMessageVisibility', {
    QueueUrl,
    ReceiptHandle: 'nonsense',
    VisibilityTimeout: 1,
  });
  await receive('receives too many', { MaxNumberOfMessages: 11 });
  await receive('receives none', { MaxNumberOfMessages: 0 });
  await receive('receives with a wait that is too long', { WaitTimeSeconds: 21 });
  await receive('receives of no queue', { QueueUrl: nowhere });
}

async function inOrder(call, QueueUrl) {
  const send = (name, MessageBody, more) =>
    call(name, 'SendMessage', { QueueUrl, MessageBody, MessageGroupId: 'a', ...more });
  await send('sends in order', 'one', { MessageDeduplicationId: '1' });
  await send('sends the same again', 'one, again', { MessageDeduplicationId: '1' });
  await send('sends in order, by what is in it', 'two');
  await send('sends to another group', 'three', { MessageGroupId: 'b' });
  await send('sends without a group', 'four', { MessageGroupId: undefined });
  await send('sends in order with a delay', 'five', { DelaySeconds: 5 });
  const receive = (name, more) =>
    call(name, 'ReceiveMessage', {
      QueueUrl,
      MessageSystemAttributeNames: ['MessageGroupId', 'MessageDeduplicationId'],
      ...more,
    });
  const { Messages = [] } = await receive('receives the first of a group', { MaxNumberOfMessages: 1 });
  await receive('receives what is not held back', { MaxNumberOfMessages: 10 });
  await call('deletes the first of a group', 'DeleteMessage', { QueueUrl, ReceiptHandle: Messages[0]?.ReceiptHandle });
  await receive('receives what was held back', { MaxNumberOfMessages: 10 });
  await call('sends a batch in order', 'SendMessageBatch', {
    QueueUrl,
    Entries: [
      { Id: 'a', MessageBody: 'six', MessageGroupId: 'c' },
      { Id: 'b', MessageBody: 'seven' },
    ],
  });
}

async function deadLetters(call, QueueUrl, dead) {
  const receive = (name, from = QueueUrl) =>
    call(name, 'ReceiveMessage', {
      QueueUrl: from,
      VisibilityTimeout: 0,
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
    });
  await call('sends what nobody will delete', 'SendMessage', { QueueUrl, MessageBody: 'poison' });
  await receive('receives it once');
  await receive('receives it twice');
  await receive('receives it no more');
  await receive('receives it as a dead letter', dead);
}

async function attributes(call, jobs, ordered, nowhere) {
  const get = (name, QueueUrl, ...AttributeNames) => call(name, 'GetQueueAttributes', { QueueUrl, AttributeNames });
  const set = (name, Attributes, QueueUrl = jobs) => call(name, 'SetQueueAttributes', { QueueUrl, Attributes });
  await get('gets all attributes', jobs, 'All');
  await get('gets all attributes of a FIFO queue', ordered, 'All');
  await get('gets one attribute', jobs, 'VisibilityTimeout');
  await get('gets no attribute', jobs);
  await get('gets an attribute that is none', jobs, 'Colour');
  await get('gets attributes of no queue', nowhere, 'All');
  await set('sets attributes', {
    VisibilityTimeout: '45',
    DelaySeconds: '3',
    MessageRetentionPeriod: '600',
    ReceiveMessageWaitTimeSeconds: '2',
    MaximumMessageSize: '2048',
  });
  await get(
    'gets what was set',
    jobs,
    'VisibilityTimeout',
    'DelaySeconds',
    'MessageRetentionPeriod',
    'ReceiveMessageWaitTimeSeconds',
    'MaximumMessageSize',
  );
  await call('sends more than was set', 'SendMessage', { QueueUrl: jobs, MessageBody: 'x'.repeat(2_049) });
  await set('sets an attribute that is none', { Colour: 'red' });
  await set('sets a value that is too large', { VisibilityTimeout: '43201' });
  await set('sets a value that is no number', { DelaySeconds: 'soon' });
  await set('makes a standard queue FIFO', { FifoQueue: 'true' });
  await set('sets a dead-letter queue', {
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:dead',
      maxReceiveCount: 3,
    }),
  });
  await set('sets attributes of no queue', { DelaySeconds: '1' }, nowhere);
}

async function queues(call) {
  const create = (name, QueueName, Attributes) =>
    call(name, 'CreateQueue', { QueueName, ...(Attributes && { Attributes }) });
  const { QueueUrl } = await create('creates a queue', 'brand-new', { VisibilityTimeout: '7', DelaySeconds: '1' });
  await call('gets what a queue was created with', 'GetQueueAttributes', {
    QueueUrl,
    AttributeNames: ['VisibilityTimeout', 'DelaySeconds', 'MessageRetentionPeriod'],
  });
  await create('creates it again', 'brand-new', { VisibilityTimeout: '7', DelaySeconds: '1' });
  await create('creates it otherwise', 'brand-new', { VisibilityTimeout: '8' });
  await create('creates a FIFO queue', 'brand-new.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' });
  await create('creates a FIFO queue without the ending', 'brand-new-fifo', { FifoQueue: 'true' });
  await create('creates a queue with a bad attribute', 'bad-attribute', { VisibilityTimeout: '-1' });
  await call('lists the queues', 'ListQueues', {});
  await call('lists the queues that begin so', 'ListQueues', { QueueNamePrefix: 'brand' });
  await create('creates a queue with a bad name', 'bad name');
  await call('deletes a queue', 'DeleteQueue', { QueueUrl });
  await call('finds a deleted queue', 'GetQueueUrl', { QueueName: 'brand-new' });
}
