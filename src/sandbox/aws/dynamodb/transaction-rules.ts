import { dynalite } from '../generated/dynalite.js';

/** The members of an action of a transaction, and what they have to be, in the terms of the operation that does it alone. */
function membersOf(operation: string, names: readonly string[]): Record<string, object> {
  const types = dynalite.operations[operation]?.types ?? {};
  return Object.fromEntries(Object.entries(types).filter(([name]) => names.includes(name)));
}

const table = ['TableName', 'ExpressionAttributeNames'];
const condition = ['ConditionExpression', 'ExpressionAttributeValues'];
const returnedItem = {
  ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] },
};
const checkMembers = membersOf('DeleteItem', [...table, ...condition, 'Key']);
const updateMembers = membersOf('UpdateItem', [...table, ...condition, 'Key', 'UpdateExpression']);

const capacity = {
  ReturnConsumedCapacity: { type: 'String', enum: ['INDEXES', 'TOTAL', 'NONE'] },
};

/** What a request for a transaction has to be, as dynalite writes it for its own operations. */
export const transactionRules = {
  TransactWriteItems: {
    ...capacity,
    ReturnItemCollectionMetrics: { type: 'String', enum: ['SIZE', 'NONE'] },
    ClientRequestToken: { type: 'String', lengthGreaterThanOrEqual: 1, lengthLessThanOrEqual: 36 },
    TransactItems: listOf('TransactWriteItem', {
      ConditionCheck: {
        ...checkMembers,
        ...returnedItem,
        ConditionExpression: { type: 'String', notNull: true },
      },
      Put: { ...membersOf('PutItem', [...table, ...condition, 'Item']), ...returnedItem },
      Delete: { ...checkMembers, ...returnedItem },
      Update: { ...updateMembers, ...returnedItem, UpdateExpression: { type: 'String', notNull: true } },
    }),
  },
  TransactGetItems: {
    ...capacity,
    TransactItems: listOf('TransactGetItem', { Get: membersOf('GetItem', [...table, 'Key', 'ProjectionExpression']) }),
  },
} as const;

function listOf(entry: string, actions: Readonly<Record<string, object>>): object {
  return {
    type: 'List',
    notNull: true,
    lengthGreaterThanOrEqual: 1,
    lengthLessThanOrEqual: 100,
    children: {
      type: `ValueStruct<${entry}>`,
      children: Object.fromEntries(
        Object.entries(actions).map(([name, children]) => [name, { type: `FieldStruct<${name}>`, children }]),
      ),
    },
  };
}
