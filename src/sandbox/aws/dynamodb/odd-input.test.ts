import { describe, expect, it } from 'vitest';
import { placesIn, withAt } from '../odd-places.fixture.ts';
import { createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import { createDynamoDb } from './service.ts';

/** Requests as they should be; each test puts something odd in one place. */
const requests: Readonly<Record<string, object>> = {
  GetItem: {
    TableName: 'users',
    Key: { id: { S: 'a' } },
    ProjectionExpression: '#a, b.c[0]',
    ExpressionAttributeNames: { '#a': 'age' },
    ConsistentRead: true,
    ReturnConsumedCapacity: 'TOTAL',
  },
  'GetItem, as it was': { TableName: 'users', Key: { id: { S: 'a' } }, AttributesToGet: ['age'] },
  PutItem: {
    TableName: 'users',
    Item: {
      id: { S: 'a' },
      list: { L: [{ S: 'x' }, { M: { n: { N: '1' } } }] },
      names: { SS: ['a'] },
      numbers: { NS: ['1'] },
      bytes: { B: 'aGk=' },
      sets: { BS: ['aGk='] },
      yes: { BOOL: true },
      none: { NULL: true },
    },
    ConditionExpression: 'attribute_not_exists(#a) OR #a = :a',
    ExpressionAttributeNames: { '#a': 'age' },
    ExpressionAttributeValues: { ':a': { N: '1' } },
    ReturnValues: 'ALL_OLD',
  },
  'PutItem, as it was': {
    TableName: 'users',
    Item: { id: { S: 'a' } },
    Expected: {
      age: { ComparisonOperator: 'NULL' },
      list: { ComparisonOperator: 'NE', AttributeValueList: [{ N: '1' }] },
      city: { Exists: false },
    },
    ConditionalOperator: 'OR',
  },
  UpdateItem: {
    TableName: 'users',
    Key: { id: { S: 'ada' } },
    UpdateExpression:
      'SET #a = if_not_exists(#a, :n) + :n, l = list_append(if_not_exists(l, :l), :l) ADD tags :s REMOVE places[0], y',
    ConditionExpression: 'size(id) < :n OR NOT contains(id, :t) OR age BETWEEN :n AND :n',
    ExpressionAttributeNames: { '#a': 'age' },
    ExpressionAttributeValues: {
      ':n': { N: '1' },
      ':t': { S: 'x' },
      ':l': { L: [{ S: 'x' }] },
      ':s': { SS: ['x'] },
    },
    ReturnValues: 'ALL_NEW',
  },
  'UpdateItem, as it was': {
    TableName: 'users',
    Key: { id: { S: 'a' } },
    AttributeUpdates: { age: { Action: 'ADD', Value: { N: '1' } }, tags: { Action: 'DELETE', Value: { SS: ['x'] } } },
    Expected: { nothing: { Exists: false } },
  },
  DeleteItem: {
    TableName: 'users',
    Key: { id: { S: 'a' } },
    ConditionExpression: 'attribute_not_exists(#b.c)',
    ExpressionAttributeNames: { '#b': 'b' },
  },
  Query: {
    TableName: 'orders',
    KeyConditionExpression: '#u = :u AND #t > :n',
    FilterExpression: 'cost IN (:n, :n)',
    ProjectionExpression: 'cost',
    ExpressionAttributeNames: { '#u': 'user', '#t': 'at' },
    ExpressionAttributeValues: { ':u': { S: 'ada' }, ':n': { N: '1' } },
    ExclusiveStartKey: { user: { S: 'ada' }, at: { N: '2' } },
    Limit: 1,
    ScanIndexForward: false,
    Select: 'SPECIFIC_ATTRIBUTES',
  },
  'Query, as it was': {
    TableName: 'orders',
    KeyConditions: {
      user: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'ada' }] },
      at: { ComparisonOperator: 'BETWEEN', AttributeValueList: [{ N: '1' }, { N: '2' }] },
    },
    QueryFilter: { cost: { ComparisonOperator: 'GT', AttributeValueList: [{ N: '1' }] } },
  },
  'Query of an index': {
    TableName: 'users',
    IndexName: 'byCity',
    KeyConditionExpression: 'city = :c',
    ExpressionAttributeValues: { ':c': { S: 'London' } },
    ExclusiveStartKey: { city: { S: 'London' }, id: { S: 'a' } },
  },
  Scan: {
    TableName: 'users',
    IndexName: 'byCity',
    FilterExpression: 'begins_with(city, :c) AND attribute_type(age, :t)',
    ExpressionAttributeValues: { ':c': { S: 'L' }, ':t': { S: 'N' } },
    ExclusiveStartKey: { city: { S: 'London' }, id: { S: 'a' } },
    Limit: 1,
    Segment: 1,
    TotalSegments: 2,
  },
  'Scan, as it was': {
    TableName: 'users',
    ScanFilter: { age: { ComparisonOperator: 'BETWEEN', AttributeValueList: [{ N: '1' }, { N: '2' }] } },
    AttributesToGet: ['age'],
  },
  BatchGetItem: {
    RequestItems: {
      users: {
        Keys: [{ id: { S: 'a' } }],
        ProjectionExpression: '#a',
        ExpressionAttributeNames: { '#a': 'age' },
        ConsistentRead: true,
      },
    },
  },
  BatchWriteItem: {
    RequestItems: {
      users: [{ PutRequest: { Item: { id: { S: 'a' } } } }, { DeleteRequest: { Key: { id: { S: 'b' } } } }],
    },
  },
  TransactWriteItems: {
    ClientRequestToken: 'token',
    TransactItems: [
      { Put: { TableName: 'users', Item: { id: { S: 'p' } } } },
      {
        Update: {
          TableName: 'users',
          Key: { id: { S: 'u' } },
          UpdateExpression: 'SET #a = :a',
          ExpressionAttributeNames: { '#a': 'age' },
          ExpressionAttributeValues: { ':a': { N: '1' } },
        },
      },
      { Delete: { TableName: 'users', Key: { id: { S: 'd' } } } },
      {
        ConditionCheck: {
          TableName: 'users',
          Key: { id: { S: 'ada' } },
          ConditionExpression: 'age > :a',
          ExpressionAttributeValues: { ':a': { N: '1' } },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
    ],
  },
  TransactGetItems: {
    TransactItems: [
      {
        Get: {
          TableName: 'users',
          Key: { id: { S: 'a' } },
          ProjectionExpression: '#a',
          ExpressionAttributeNames: { '#a': 'age' },
        },
      },
    ],
  },
  DescribeTable: { TableName: 'users' },
  DescribeTimeToLive: { TableName: 'users' },
  ListTables: { Limit: 1, ExclusiveStartTableName: 'aaa' },
};

const oddValues: readonly unknown[] = [
  null, undefined, {}, [], [null], [[]], [{}], { a: null }, { a: {} }, '', 'x', ':a', '#a', '(', '0', -1, 1.5, 1e30, true, false,
  { S: 'x' }, { N: 'x' }, { N: '' }, { S: null }, { L: null }, { L: [null] }, { M: { a: null } }, { SS: [null] },
  { NS: [null] }, { BS: [null] }, { SS: [] }, { B: '!' }, { NULL: false }, { Z: 1 }, { S: 'x', N: '1' }, { S: ['x'] }, { L: {} }, { M: [] },
]; // prettier-ignore

function open() {
  const service = createDynamoDb(
    {
      users: {
        partitionKey: { name: 'id', type: 'S' },
        indexes: { byCity: { partitionKey: { name: 'city', type: 'S' }, kind: 'global' } },
        items: [{ id: 'ada', age: 36, city: 'London', places: ['x', 'y'] }],
      },
      orders: {
        partitionKey: { name: 'user', type: 'S' },
        sortKey: { name: 'at', type: 'N' },
        items: [1, 2, 3].map((at) => ({ user: 'ada', at, cost: at })),
      },
    },
    { region: 'us-east-1', accountId: '123456789012', createdMs: testTimeMs },
  );
  const context = createTestContext();
  return (operation: string, input: object) =>
    service.answer(
      {
        method: 'POST',
        host: 'dynamodb.us-east-1.amazonaws.com',
        path: '/',
        headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
        body: new TextEncoder().encode(JSON.stringify(input)),
      },
      context,
    );
}

describe('whatever is odd in a request, the answer is one of the service’s own', () => {
  it.each(Object.entries(requests))('%s', (name, request) => {
    const answer = open();
    const [operation = ''] = name.split(',')[0]?.split(' ') ?? [];
    for (const way of placesIn(request)) {
      for (const odd of oddValues) {
        const input = withAt({ in: request }, ['in', ...way], odd) as { readonly in?: object };
        const where = `${way.join('.')} = ${JSON.stringify(odd)}`;
        const { status, body } = (() => {
          try {
            const { response, error } = answer(operation, input.in ?? {});
            return { status: response.status, body: error?.code ?? '' };
          } catch (error) {
            throw new Error(`${where}: the service itself threw`, { cause: error });
          }
        })();
        expect([200, 400], where).toContain(status);
        if (status === 400) expect(body, where).toMatch(/^[A-Z]\w+Exception$/);
      }
    }
  });

  it('takes the requests without anything odd, so that the places are looked at', () => {
    const answer = open();
    for (const [name, request] of Object.entries(requests)) {
      expect(answer(name.split(',')[0]?.split(' ')[0] ?? '', request).error, name).toBeUndefined();
    }
  });

  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"x"'],
    ['nothing', ''],
    ['no JSON', '{'],
  ])('a body that is %s is a SerializationException', (_what, text) => {
    const service = createDynamoDb({}, { region: 'us-east-1', accountId: '123456789012', createdMs: testTimeMs });
    const { error } = service.answer(
      {
        method: 'POST',
        host: 'dynamodb.us-east-1.amazonaws.com',
        path: '/',
        headers: { 'x-amz-target': 'DynamoDB_20120810.GetItem' },
        body: new TextEncoder().encode(text),
      },
      createTestContext(),
    );
    expect(error?.code).toBe('SerializationException');
  });
});
