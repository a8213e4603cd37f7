import { AwsError } from '../aws-error.ts';
import { dynalite } from '../generated/dynalite.js';
import type { AttributeMap } from './attribute-value.ts';
import type { CheckedInput, DynaliteError, TableDescription } from './dynalite/types.ts';
import { act, check, checkRules, itemOf, toAwsError, type Input } from './operations.ts';
import type { TableStore } from './table-store.ts';
import { transactionRules } from './transaction-rules.ts';

const exception = (name: string): string => `com.amazonaws.dynamodb.v20120810#${name}`;
const validation = 'com.amazon.coral.validate#ValidationException';
const mostBytes = 4 * 2 ** 20;

/** A reason why a transaction was cancelled, for one of its actions. */
interface Reason {
  readonly Code: 'None' | 'ConditionalCheckFailed' | 'ValidationError';
  readonly Message?: string;
  readonly Item?: AttributeMap;
}

/** What an action of a transaction does, in terms of the operation that does it alone. */
const operations = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'DeleteItem',
  Get: 'GetItem',
} as const;
type ActionKind = keyof typeof operations;

interface Action {
  readonly kind: ActionKind;
  readonly input: Input;
  readonly checked: CheckedInput;
  readonly table: TableDescription;
}

/** All of it, or nothing. Throws an AwsError. */
export function transactWrite(store: TableStore, input: Input): object {
  const actions = readActions(
    store,
    checkRules(store, input, transactionRules.TransactWriteItems),
    'TransactItems can only contain one of Check, Put, Update or Delete',
  );
  store.atomically(() => {
    refuseUnlessAllGo(actions.map((action) => reasonAgainst(store, action)));
  });
  return {};
}

export function transactGet(store: TableStore, input: Input): object {
  const actions = readActions(
    store,
    checkRules(store, input, transactionRules.TransactGetItems),
    'TransactItems can only contain one of Get',
  );
  refuseUnlessAllGo(actions.map((action) => reasonAgainst(store, action)));
  return { Responses: actions.map(({ checked }) => act(store, 'GetItem', checked)) };
}

/** Reads what is asked for, and refuses what the service does before it begins a transaction. */
function readActions(store: TableStore, { TransactItems: items }: CheckedInput, onlyOne: string): readonly Action[] {
  const asked = (items as readonly Input[]).map((entry) => {
    const [only, ...others] = Object.entries(entry);
    if (only === undefined || others.length > 0) throw new AwsError(validation, onlyOne);
    const [kind, input] = only as [ActionKind, Input];
    return { kind, input, checked: check(store, operations[kind], input) };
  });
  const actions = asked.map((one) => ({ ...one, table: tableOf(store, one.checked) }));
  const seen = new Set<string>();
  for (const { checked, table } of actions) {
    refuseEmptyKey(table, keyIn(checked));
    const key = keyTextOf(table, keyIn(checked));
    if (key === undefined) continue;
    if (seen.has(key))
      throw new AwsError(validation, 'Transaction request cannot include multiple operations on one item');
    seen.add(key);
  }
  refuseTooLarge(actions);
  return actions;
}

/** Source: DynamoDB API Reference, TransactWriteItems: the items of a transaction are 4 MB at most. */
function refuseTooLarge(actions: readonly Action[]): void {
  const sizes = actions.map(({ checked }) =>
    checked['Item'] === undefined ? 0 : dynalite.db.itemSize(checked['Item'] as AttributeMap),
  );
  const size = sizes.reduce((sum, one) => sum + one, 0);
  if (size > mostBytes)
    throw new AwsError(validation, `Transaction payload size cannot exceed 4MB. Payload Size: ${size}`);
}

function keyIn(checked: CheckedInput): AttributeMap {
  return (checked['Key'] ?? checked['Item']) as AttributeMap;
}

function tableOf(store: TableStore, checked: CheckedInput): TableDescription {
  let found: TableDescription | undefined;
  store.getTable(String(checked['TableName']), (_error, description) => {
    found = description;
  });
  if (found === undefined) throw new AwsError(exception('ResourceNotFoundException'), 'Requested resource not found');
  return found;
}

/** What an empty key is told is not a reason to cancel, but the request's own fault. */
function refuseEmptyKey({ KeySchema: schema }: TableDescription, key: AttributeMap): void {
  for (const { AttributeName: name } of schema) {
    const { S: text, B: binary } = key[name] ?? {};
    if (text !== '' && binary !== '') continue;
    throw new AwsError(
      validation,
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${text === '' ? 'string' : 'binary'} value. Key: ${name}`,
    );
  }
}

/** Says which item is meant; undefined where the key is not one of this table. */
function keyTextOf(table: TableDescription, keyOrItem: AttributeMap): string | undefined {
  const key = Object.fromEntries(
    table.KeySchema.flatMap(({ AttributeName: name }) => {
      const value = keyOrItem[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  if (dynalite.db.validateKey(key, table)) return undefined;
  return `${table.TableName}/${dynalite.db.createKey(key, table)}`;
}

/** Does an action, and says what is against it. */
function reasonAgainst(store: TableStore, { kind, input, checked, table }: Action): Reason {
  try {
    if (kind !== 'ConditionCheck') act(store, operations[kind], checked);
    else {
      orThrow(dynalite.db.validateKey(keyIn(checked), table));
      orThrow(dynalite.db.checkConditional(checked, itemOf(store, table.TableName, keyIn(checked))));
    }
    return { Code: 'None' };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (error.shortCode !== 'ConditionalCheckFailedException')
      return { Code: 'ValidationError', Message: error.message };
    const existing = itemOf(store, table.TableName, keyIn(checked));
    return {
      Code: 'ConditionalCheckFailed',
      Message: error.message,
      ...(input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD' && existing !== undefined && { Item: existing }),
    };
  }
}

function orThrow(error: DynaliteError | null | undefined): void {
  if (error !== undefined && error !== null) throw toAwsError(error);
}

function refuseUnlessAllGo(reasons: readonly Reason[]): void {
  if (reasons.every(({ Code }) => Code === 'None')) return;
  const codes = reasons.map(({ Code }) => Code).join(', ');
  throw new AwsError(
    exception('TransactionCanceledException'),
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  );
}
