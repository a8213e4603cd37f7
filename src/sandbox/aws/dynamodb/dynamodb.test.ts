import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  CreateBackupCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand as DocumentQuery } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import type { TableSpec } from '../../cloud-spec.ts';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import { createDynamoDb } from './service.ts';

const users: TableSpec = {
  partitionKey: { name: 'id', type: 'S' },
  indexes: { byCity: { partitionKey: { name: 'city', type: 'S' }, kind: 'global' } },
  stream: 'NEW_AND_OLD_IMAGES',
  timeToLive: 'expiresAt',
  items: [
    { id: 'ada', age: 36, city: 'London', tags: ['math'], nested: { a: 1 } },
    { id: 'bob', age: 20, city: 'Paris', expiresAt: 1_768_471_100 },
  ],
};
const orders: TableSpec = {
  partitionKey: { name: 'user', type: 'S' },
  sortKey: { name: 'at', type: 'N' },
  items: Array.from({ length: 25 }, (_, at) => ({ user: 'ada', at, cost: at * 2 })),
};

function open(tables: Readonly<Record<string, TableSpec>> = { users, orders }) {
  const context = createTestContext();
  const service = createDynamoDb(tables, { region: 'us-east-1', accountId: '123456789012', createdMs: testTimeMs });
  const client = new DynamoDBClient(clientOptions((request) => service.answer(request, context)));
  return { service, context, client, document: DynamoDBDocumentClient.from(client) };
}

async function failureOf(sent: Promise<unknown>): Promise<Record<string, unknown>> {
  return sent.then(
    () => {
      throw new Error('It went well.');
    },
    (error: unknown) => {
      const { name, message, $metadata, ...rest } = error as Error & { $metadata: { httpStatusCode: number } };
      const { $fault: _fault, $response: _response, stack: _stack, ...members } = rest as Record<string, unknown>;
      return { name, message, status: $metadata.httpStatusCode, ...members };
    },
  );
}

