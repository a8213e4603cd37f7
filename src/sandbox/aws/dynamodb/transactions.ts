import { AwsError } from '../aws-error.ts';
import { dynalite } from '../generated/dynalite.js';
import type { AttributeMap } from './attribute-value.ts';
import type { CheckedInput } from './dynalite/types.ts';
import { act, check, itemOf, type Input } from './operations.ts';
import type { TableStore } from './table-store.ts';

const exception = (name: string): string => `com.amazonaws.dynamodb.v20120810#${name}`;
const validation = 'com.amazon.coral.validate#ValidationException';

/** The most actions of a transaction. */
const mostActions = 100;

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
} as const;
type ActionKind = keyof typeof operations;

interface Action {
  readonly kind: ActionKind;
  readonly input: Input;
  readonly checked: CheckedInput;
}

/** All of it, or nothing. Throws an AwsError. */
export function transactWrite(store: TableStore, input: Input): object {
  const actions = listOf(input).map((entry) => readAction(store, entry));
  const seen = new Set<string>();
  for (const { checked } of actions) {
    const key = keyOf(store, checked);
    if (seen.has(key))
      throw new AwsError(validation, 'Transaction request cannot include multiple operations on one item');
    seen.add(key);
  }
  const reasons = actions.map((action) => reasonAgainst(store, action));
  if (reasons.some(({ Code }) => Code !== 'None')) throw cancelled(reasons);
  for (const { kind, checked } of actions) {
    if (kind !== 'ConditionCheck') act(store, operations[kind], { ...checked, ReturnValues: 'NONE' });
  }
  return {};
}

export function transactGet(store: TableStore, input: Input): object {
  const checked = listOf(input).map((entry) => {
    const get = (entry as { Get?: Input }).Get;
    if (get === undefined) throw new AwsError(validation, 'TransactItems can only contain one of Get');
    return check(store, 'GetItem', get);
  });
  return { Responses: checked.map((one) => act(store, 'GetItem', one)) };
}

function listOf({ TransactItems: items }: Input): readonly unknown[] {
  const problem = (what: string): AwsError =>
    new AwsError(
      validation,
      `1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length ${what}`,
    );
  if (!Array.isArray(items) || items.length === 0) throw problem('greater than or equal to 1');
  if (items.length > mostActions) throw problem(`less than or equal to ${mostActions}`);
  return items as readonly unknown[];
}

function readAction(store: TableStore, entry: unknown): Action {
  const [only, ...others] = Object.entries(entry as Record<string, unknown>).filter(([, value]) => value !== undefined);
  if (only === undefined || others.length > 0 || !Object.hasOwn(operations, only[0])) {
    throw new AwsError(validation, 'TransactItems can only contain one of Check, Put, Update or Delete');
  }
  const kind = only[0] as ActionKind;
  const input = only[1] as Input;
  return { kind, input, checked: check(store, operations[kind], input) };
}

function keyOf(store: TableStore, checked: CheckedInput): string {
  const table = String(checked['TableName']);
  let key = '';
  store.getTable(table, (error, description) => {
    if (error !== null || description === undefined)
      throw new AwsError(exception('ResourceNotFoundException'), 'Requested resource not found');
    key = `${table}/${dynalite.db.createKey((checked['Key'] ?? checked['Item']) as AttributeMap, description)}`;
  });
  return key;
}

function reasonAgainst(store: TableStore, { input, checked }: Action): Reason {
  const existing = itemOf(store, String(checked['TableName']), (checked['Key'] ?? checked['Item']) as AttributeMap);
  const error = dynalite.db.checkConditional(checked, existing);
  if (error === undefined || error === null) return { Code: 'None' };
  const isConditional = error.body?.__type.endsWith('ConditionalCheckFailedException') === true;
  const returnsItem = input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD' && existing !== undefined;
  return {
    Code: isConditional ? 'ConditionalCheckFailed' : 'ValidationError',
    Message: error.message,
    ...(returnsItem && { Item: existing }),
  };
}

function cancelled(reasons: readonly Reason[]): AwsError {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return new AwsError(
    exception('TransactionCanceledException'),
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    400,
    { CancellationReasons: reasons },
  );
}
