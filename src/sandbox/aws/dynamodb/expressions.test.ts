import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import { createDynamoDb } from './service.ts';

const TableName = 'things';

async function open(): Promise<DynamoDBDocumentClient> {
  const context = createTestContext();
  const service = createDynamoDb(
    {
      [TableName]: {
        partitionKey: { name: 'id', type: 'S' },
        indexes: { byCity: { kind: 'global', partitionKey: { name: 'city', type: 'S' } } },
        items: [],
      },
    },
    { region: 'us-east-1', accountId: '123456789012', createdMs: testTimeMs },
  );
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient(clientOptions((request) => service.answer(request, context))),
  );
  await client.send(
    new PutCommand({
      TableName,
      Item: {
        id: 'a',
        n: 5,
        ls: [1, { x: [false] }, '', new Set([1])],
        m: { k: { j: 1 } },
        es: '',
        flag: false,
        texts: new Set(['x', 'y']),
        bin: new Uint8Array([255, 1]),
        big: 9_007_199_254_740_000,
      },
    }),
  );
  return client;
}

async function isFound(FilterExpression: string, value?: unknown): Promise<boolean> {
  const client = await open();
  const values = value === undefined ? {} : { ExpressionAttributeValues: { ':v': value } };
  const { Count } = await client.send(new ScanCommand({ TableName, FilterExpression, ...values }));
  return Count === 1;
}

function nested(levels: number): unknown {
  return levels === 0 ? 'leaf' : { a: nested(levels - 1) };
}

async function refusal(sent: Promise<unknown>): Promise<string> {
  return sent.then(
    () => 'It went well.',
    (error: unknown) => `${(error as Error).name}: ${(error as Error).message}`,
  );
}

describe('a comparison', () => {
  it.each<[string, unknown?]>([
    ['ls = :v', [1, { x: [false] }, '', new Set([1])]],
    ['m.k = :v', { j: 1 }],
    ['ls IN (:v)', [1, { x: [false] }, '', new Set([1])]],
    ['contains(ls, :v)', { x: [false] }],
    ['contains(ls, :v)', ''],
    ['contains(ls, :v)', new Set([1])],
    ['contains(ls[1].x, :v)', false],
    ['flag IN (:v)', false],
    ['es IN (:v)', ''],
    ['size(es) = :v', 0],
    ['attribute_type(flag, :v)', 'BOOL'],
    ['attribute_type(es, :v)', 'S'],
    ['es BETWEEN :v AND :v', ''],
    ['begins_with(bin, :v)', new Uint8Array([255])],
    ['texts = :v', new Set(['y', 'x'])],
    ['q1 <> q2'],
  ])('holds: %s with %j', async (expression, value) => {
    expect(await isFound(expression, value)).toBe(true);
  });

  it.each<[string, unknown?]>([
    ['ls = :v', [{ x: [false] }, 1, '', new Set([1])]],
    ['ls <> :v', [1, { x: [false] }, '', new Set([1])]],
    ['m = :v', { k: { j: 1 }, more: 1 }],
    ['contains(ls, :v)', { x: [true] }],
    ['begins_with(bin, :v)', new Uint8Array([254])],
    ['contains(bin, :v)', new Uint8Array([254])],
    ['contains(bin, :v)', new Uint8Array([0xf0])],
    ['q1 = q2'],
    ['q1 <= q2'],
    ['n < :v', '6'],
  ])('does not hold: %s with %j', async (expression, value) => {
    expect(await isFound(expression, value)).toBe(false);
  });

  it('of what has no order, of a thing with itself, and of too much is refused', async () => {
    const client = await open();
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`:v${index}`, index]));
    const scan = (FilterExpression: string, ExpressionAttributeValues?: Record<string, unknown>) =>
      refusal(
        client.send(
          new ScanCommand({
            TableName,
            FilterExpression,
            ...(ExpressionAttributeValues !== undefined && { ExpressionAttributeValues }),
          }),
        ),
      );
    expect([
      await scan('n < :v', { ':v': true }),
      await scan('n BETWEEN :v AND :v', { ':v': {} }),
      await scan('n IN (n)'),
      await scan('n BETWEEN n AND :v', { ':v': 1 }),
      await scan(`n IN (${Object.keys(many).join()})`, many),
      await scan(`attribute_exists(${'x'.repeat(4_096)})`),
      await scan(Array.from({ length: 200 }, () => 'n = :v').join(' OR '), { ':v': 1 }),
    ]).toMatchInlineSnapshot(`
      [
        "ValidationException: Invalid FilterExpression: Incorrect operand type for operator or function; operator or function: <, operand type: BOOL",
        "ValidationException: Invalid FilterExpression: Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: M",
        "ValidationException: Invalid FilterExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: IN, first operand: [n]",
        "ValidationException: Invalid FilterExpression: The first operand must be distinct from the remaining operands for this operator or function; operator: BETWEEN, first operand: [n]",
        "ValidationException: Invalid FilterExpression: The IN operator is provided with too many operands; number of operands: 101",
        "ValidationException: Invalid FilterExpression: Expression size has exceeded the maximum allowed size; expression size: 4114",
        "ValidationException: Invalid FilterExpression: The expression contains too many operators; operator count: 301",
      ]
    `);
  });
});

it('reads brackets in brackets in no time', async () => {
  const client = await open();
  const startedMs = performance.now();
  const scan = (depth: number) =>
    client.send(
      new ScanCommand({
        TableName,
        FilterExpression: `${'NOT ('.repeat(depth)}n = :v${')'.repeat(depth)}`,
        ExpressionAttributeValues: { ':v': 5 },
      }),
    );
  expect([(await scan(40)).Count, (await scan(41)).Count]).toEqual([1, 0]);
  expect(performance.now() - startedMs).toBeLessThan(5_000);
});