describe('the real client', () => {
  it('puts and gets, plainly and as documents', async () => {
    const { client, document } = open();
    await document.send(new PutCommand({ TableName: 'users', Item: { id: 'eve', langs: new Set(['en']), big: 12n } }));

    const { Item } = await client.send(new GetItemCommand({ TableName: 'users', Key: { id: { S: 'eve' } } }));
    expect(Item).toEqual({ id: { S: 'eve' }, langs: { SS: ['en'] }, big: { N: '12' } });
    expect((await document.send(new GetCommand({ TableName: 'users', Key: { id: 'nobody' } }))).Item).toBeUndefined();
  });

  it('updates with expressions, and gets what it asked for', async () => {
    const { client } = open();
    const { Attributes } = await client.send(
      new UpdateItemCommand({
        TableName: 'users',
        Key: { id: { S: 'ada' } },
        UpdateExpression:
          'SET #age = #age + :one, nested.b = if_not_exists(nested.b, :zero) ADD visits :one REMOVE tags',
        ExpressionAttributeNames: { '#age': 'age' },
        ExpressionAttributeValues: { ':one': { N: '1' }, ':zero': { N: '0' } },
        ReturnValues: 'ALL_NEW',
      }),
    );
    expect(Attributes).toEqual({
      id: { S: 'ada' },
      age: { N: '37' },
      city: { S: 'London' },
      nested: { M: { a: { N: '1' }, b: { N: '0' } } },
      visits: { N: '1' },
    });
  });

  it('queries in order, with filters, backwards, and page by page', async () => {
    const { document } = open();
    const query = {
      TableName: 'orders',
      KeyConditionExpression: '#u = :u AND #at BETWEEN :from AND :to',
      FilterExpression: 'cost > :min',
      ExpressionAttributeNames: { '#u': 'user', '#at': 'at' },
      ExpressionAttributeValues: { ':u': 'ada', ':from': 3, ':to': 20, ':min': 10 },
      ScanIndexForward: false,
      Limit: 10,
    };
    const first = await document.send(new DocumentQuery(query));
    expect(first.Items?.map((item) => item['at'] as number)).toEqual([20, 19, 18, 17, 16, 15, 14, 13, 12, 11]);
    expect(first.LastEvaluatedKey).toEqual({ user: 'ada', at: 11 });
    const second = await document.send(new DocumentQuery({ ...query, ExclusiveStartKey: first.LastEvaluatedKey }));
    expect(second.Items?.map((item) => item['at'] as number)).toEqual([10, 9, 8, 7, 6]);
    expect(second).toMatchObject({ Count: 5, ScannedCount: 8 });
    expect(second.LastEvaluatedKey).toBeUndefined();
  });

  it('gets several items at once, in an order that is not that of the keys and the same each time', async () => {
    const ids = ['ada', 'nobody', 'bob', 'eve'];
    const namesOf = async (): Promise<readonly (string | undefined)[]> => {
      const { client } = open();
      await client.send(new PutItemCommand({ TableName: 'users', Item: { id: { S: 'eve' } } }));
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetItemCommand({ RequestItems: { users: { Keys: ids.map((id) => ({ id: { S: id } })) } } }),
      );
      expect(UnprocessedKeys).toEqual({});
      return (Responses?.['users'] ?? []).map(({ id }) => id?.S);
    };
    const names = await namesOf();
    expect(names.toSorted()).toEqual(['ada', 'bob', 'eve']);
    expect(names).not.toEqual(['ada', 'bob', 'eve']);
    expect(await namesOf()).toEqual(names);
  });

  it('finds items by a global index that follows what is written', async () => {
    const { client } = open();
    await client.send(new PutItemCommand({ TableName: 'users', Item: { id: { S: 'cy' }, city: { S: 'London' } } }));
    const { Items } = await client.send(
      new QueryCommand({
        TableName: 'users',
        IndexName: 'byCity',
        KeyConditionExpression: 'city = :c',
        ExpressionAttributeValues: { ':c': { S: 'London' } },
      }),
    );
    expect(Items?.map((item) => item['id']?.S).toSorted()).toEqual(['ada', 'cy']);
  });

  it('scans, writes batches, and describes a table', async () => {
    const { client } = open();
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          users: [{ PutRequest: { Item: { id: { S: 'x' } } } }, { DeleteRequest: { Key: { id: { S: 'bob' } } } }],
        },
      }),
    );
    const { Items } = await client.send(new ScanCommand({ TableName: 'users', ProjectionExpression: 'id' }));
    expect(Items?.map((item) => item['id']?.S).toSorted()).toEqual(['ada', 'x']);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'users' }));
    expect(Table).toMatchObject({
      TableStatus: 'ACTIVE',
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    });
  });
});

describe('errors of the service', () => {
  it('a condition that fails, with the item when it was asked for', async () => {
    const { client } = open();
    const put = {
      TableName: 'users',
      Item: { id: { S: 'ada' } },
      ConditionExpression: 'attribute_not_exists(id)',
    } as const;
    expect(await failureOf(client.send(new PutItemCommand(put)))).toMatchObject({
      name: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
      status: 400,
    });
    const withItem = { ...put, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
    expect(await failureOf(client.send(new PutItemCommand(withItem)))).toMatchObject({
      name: 'ConditionalCheckFailedException',
      Item: { id: { S: 'ada' }, age: { N: '36' } },
    });
  });

  it('a table that is not there, a key of the wrong type, a malformed expression, an operation that nobody knows', async () => {
    const { client } = open();
    const get = (TableName: string, Key: Record<string, { S: string } | { N: string }>) =>
      failureOf(client.send(new GetItemCommand({ TableName, Key })));
    expect(await get('nope', { id: { S: 'a' } })).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Requested resource not found',
    });
    expect(await get('users', { id: { N: '1' } })).toMatchObject({
      name: 'ValidationException',
      message: 'The provided key element does not match the schema',
    });
    const update = new UpdateItemCommand({
      TableName: 'users',
      Key: { id: { S: 'a' } },
      UpdateExpression: 'SET name = :n',
      ExpressionAttributeValues: { ':n': { S: 'x' } },
    });
    expect(await failureOf(client.send(update))).toMatchObject({
      name: 'ValidationException',
      message: 'Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: name',
    });
    expect(
      await failureOf(client.send(new CreateBackupCommand({ TableName: 'users', BackupName: 'b' }))),
    ).toMatchObject({ name: 'UnknownOperationException', status: 400 });
  });
});

