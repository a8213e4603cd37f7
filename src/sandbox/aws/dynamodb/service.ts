import type { TableRecord } from '../../cloud-record.ts';
import type { TableSpec } from '../../cloud-spec.ts';
import type { StreamRecord } from '../happening.ts';
import { readJsonCall } from '../protocols/json.ts';
import { answerJson, jsonFaults } from '../protocols/json-service.ts';
import type { AwsService, ServiceContext } from '../service.ts';
import { type AttributeMap, toAttributeMap } from './attribute-value.ts';
import { errorPrefix, transactionConflict } from './conflict.ts';
import { perform, type Input } from './operations.ts';
import { refusals } from './refusals.ts';
import { createRequestTokens } from './request-tokens.ts';
import { createTableStore } from './table-store.ts';
import { createTakenKeys } from './taken-keys.ts';

/** How long an operation takes, in milliseconds: an assumption of the model, "single-digit milliseconds". */
const latencyMs = 5;

/**
 * An item whose time to live has been over for longer stays: five years. Source: DynamoDB Developer Guide, "Using time to live (TTL)
 * in DynamoDB".
 */
const oldestExpiryMs = 5 * 365 * 86_400_000;

export interface DynamoDb extends AwsService {
  readonly name: 'dynamodb';
  /** Does an operation without the wire. Throws an AwsError. */
  perform(operation: string, input: Input, context: ServiceContext): object;
  /** Removes the items whose time to live is over, as the service does some time later. */
  expire(context: ServiceContext): void;
  state(): Readonly<Record<string, TableRecord>>;
}

/** The tables of an account, filled with what an exercise declares. */
export function createDynamoDb(
  specs: Readonly<Record<string, TableSpec>>,
  options: { readonly region: string; readonly accountId: string; readonly createdMs: number },
): DynamoDb {
  /** Absent while the tables are filled: nobody hears of that. */
  let current: { readonly context: ServiceContext; readonly isExpiry: boolean } | undefined;
  let changes = 0;
  const store = createTableStore(specs, {
    ...options,
    onChange(table, before, after) {
      const view = specs[table]?.stream;
      if (current === undefined || view === undefined || sameItems(before, after)) return;
      changes += 1;
      const { context, isExpiry } = current;
      const record = toRecord(
        { before, after, view, keys: keysOf(specs[table], after ?? before ?? {}) },
        changes,
        context,
      );
      context.tell({
        kind: 'stream-record',
        table,
        record: isExpiry
          ? { ...record, userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }
          : record,
        timeMs: context.nowMs,
      });
    },
  });
  for (const [table, { items }] of Object.entries(specs)) {
    for (const item of items) perform(store, 'PutItem', { TableName: table, Item: toAttributeMap(item) });
  }

  const during = <Result>(context: ServiceContext, isExpiry: boolean, work: () => Result): Result => {
    current = { context, isExpiry };
    try {
      return work();
    } finally {
      current = undefined;
    }
  };
  const tokens = createRequestTokens();
  const performIn = (operation: string, input: Input, context: ServiceContext): object =>
    during(context, false, () =>
      operation === 'TransactWriteItems'
        ? tokens.once(input, context.nowMs, () => perform(store, operation, input))
        : perform(store, operation, input),
    );

  const takeKeys = createTakenKeys(specs, store, (TableName, Item) => perform(store, 'PutItem', { TableName, Item }));

  return {
    name: 'dynamodb',
    owns: ({ host }) => /^(?:\d{12}\.ddb|dynamodb)\.[\w-]+\.amazonaws\.com$/.test(host),
    operationOf: (request) => readJsonCall(request).operation,
    perform: performIn,
    answer: (request, context) =>
      answerJson(request, context, {
        ...answering,
        perform(operation, input) {
          during(context, false, () => {
            takeKeys(operation, input);
          });
          return performIn(operation, input, context);
        },
      }),
    ...faults,
    fail(request, fault, context) {
      const isConflict = fault.code === 'TransactionCanceledException';
      if (!isConflict || readJsonCall(request).operation !== 'TransactWriteItems')
        return faults.fail(request, fault, context);
      return answerJson(request, context, {
        ...answering,
        perform(_operation, input) {
          throw transactionConflict(input);
        },
      });
    },
    expire(context) {
      for (const [table, spec] of Object.entries(specs)) {
        const { timeToLive } = spec;
        if (timeToLive === undefined) continue;
        for (const item of store.getItemDb(table).values) {
          const expiresMs = Number(item[timeToLive]?.['N'] ?? Number.NaN) * 1_000;
          if (!(expiresMs <= context.nowMs && expiresMs > context.nowMs - oldestExpiryMs)) continue;
          during(context, true, () => perform(store, 'DeleteItem', { TableName: table, Key: keysOf(spec, item) }));
        }
      }
    },
    state: () =>
      Object.fromEntries(
        Object.entries(specs).map(([table, { partitionKey, sortKey }]) => [
          table,
          {
            partitionKey: partitionKey.name,
            ...(sortKey !== undefined && { sortKey: sortKey.name }),
            items: store.getItemDb(table).values,
          },
        ]),
      ),
  };
}

const answering = { version: '1.0', latencyMs } as const;
const faults = jsonFaults(answering, refusals, errorPrefix);

function keysOf(spec: TableSpec | undefined, item: AttributeMap): AttributeMap {
  const names = [spec?.partitionKey.name, spec?.sortKey?.name].filter((name) => name !== undefined);
  return Object.fromEntries(names.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));
}

function sameItems(one: AttributeMap | undefined, other: AttributeMap | undefined): boolean {
  // The order of attributes is nothing that a stream tells of.
  const text = (item: AttributeMap | undefined): string =>
    JSON.stringify(item === undefined ? null : Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return text(one) === text(other);
}

interface Change {
  readonly before: AttributeMap | undefined;
  readonly after: AttributeMap | undefined;
  readonly view: NonNullable<TableSpec['stream']>;
  readonly keys: AttributeMap;
}

function toRecord({ before, after, view, keys }: Change, number: number, { ids }: ServiceContext): StreamRecord {
  const eventName = before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY';
  const hasNew = view === 'NEW_IMAGE' || view === 'NEW_AND_OLD_IMAGES';
  const hasOld = view === 'OLD_IMAGE' || view === 'NEW_AND_OLD_IMAGES';
  return {
    eventId: ids.hex(32),
    eventName,
    keys,
    ...(hasNew && after !== undefined && { newImage: after }),
    ...(hasOld && before !== undefined && { oldImage: before }),
    sequenceNumber: String(number * 100).padStart(21, '1'),
    sizeBytes: JSON.stringify({ keys, before, after }).length,
    streamViewType: view,
  };
}
