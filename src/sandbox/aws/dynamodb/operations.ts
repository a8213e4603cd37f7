import { AwsError } from '../aws-error.ts';
import { dynalite } from '../generated/dynalite.js';
import type { AttributeMap } from './attribute-value.ts';
import type { CheckedInput, DynaliteError } from './dynalite/types.ts';
import { fillNulls } from './fill-nulls.ts';
import type { TableStore } from './table-store.ts';
import { transactGet, transactWrite } from './transactions.ts';

export type Input = Readonly<Record<string, unknown>>;

/** Does an operation. Input and output are as they are on the wire: binary is base64. Throws an AwsError. */
export function perform(store: TableStore, operation: string, input: Input): object {
  switch (operation) {
    case 'TransactGetItems':
      return transactGet(store, input);
    case 'TransactWriteItems':
      return transactWrite(store, input);
    default: {
      if (!Object.hasOwn(dynalite.operations, operation))
        throw new AwsError('com.amazon.coral.service#UnknownOperationException', '');
      const checked = check(store, operation, input);
      try {
        return act(store, operation, checked);
      } catch (error) {
        throw withFailedItem(error, store, input, checked);
      }
    }
  }
}

/** Checks an input as the service does, before it looks at any table. */
export function check(store: TableStore, operation: string, input: Input): CheckedInput {
  const rules = dynalite.operations[operation];
  if (rules === undefined) throw new Error(`There is no operation ${operation}.`);
  return checkRules(store, input, rules.types, rules.custom);
}

/** The same by rules that are given. Throws an AwsError. */
export function checkRules(store: TableStore, input: Input, types: object, custom?: unknown): CheckedInput {
  // The check takes out of its argument what it does not know.
  const copy = copyOf(input);
  fillNulls(copy, types, refuseNull);
  try {
    const checked = dynalite.checkTypes(copy, types);
    dynalite.checkValidations(checked, types, custom, store);
    return checked;
  } catch (error) {
    throw toAwsError(error);
  }
}

function refuseNull(): never {
  throw new AwsError(
    'com.amazon.coral.validate#ValidationException',
    'One or more parameter values were invalid: A list or map of strings may not have a null string as a member',
  );
}

/** Does what has been checked. */
export function act(store: TableStore, operation: string, checked: CheckedInput): object {
  let result: object | undefined;
  let failure: unknown;
  dynalite.operations[operation]?.act(store, checked, (error, output) => {
    if (error !== null) failure = error;
    else result = output;
  });
  if (failure !== undefined) throw toAwsError(failure);
  if (result === undefined) throw new Error(`${operation} did not end at once.`);
  return result;
}

/** The item that a condition failed on, where it was asked for. */
function withFailedItem(error: unknown, store: TableStore, input: Input, checked: CheckedInput): unknown {
  const isMeant =
    error instanceof AwsError &&
    error.code.endsWith('ConditionalCheckFailedException') &&
    input['ReturnValuesOnConditionCheckFailure'] === 'ALL_OLD';
  if (!isMeant) return error;
  const item = itemOf(store, String(checked['TableName']), (checked['Key'] ?? checked['Item']) as AttributeMap);
  return item === undefined ? error : new AwsError(error.code, error.message, error.status, { Item: item });
}

/** The item with the same key as another; undefined when there is none, or no such table. */
export function itemOf(store: TableStore, table: string, keyOrItem: AttributeMap): AttributeMap | undefined {
  let found: AttributeMap | undefined;
  store.getTable(table, (noTable, description) => {
    if (noTable !== null || description === undefined) return;
    store.getItemDb(table).get(dynalite.db.createKey(keyOrItem, description), (missing, item) => {
      if (missing === null) found = item;
    });
  });
  return found;
}

export function toAwsError(error: unknown): unknown {
  const { body, statusCode } = error as DynaliteError;
  if (body === undefined || statusCode === undefined) return error;
  return new AwsError(body.__type, body.message ?? body.Message ?? '', statusCode);
}

function copyOf(input: Input): Record<string, unknown> {
  return JSON.parse(JSON.stringify(input)) as Record<string, unknown>;
}
