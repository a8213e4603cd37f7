// What the bundle holds of dynalite: for each operation its types and checks, and what it does.
import * as db from 'dynalite/db/index.js';
import * as validations from 'dynalite/validations/index.js';
import batchGetItem from 'dynalite/actions/batchGetItem.js';
import batchWriteItem from 'dynalite/actions/batchWriteItem.js';
import deleteItem from 'dynalite/actions/deleteItem.js';
import describeTable from 'dynalite/actions/describeTable.js';
import describeTimeToLive from 'dynalite/actions/describeTimeToLive.js';
import getItem from 'dynalite/actions/getItem.js';
import listTables from 'dynalite/actions/listTables.js';
import putItem from 'dynalite/actions/putItem.js';
import query from 'dynalite/actions/query.js';
import scan from 'dynalite/actions/scan.js';
import updateItem from 'dynalite/actions/updateItem.js';
import * as batchGetItemRules from 'dynalite/validations/batchGetItem.js';
import * as batchWriteItemRules from 'dynalite/validations/batchWriteItem.js';
import * as deleteItemRules from 'dynalite/validations/deleteItem.js';
import * as describeTableRules from 'dynalite/validations/describeTable.js';
import * as describeTimeToLiveRules from 'dynalite/validations/describeTimeToLive.js';
import * as getItemRules from 'dynalite/validations/getItem.js';
import * as listTablesRules from 'dynalite/validations/listTables.js';
import * as putItemRules from 'dynalite/validations/putItem.js';
import * as queryRules from 'dynalite/validations/query.js';
import * as scanRules from 'dynalite/validations/scan.js';
import * as updateItemRules from 'dynalite/validations/updateItem.js';

const operation = (act, { types, custom }) => ({ act, types, custom });

export const dynalite = {
  db,
  checkTypes: validations.checkTypes,
  checkValidations: validations.checkValidations,
  operations: {
    BatchGetItem: operation(batchGetItem, batchGetItemRules),
    BatchWriteItem: operation(batchWriteItem, batchWriteItemRules),
    DeleteItem: operation(deleteItem, deleteItemRules),
    DescribeTable: operation(describeTable, describeTableRules),
    DescribeTimeToLive: operation(describeTimeToLive, describeTimeToLiveRules),
    GetItem: operation(getItem, getItemRules),
    ListTables: operation(listTables, listTablesRules),
    PutItem: operation(putItem, putItemRules),
    Query: operation(query, queryRules),
    Scan: operation(scan, scanRules),
    UpdateItem: operation(updateItem, updateItemRules),
  },
};
