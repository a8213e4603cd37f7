import { isJsonObject, type JsonValue } from '#kernel';
import type { TableSpec } from '../../cloud-spec.ts';
import { AwsError } from '../aws-error.ts';
import { type AttributeMap, toAttributeMap } from './attribute-value.ts';
import { itemOf, type Input } from './operations.ts';
import type { TableStore } from './table-store.ts';

/** Puts an item in the name of somebody else. */
type Put = (table: string, item: AttributeMap) => void;

/** Lets somebody else be first, where a table says so. Returns what to call right before a call of the function is done. */
export function createTakenKeys(
  specs: Readonly<Record<string, TableSpec>>,
  store: TableStore,
  put: Put,
): (operation: string, input: Input) => void {
  const left = new Map(Object.entries(specs).map(([table, { taken }]) => [table, taken?.times ?? 0]));
  return (operation, input) => {
    for (const { table, keyOrItem } of writtenBy(operation, input)) {
      const spec = specs[table];
      const count = left.get(table) ?? 0;
      if (spec?.taken === undefined || count === 0) continue;
      const names = [spec.partitionKey.name, ...(spec.sortKey === undefined ? [] : [spec.sortKey.name])];
      const key = Object.fromEntries(Object.entries(keyOrItem).filter(([name]) => names.includes(name)));
      try {
        if (itemOf(store, table, key) !== undefined) continue;
        put(table, { ...toAttributeMap(spec.taken.by), ...key });
      } catch (error) {
        // It is no key: the service tells the function so.
        if (error instanceof AwsError || error instanceof TypeError) continue;
        throw error;
      }
      left.set(table, count - 1);
    }
  };
}

interface Written {
  readonly table: string;
  readonly keyOrItem: AttributeMap;
}

/** What a call may write that is new. */
function writtenBy(operation: string, input: Input): readonly Written[] {
  switch (operation) {
    case 'PutItem':
    case 'UpdateItem':
      return written(input['TableName'], input['Item'] ?? input['Key']);
    case 'TransactWriteItems':
      return listOf(input['TransactItems']).flatMap(({ Put, Update }) => {
        const { TableName, Item, Key } = objectOf(Put ?? Update);
        return written(TableName, Item ?? Key);
      });
    case 'BatchWriteItem':
      return Object.entries(objectOf(input['RequestItems'])).flatMap(([table, requests]) =>
        listOf(requests).flatMap(({ PutRequest }) => written(table, objectOf(PutRequest)['Item'])),
      );
    default:
      return [];
  }
}

function written(table: unknown, keyOrItem: unknown): readonly Written[] {
  return typeof table === 'string' && isJsonObject(keyOrItem as JsonValue)
    ? [{ table, keyOrItem: keyOrItem as AttributeMap }]
    : [];
}

/** What comes from a client may be anything. */
function objectOf(value: unknown): Input {
  return isJsonObject((value ?? null) as JsonValue) ? (value as Input) : {};
}

function listOf(value: unknown): readonly Input[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}
