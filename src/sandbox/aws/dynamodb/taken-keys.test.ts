import {
  BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import type { TableSpec } from '../../cloud-spec.ts';
import { clientOptions, createTestContext, testTimeMs } from '../real-sdk.fixture.ts';
import type { AttributeMap } from './attribute-value.ts';
import { createDynamoDb } from './service.ts';

const links: TableSpec = {
  partitionKey: { name: 'code', type: 'S' },
  items: [{ code: 'old' }],
  stream: 'NEW_IMAGE',
  taken: { by: { url: 'https://example.com/theirs' }, times: 1 },
};

function open(more: Partial<TableSpec> = {}) {
  const context = createTestContext();
  const service = createDynamoDb(
    { links: { ...links, ...more }, others: { partitionKey: { name: 'id', type: 'S' }, items: [] } },
    { region: 'us-east-1', accountId: '123456789012', createdMs: testTimeMs },
  );
  const client = new DynamoDBClient(clientOptions((request) => service.answer(request, context)));
  const urlOf = async (code: string): Promise<string | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName: 'links', Key: { code: { S: code } } }));
    return Item?.['url']?.S;
  };
  /** Everything that was written, as the stream tells it: code, and whose. */
  const written = (): string[] =>
    context.happenings.flatMap((happening) => {
      if (happening.kind !== 'stream-record') return [];
      const { code, url } = (happening.record.newImage ?? {}) as AttributeMap;
      return [`${textOf(code)} ${textOf(url).split('/').at(-1) ?? ''}`];
    });
  return { client, urlOf, written };
}

const textOf = (value: AttributeMap[string] | undefined): string => value?.['S'] as string;
const theirs = 'https://example.com/theirs';
const mine = (code: string) => ({ code: { S: code }, url: { S: 'https://example.com/mine' } });
const put = (code: string, ConditionExpression?: string) =>
  new PutItemCommand({
    TableName: 'links',
    Item: mine(code),
    ...(ConditionExpression !== undefined && { ConditionExpression }),
  });
const onlyNew = 'attribute_not_exists(code)';

describe('a key that somebody else takes', () => {
  it('is theirs when the function asks for a new one, and the next one is free', async () => {
    const { client, urlOf } = open();
    await expect(client.send(put('a', onlyNew))).rejects.toThrow('The conditional request failed');
    expect(await urlOf('a')).toBe(theirs);
    await client.send(put('b', onlyNew));
    expect(await urlOf('b')).toBe('https://example.com/mine');
  });

  it('is overwritten by a write without a condition, even by one that has looked before', async () => {
    const { client, urlOf, written } = open();
    expect(await urlOf('a')).toBeUndefined();
    await client.send(put('a'));
    expect(await urlOf('a')).toBe('https://example.com/mine');
    expect(written()).toEqual(['a theirs', 'a mine']);
  });

  it('is taken from updates, transactions and batches as well', async () => {
    const update = open();
    const sent = update.client.send(
      new UpdateItemCommand({ TableName: 'links', Key: { code: { S: 'a' } }, ConditionExpression: onlyNew }),
    );
    await expect(sent).rejects.toThrow('The conditional request failed');
    const transaction = open();
    const Put = { TableName: 'links', Item: mine('a'), ConditionExpression: onlyNew };
    await expect(transaction.client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }] }))).rejects.toThrow(
      'ConditionalCheckFailed',
    );
    const batch = open();
    await batch.client.send(
      new BatchWriteItemCommand({
        RequestItems: { links: [{ PutRequest: { Item: mine('a') } }, { PutRequest: { Item: mine('b') } }] },
      }),
    );
    expect(batch.written()).toEqual(['a theirs', 'a mine', 'b mine']);
  });

  it('is never one that has an item already, and as often as the table says', async () => {
    const { client, urlOf } = open({ taken: { by: { url: theirs }, times: 2 } });
    await client.send(put('old'));
    expect(await urlOf('old')).toBe('https://example.com/mine');
    await expect(client.send(put('a', onlyNew))).rejects.toThrow('The conditional request failed');
    await expect(client.send(put('b', onlyNew))).rejects.toThrow('The conditional request failed');
    await client.send(put('c', onlyNew));
    expect(await urlOf('c')).toBe('https://example.com/mine');
  });

  it('changes nothing about a call that is wrong', async () => {
    const { client, urlOf } = open();
    const wrong = new PutItemCommand({ TableName: 'links', Item: { code: { N: '1' } } });
    await expect(client.send(wrong)).rejects.toThrow('Type mismatch for key');
    await client.send(new PutItemCommand({ TableName: 'others', Item: { id: { S: 'a' } } }));
    await expect(client.send(put('a', onlyNew))).rejects.toThrow('The conditional request failed');
    expect(await urlOf('a')).toBe(theirs);
  });
});