it('an expression that cannot be read names the token, and what is near it', async () => {
  const { client } = open();
  const update = async (UpdateExpression: string) =>
    (
      await failureOf(
        client.send(new UpdateItemCommand({ TableName: 'users', Key: { id: { S: 'a' } }, UpdateExpression })),
      )
    )['message'];
  expect([
    await update('SETT a = b'),
    await update('SET a ='),
    await update('SET a == b'),
    await update('SET a = b c'),
    await update('SET a = size(b)'),
    await update('SET a = nothing(b)'),
  ]).toMatchInlineSnapshot(`
    [
      "Invalid UpdateExpression: Syntax error; token: "SETT", near: "SETT a"",
      "Invalid UpdateExpression: Syntax error; token: "<EOF>", near: "="",
      "Invalid UpdateExpression: Syntax error; token: "=", near: "== b"",
      "Invalid UpdateExpression: Syntax error; token: "c", near: "b c"",
      "Invalid UpdateExpression: The function is not allowed in an update expression; function: size",
      "Invalid UpdateExpression: Invalid function name; function: nothing",
    ]
  `);
});

describe('a transaction', () => {
  it('does all or nothing, and gives the reasons', async () => {
    const { client } = open();
    const write = new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName: 'users', Item: { id: { S: 'new' } } } },
        {
          ConditionCheck: {
            TableName: 'users',
            Key: { id: { S: 'ada' } },
            ConditionExpression: 'age > :n',
            ExpressionAttributeValues: { ':n': { N: '50' } },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          },
        },
      ],
    });
    expect(await failureOf(client.send(write))).toMatchObject({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: { id: { S: 'ada' } } },
      ],
    });
    const got = await client.send(
      new TransactGetItemsCommand({
        TransactItems: [
          { Get: { TableName: 'users', Key: { id: { S: 'new' } } } },
          { Get: { TableName: 'users', Key: { id: { S: 'ada' } }, ProjectionExpression: 'age' } },
        ],
      }),
    );
    expect(got.Responses).toEqual([{}, { Item: { age: { N: '36' } } }]);
  });
});

