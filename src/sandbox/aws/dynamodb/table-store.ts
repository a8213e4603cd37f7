import type { KeySpec, TableSpec } from '../../cloud-spec.ts';
import type { AttributeMap } from './attribute-value.ts';
import type { TableDescription } from './dynalite/types.ts';
import { Journal } from './journal.ts';

type Done<Value> = (error: Error | null, value?: Value) => void;

/** Which values of a sorted collection: bounds of the keys, how many (-1 for all), and from which end. */
interface Range {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
  readonly limit?: number;
  readonly reverse?: boolean;
}

/** Where a callback is handed on to when nobody else is in the way: here nobody ever is. */
type Release = <Callback>(callback: Callback) => Callback;

/** Values by keys in order, with the methods that dynalite calls. Everything is done at once. */
export class SortedValues<Value> {
  readonly #keys: string[] = [];
  readonly #values = new Map<string, Value>();
  readonly #journal: Journal;
  readonly #onWrite: (before: Value | undefined, after: Value | undefined) => void;

  constructor(
    journal: Journal,
    onWrite: (before: Value | undefined, after: Value | undefined) => void = () => undefined,
  ) {
    this.#journal = journal;
    this.#onWrite = onWrite;
  }

  get values(): readonly Value[] {
    return this.#between({});
  }

  get(key: string, done: Done<Value>): void {
    const value = this.#values.get(key);
    if (value !== undefined) done(null, structuredCopy(value));
    else done(Object.assign(new Error('NotFound'), { name: 'NotFoundError' }));
  }

  put(key: string, value: Value, done: Done<never>): void {
    this.#write(key, structuredCopy(value));
    done(null);
  }

  del(key: string, done: Done<never>): void {
    this.#write(key, undefined);
    done(null);
  }

  lock(_key: string, work: (release: Release) => void): void {
    work((callback) => callback);
  }

  createValueStream(range: Range): { readonly items: readonly Value[]; on(): void; removeAllListeners(): void } {
    return { items: this.#between(range), on: () => undefined, removeAllListeners: () => undefined };
  }

  createKeyStream(): { readonly items: readonly string[]; on(): void; removeAllListeners(): void } {
    return { items: [...this.#keys], on: () => undefined, removeAllListeners: () => undefined };
  }

  #write(key: string, after: Value | undefined): void {
    const before = this.#values.get(key);
    if (before === undefined && after === undefined) return;
    this.#set(key, after);
    this.#journal.wrote({
      undo: () => {
        this.#set(key, before);
      },
      tell: () => {
        this.#onWrite(before, after);
      },
    });
  }

  #set(key: string, value: Value | undefined): void {
    const isThere = this.#values.has(key);
    if (value === undefined) {
      if (isThere) this.#keys.splice(this.#indexOf(key), 1);
      this.#values.delete(key);
    } else {
      if (!isThere) this.#keys.splice(this.#indexOf(key), 0, key);
      this.#values.set(key, value);
    }
  }

  #between({ gt, gte, lt, lte, limit = -1, reverse = false }: Range): readonly Value[] {
    const start = gt !== undefined ? this.#indexAfter(gt) : gte !== undefined ? this.#indexOf(gte) : 0;
    const end = lt !== undefined ? this.#indexOf(lt) : lte !== undefined ? this.#indexAfter(lte) : this.#keys.length;
    const keys = this.#keys.slice(start, Math.max(start, end));
    if (reverse) keys.reverse();
    return (limit < 0 ? keys : keys.slice(0, limit)).map((key) => structuredCopy(this.#values.get(key) as Value));
  }

  /** The place of the first key that is not before this one. */
  #indexOf(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #indexAfter(key: string): number {
    const index = this.#indexOf(key);
    return this.#keys[index] === key ? index + 1 : index;
  }
}

/** What is stored is nobody's to change: dynalite works on what it is given. */
function structuredCopy<Value>(value: Value): Value {
  return typeof value === 'object' ? (JSON.parse(JSON.stringify(value)) as Value) : value;
}

/** A change of an item. */
export type OnChange = (table: string, before: AttributeMap | undefined, after: AttributeMap | undefined) => void;