describe('an update', () => {
  const update = async (UpdateExpression: string, values?: Record<string, unknown>) => {
    const client = await open();
    await client.send(new PutCommand({ TableName, Item: { id: 'l', ls: [0, 1, 2, 3, 4] } }));
    return client.send(
      new UpdateCommand({
        TableName,
        Key: { id: UpdateExpression.includes('ls') ? 'l' : 'a' },
        UpdateExpression,
        ReturnValues: 'ALL_NEW',
        ...(values !== undefined && { ExpressionAttributeValues: values }),
      }),
    );
  };

  it('removes from a list the places that it had before', async () => {
    const { Attributes } = await update('REMOVE ls[1], ls[2]');
    expect(Attributes?.['ls']).toEqual([0, 3, 4]);
    const both = await update('SET ls[0] = :a, ls[9] = :b REMOVE ls[1]', { ':a': 'a', ':b': 'b' });
    expect(both.Attributes?.['ls']).toEqual(['a', 2, 3, 4, 'b']);
  });

  it('appends what is far beyond the end of a list, in the order of the places', async () => {
    const { Attributes } = await update('SET ls[4000000000] = :b, ls[3999999999] = :a', { ':a': 'a', ':b': 'b' });
    expect(Attributes?.['ls']).toEqual([0, 1, 2, 3, 4, 'a', 'b']);
  });

  it('does not make a number that cannot be kept', async () => {
    expect(await refusal(update('SET big = big + :v', { ':v': 1e-25 }))).toBe(
      'ValidationException: Attempting to store more than 38 significant digits in a Number',
    );
    expect(await refusal(update('ADD big :v', { ':v': 1e-25 }))).toContain('more than 38 significant digits');
  });

  it('says what it cannot add, and where a function does not belong', async () => {
    expect([
      await refusal(update('ADD n :v', { ':v': 'x' })),
      await refusal(update('SET ls = list_append(list_append(ls, :v), :v)', { ':v': [1] })),
      await refusal(update('SET ls = if_not_exists(gone, list_append(ls, :v))', { ':v': [1] })),
    ]).toMatchInlineSnapshot(`
      [
        "ValidationException: Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND",
        "ValidationException: Invalid UpdateExpression: The function is not allowed to be used this way in an expression; function: list_append",
        "ValidationException: Invalid UpdateExpression: The function is not allowed to be used this way in an expression; function: list_append",
      ]
    `);
  });
});

describe('a value', () => {
  it('is nested 32 levels deep at most, however it is written', async () => {
    const client = await open();
    const put = (levels: number) => client.send(new PutCommand({ TableName, Item: { id: 'd', v: nested(levels) } }));
    const Item = { id: 'd', v: nested(32) };
    const tooDeep =
      'ValidationException: Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit';
    expect(await refusal(put(31))).toBe('It went well.');
    expect(await refusal(put(32))).toBe(tooDeep);
    expect(
      await refusal(client.send(new BatchWriteCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item } }] } }))),
    ).toBe(tooDeep);
    expect(
      await refusal(client.send(new TransactWriteCommand({ TransactItems: [{ Put: { TableName, Item } }] }))),
    ).toBe(tooDeep);
  });
});

it('selects what fits what is asked for, and no empty key', async () => {
  const client = await open();
  const query = (more: object, id = 'a') =>
    refusal(
      client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'id = :id',
          ExpressionAttributeValues: { ':id': id },
          ...more,
        }),
      ),
    );
  expect([
    await query({ Select: 'SPECIFIC_ATTRIBUTES' }),
    await query({ Select: 'ALL_PROJECTED_ATTRIBUTES' }),
    await query({ Select: 'COUNT', ProjectionExpression: 'n' }),
    await query({ Select: 'SPECIFIC_ATTRIBUTES', ProjectionExpression: 'n' }),
    await query({}, ''),
  ]).toMatchInlineSnapshot(`
    [
      "ValidationException: Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES",
      "ValidationException: ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName",
      "ValidationException: Cannot specify the ProjectionExpression when choosing to get only the Count",
      "It went well.",
      "ValidationException: One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: id",
    ]
  `);
});

it('puts or deletes in one request of a batch, and not both', async () => {
  const client = await open();
  const both = { PutRequest: { Item: { id: 'b' } }, DeleteRequest: { Key: { id: 'c' } } };
  expect(await refusal(client.send(new BatchWriteCommand({ RequestItems: { [TableName]: [both] } })))).toBe(
    'ValidationException: Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
  );
});

it('has no empty text for the key of an index', async () => {
  const client = await open();
  const put = client.send(new PutCommand({ TableName, Item: { id: 'b', city: '' } }));
  const update = client.send(
    new UpdateCommand({
      TableName,
      Key: { id: 'a' },
      UpdateExpression: 'SET city = :c',
      ExpressionAttributeValues: { ':c': '' },
    }),
  );
  expect(await Promise.all([refusal(put), refusal(update)])).toMatchInlineSnapshot(`
    [
      "ValidationException: One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: byCity, IndexKey: city",
      "ValidationException: One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value.",
    ]
  `);
});

it('does at most 4 MB in a transaction', async () => {
  const client = await open();
  const TransactItems = Array.from({ length: 11 }, (_, index) => ({
    Put: { TableName, Item: { id: `t${index}`, text: 'x'.repeat(390_000) } },
  }));
  expect(await refusal(client.send(new TransactWriteCommand({ TransactItems })))).toMatch(
    /^ValidationException: Transaction payload size cannot exceed 4MB\./,
  );
  expect(await refusal(client.send(new TransactWriteCommand({ TransactItems: TransactItems.slice(1) })))).toBe(
    'It went well.',
  );
});