describe('a transaction with an action that cannot be done', () => {
  const put = { Put: { TableName: 'users', Item: { id: { S: 'new' }, city: { S: 'Oslo' } } } };
  const update = (UpdateExpression: string, value: Record<string, unknown>) => ({
    Update: {
      TableName: 'users',
      Key: { id: { S: 'ada' } },
      UpdateExpression,
      ExpressionAttributeValues: { ':v': value },
    },
  });

  it.each([
    [
      'an operand of another type',
      update('SET tags = tags + :v', { N: '1' }),
      'An operand in the update expression has an incorrect data type',
    ],
    [
      'a path that leads nowhere',
      update('SET nowhere.far = :v', { N: '1' }),
      'The document path provided in the update expression is invalid for update',
    ],
    [
      'a part of the key that is to change',
      update('SET id = :v', { S: 'x' }),
      'One or more parameter values were invalid: Cannot update attribute id. This attribute is part of the key',
    ],
    [
      'an item without its key',
      { Put: { TableName: 'users', Item: { name: { S: 'x' } } } },
      'One or more parameter values were invalid: Missing the key id in the item',
    ],
    [
      'an item whose key has another type',
      { Put: { TableName: 'users', Item: { id: { N: '1' } } } },
      'One or more parameter values were invalid: Type mismatch for key id expected: S actual: N',
    ],
    [
      'a key with another name',
      { Delete: { TableName: 'users', Key: { name: { S: 'ada' } } } },
      'The provided key element does not match the schema',
    ],
    [
      'a key of another type',
      { Delete: { TableName: 'users', Key: { id: { N: '1' } } } },
      'The provided key element does not match the schema',
    ],
    [
      'a check of a key that is none',
      { ConditionCheck: { TableName: 'users', Key: { at: { N: '1' } }, ConditionExpression: 'attribute_exists(id)' } },
      'The provided key element does not match the schema',
    ],
  ])('writes nothing, tells no stream, and says what is wrong: %s', async (_what, action, message) => {
    const { client, service, context } = open();
    const before = service.state();
    const { name, CancellationReasons: reasons } = await failureOf(
      client.send(new TransactWriteItemsCommand({ TransactItems: [put, action] as never })),
    );

    expect(name).toBe('TransactionCanceledException');
    expect(reasons).toMatchObject([{ Code: 'None' }, { Code: 'ValidationError' }]);
    expect((reasons as { Message: string }[])[1]?.Message).toBe(message);
    expect(service.state()).toEqual(before);
    expect(context.happenings).toEqual([]);
    const byCity = new QueryCommand({
      TableName: 'users',
      IndexName: 'byCity',
      KeyConditionExpression: 'city = :c',
      ExpressionAttributeValues: { ':c': { S: 'Oslo' } },
    });
    expect((await client.send(byCity)).Count).toBe(0);
  });

  it('is refused before it begins where the request itself is wrong', async () => {
    const { client } = open();
    const refusalOf = async (items: readonly object[]) => {
      const { name, message } = await failureOf(
        client.send(new TransactWriteItemsCommand({ TransactItems: items as never })),
      );
      return `${String(name)}: ${String(message)}`;
    };
    const key = { id: { S: 'ada' } };
    expect([
      await refusalOf([]),
      await refusalOf([{}]),
      await refusalOf([put, { ...put, Delete: { TableName: 'users', Key: key } }]),
      await refusalOf([put, put]),
      await refusalOf([put, { ConditionCheck: { TableName: 'users', Key: key } }]),
      await refusalOf([put, { Update: { TableName: 'users', Key: key } }]),
      await refusalOf([put, { Delete: { TableName: 'users', Key: { id: { S: '' } } } }]),
      await refusalOf([put, { Delete: { TableName: 'nope', Key: key } }]),
    ]).toMatchInlineSnapshot(`
      [
        "ValidationException: 1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
        "ValidationException: TransactItems can only contain one of Check, Put, Update or Delete",
        "ValidationException: TransactItems can only contain one of Check, Put, Update or Delete",
        "ValidationException: Transaction request cannot include multiple operations on one item",
        "ValidationException: 1 validation error detected: Value null at 'transactItems.2.member.conditionCheck.conditionExpression' failed to satisfy constraint: Member must not be null",
        "ValidationException: 1 validation error detected: Value null at 'transactItems.2.member.update.updateExpression' failed to satisfy constraint: Member must not be null",
        "ValidationException: One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id",
        "ResourceNotFoundException: Requested resource not found",
      ]
    `);
  });

  it('tells streams of a transaction that went well', async () => {
    const { client, context } = open();
    await client.send(
      new TransactWriteItemsCommand({ TransactItems: [put, update('SET age = :v', { N: '37' })] as never }),
    );
    expect(context.happenings).toMatchObject([
      { record: { eventName: 'INSERT' } },
      { record: { eventName: 'MODIFY' } },
    ]);
  });
});