/** The tables of an account, in the shape in which dynalite's actions want them. */
export interface TableStore {
  readonly options: { readonly maxItemSize: number };
  readonly tableDb: SortedValues<TableDescription> & { readonly awsAccountId: string; readonly awsRegion: string };
  getTable(name: string, checkStatus: boolean | Done<TableDescription>, done?: Done<TableDescription>): void;
  getItemDb(table: string): SortedValues<AttributeMap>;
  getIndexDb(type: string, table: string, index: string): SortedValues<AttributeMap>;
  /** Of what this work writes, everything stays or, where it throws, nothing. */
  atomically<Result>(work: () => Result): Result;
}

/** DynamoDB's own limit of an item: 400 KB. */
const maxItemSize = 409_600;

export interface StoreOptions {
  readonly region: string;
  readonly accountId: string;
  /** When the tables were made: milliseconds since the epoch. */
  readonly createdMs: number;
  readonly onChange: OnChange;
}

export function createTableStore(specs: Readonly<Record<string, TableSpec>>, options: StoreOptions): TableStore {
  const journal = new Journal();
  const collections = new Map<string, SortedValues<AttributeMap>>();
  const collection = (name: string, onWrite?: (before?: AttributeMap, after?: AttributeMap) => void) => {
    const found = collections.get(name) ?? new SortedValues<AttributeMap>(journal, onWrite);
    collections.set(name, found);
    return found;
  };
  const tableDb = Object.assign(new SortedValues<TableDescription>(journal), {
    awsAccountId: options.accountId,
    awsRegion: options.region,
  });
  for (const [name, spec] of Object.entries(specs)) {
    tableDb.put(name, describeTable(name, spec, options), () => undefined);
  }
  return {
    options: { maxItemSize },
    tableDb,
    getTable(name, checkStatus, done) {
      const isLoose = typeof checkStatus === 'function';
      const call = isLoose ? checkStatus : done;
      tableDb.get(name, (error, table) => {
        if (error === null) call?.(null, table);
        else call?.(noSuchTable(isLoose || checkStatus ? '' : `: Table: ${name} not found`));
      });
    },
    getItemDb: (table) =>
      collection(`item-${table}`, (before, after) => {
        options.onChange(table, before, after);
      }),
    getIndexDb: (type, table, index) => collection(`index-${type.toLowerCase()}~${table}~${index}`),
    atomically: (work) => journal.atomically(work),
  };
}

function noSuchTable(which: string): Error {
  return Object.assign(new Error('There is no such table.'), {
    statusCode: 400,
    body: {
      __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
      message: `Requested resource not found${which}`,
    },
  });
}

function describeTable(
  name: string,
  spec: TableSpec,
  { region, accountId, createdMs }: StoreOptions,
): TableDescription {
  const arn = `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
  const indexes = Object.entries(spec.indexes ?? {});
  const keys = [spec, ...indexes.map(([, index]) => index)].flatMap(({ partitionKey, sortKey }) =>
    sortKey === undefined ? [partitionKey] : [partitionKey, sortKey],
  );
  const secondary = (kind: 'global' | 'local'): readonly object[] =>
    indexes
      .filter(([, index]) => index.kind === kind)
      .map(([indexName, index]) => ({
        IndexName: indexName,
        IndexArn: `${arn}/index/${indexName}`,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: 'ALL' },
        IndexSizeBytes: 0,
        ItemCount: 0,
        ...(kind === 'global' && { IndexStatus: 'ACTIVE' }),
      }));
  const [global, local] = [secondary('global'), secondary('local')];
  return {
    TableName: name,
    TableArn: arn,
    TableStatus: 'ACTIVE',
    CreationDateTime: Math.floor(createdMs / 1_000),
    AttributeDefinitions: [...new Map(keys.map((key) => [key.name, key])).values()].map((key) => ({
      AttributeName: key.name,
      AttributeType: key.type,
    })),
    KeySchema: keySchema(spec),
    ItemCount: 0,
    TableSizeBytes: 0,
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 },
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
    ...(spec.stream !== undefined && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: spec.stream },
      LatestStreamArn: `${arn}/stream/${new Date(createdMs).toISOString().slice(0, -1)}`,
    }),
  };
}

function keySchema({
  partitionKey,
  sortKey,
}: {
  readonly partitionKey: KeySpec;
  readonly sortKey?: KeySpec;
}): TableDescription['KeySchema'] {
  return [
    { AttributeName: partitionKey.name, KeyType: 'HASH' },
    ...(sortKey === undefined ? [] : [{ AttributeName: sortKey.name, KeyType: 'RANGE' } as const]),
  ];
}