describe('the token of a transaction', () => {
  const transaction = (token: string, amount = '1') => ({
    ClientRequestToken: token,
    TransactItems: [
      {
        Update: {
          TableName: 'users',
          Key: { id: { S: 'ada' } },
          UpdateExpression: 'ADD visits :n',
          ExpressionAttributeValues: { ':n': { N: amount } },
        },
      },
    ],
  });
  const visits = (service: ReturnType<typeof open>['service']) =>
    service.state()['users']?.items.find((item) => JSON.stringify(item['id']) === '{"S":"ada"}')?.['visits'];

  it('lets the same request be done once, and answers it again for ten minutes', () => {
    const { service, context } = open();
    const at = (minutes: number) => ({ ...context, nowMs: testTimeMs + minutes * 60_000 });
    for (const minutes of [0, 1, 9.9])
      expect(service.perform('TransactWriteItems', transaction('once'), at(minutes))).toEqual({});
    expect(visits(service)).toEqual({ N: '1' });
    service.perform('TransactWriteItems', transaction('once'), at(10));
    expect(visits(service)).toEqual({ N: '2' });
  });

  it('is refused with another request', async () => {
    const { client, service } = open();
    await client.send(new TransactWriteItemsCommand(transaction('mine')));
    expect(await failureOf(client.send(new TransactWriteItemsCommand(transaction('mine', '5')))))
      .toMatchInlineSnapshot(`
        {
          "$retryable": undefined,
          "__type": "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
          "message": "DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used.",
          "name": "IdempotentParameterMismatchException",
          "status": 400,
        }
      `);
    expect(visits(service)).toEqual({ N: '1' });
  });

  it('of a transaction that was cancelled can be used again', () => {
    const { service, context } = open();
    const [item] = transaction('again').TransactItems;
    const wanted = { ...item?.Update, ConditionExpression: 'attribute_exists(ready)' };
    const input = { ...transaction('again'), TransactItems: [{ Update: wanted }] };
    expect(() => service.perform('TransactWriteItems', input, context)).toThrow('ConditionalCheckFailed');
    service.perform('PutItem', { TableName: 'users', Item: { id: { S: 'ada' }, ready: { BOOL: true } } }, context);
    service.perform('TransactWriteItems', input, context);
    expect(visits(service)).toEqual({ N: '1' });
  });
});

describe('a stream', () => {
  it('tells of each change with the images of its view, and of none where nothing changed', async () => {
    const { document, context } = open();
    const item = { id: 'zoe', age: 1 };
    await document.send(new PutCommand({ TableName: 'users', Item: item }));
    await document.send(new PutCommand({ TableName: 'users', Item: item }));
    await document.send(new PutCommand({ TableName: 'users', Item: { ...item, age: 2 } }));

    const records = context.happenings.flatMap((one) => (one.kind === 'stream-record' ? [one.record] : []));
    expect(records).toMatchObject([
      { eventName: 'INSERT', keys: { id: { S: 'zoe' } }, newImage: { age: { N: '1' } } },
      { eventName: 'MODIFY', oldImage: { age: { N: '1' } }, newImage: { age: { N: '2' } } },
    ]);
    expect(BigInt(records[1]?.sequenceNumber ?? 0)).toBeGreaterThan(BigInt(records[0]?.sequenceNumber ?? 0));
  });

  it('tells of items whose time to live is over as the service’s own doing', () => {
    const { service, context } = open();
    service.expire(context);

    expect(context.happenings).toMatchObject([
      {
        table: 'users',
        record: {
          eventName: 'REMOVE',
          keys: { id: { S: 'bob' } },
          userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
        },
      },
    ]);
    expect(service.state()['users']?.items.map((item) => item['id'])).toEqual([{ S: 'ada' }]);
  });

  it('keeps what was over more than five years ago', () => {
    const { service, context } = open();
    const year = 365 * 86_400;
    for (const years of [4, 6]) {
      const expiresAt = { N: String(Math.floor(testTimeMs / 1_000) - years * year) };
      service.perform('PutItem', { TableName: 'users', Item: { id: { S: `${years} years` }, expiresAt } }, context);
    }
    service.expire(context);
    const left = JSON.stringify(service.state()['users']?.items);
    expect(left).toContain('6 years');
    expect(left).not.toContain('4 years');
  });
});

it('ten thousand items are written and read page by page', async () => {
  const { document, service, context } = open();
  for (let n = 0; n < 10_000; n++)
    service.perform('PutItem', { TableName: 'orders', Item: { user: { S: 'many' }, at: { N: String(n) } } }, context);
  let count = 0;
  let key: Record<string, unknown> | undefined;
  do {
    const page = await document.send(
      new DocumentQuery({
        TableName: 'orders',
        KeyConditionExpression: '#u = :u',
        ExpressionAttributeNames: { '#u': 'user' },
        ExpressionAttributeValues: { ':u': 'many' },
        Limit: 4_000,
        ...(key && { ExclusiveStartKey: key }),
      }),
    );
    count += page.Count ?? 0;
    key = page.LastEvaluatedKey;
  } while (key !== undefined);
  expect(count).toBe(10_000);
});
