// DynamoDB's operations, through the plain client and through documents. Each call is one operation that is compared.

const people = { TableName: 'people' };
const orders = { TableName: 'orders' };
const ada = { id: { S: 'ada' } };

export async function dynamodbPrograms(recorder) {
  const call = (name, operation, input) => recorder.call('dynamodb', name, operation, input);
  const document = (name, operation, input) => recorder.call('document', name, operation, input);
  await reading(call);
  await putting(call);
  await updating(call);
  await deleting(call);
  await conditions(call);
  await malformed(call);
  await querying(call);
  await scanning(call);
  await batches(call);
  await transactions(call);
  await documents(document);
}

async function reading(call) {
  const get = (name, more) => call(name, 'GetItem', { ...people, Key: ada, ...more });
  await get('gets an item');
  await get('gets what is not there', { Key: { id: { S: 'nobody' } } });
  await get('gets some attributes', {
    ProjectionExpression: '#n, address.city, scores[1]',
    ExpressionAttributeNames: { '#n': 'name' },
  });
  await get('gets attributes that are not there', { ProjectionExpression: 'nothing, address.street, scores[9]' });
  await get('gets consistently, with what it cost', { ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' });
  await get('gets of a table that is not there', { TableName: 'nowhere' });
  await get('gets with a key of another type', { Key: { id: { N: '1' } } });
  await get('gets with a key of another name', { Key: { nobody: { S: 'ada' } } });
  await get('gets with a key too many', { Key: { ...ada, more: { S: 'x' } } });
  await get('gets with an empty key', { Key: { id: { S: '' } } });
  await get('gets with no key at all', { Key: {} });
  await get('gets of a table whose name is too short', { TableName: 'a' });
  await get('gets of a table whose name has a blank', { TableName: 'a b c' });
  await get('gets with a name that is not used', {
    ProjectionExpression: 'age',
    ExpressionAttributeNames: { '#x': 'name' },
  });
  await get('gets with a name that is not given', { ProjectionExpression: '#x' });
  await get('gets a reserved word', { ProjectionExpression: 'name' });
  await get('gets overlapping paths', { ProjectionExpression: 'address, address.city' });
  await get('gets with an empty projection', { ProjectionExpression: '' });
  await call('describes a table that is not there', 'DescribeTable', { TableName: 'nowhere' });
  await call('lists the tables', 'ListTables', {});
  await call('lists one table', 'ListTables', { Limit: 1 });
}

async function putting(call) {
  const put = (name, Item, more) => call(name, 'PutItem', { ...people, Item, ...more });
  await put('puts an item of every type', {
    id: { S: 'types' },
    text: { S: '' },
    number: { N: '-0012.3400' },
    bytes: { B: new Uint8Array([0, 128, 255]) },
    yes: { BOOL: true },
    none: { NULL: true },
    list: { L: [{ S: 'a' }, { L: [] }, { M: {} }] },
    map: { M: { 'a b': { N: '1e3' }, deep: { M: { x: { BOOL: false } } } } },
    texts: { SS: ['b', 'a'] },
    numbers: { NS: ['2', '1.0'] },
    many: { BS: [new Uint8Array([2]), new Uint8Array([1])] },
  });
  await call('gets it back', 'GetItem', { ...people, Key: { id: { S: 'types' } } });
  await put(
    'puts over an item and gets the old one',
    { id: { S: 'types' }, v: { N: '2' } },
    { ReturnValues: 'ALL_OLD' },
  );
  await put('puts a new item and gets no old one', { id: { S: 'fresh' } }, { ReturnValues: 'ALL_OLD' });
  await put('puts without the key', { name: { S: 'x' } });
  await put('puts a key of another type', { id: { N: '1' } });
  await put('puts an empty key', { id: { S: '' } });
  await put('puts an index key of another type', { id: { S: 'x' }, team: { N: '1' } });
  await put('puts an empty set', { id: { S: 'x' }, tags: { SS: [] } });
  await put('puts a set with a repetition', { id: { S: 'x' }, tags: { SS: ['a', 'a'] } });
  await put('puts a text for a number', { id: { S: 'x' }, n: { N: 'one' } });
  await put('puts a number with too many digits', { id: { S: 'x' }, n: { N: '1'.repeat(39) } });
  await put('puts a number that is too large', { id: { S: 'x' }, n: { N: '1e126' } });
  await put('puts a null that is false', { id: { S: 'x' }, n: { NULL: false } });
  await put('puts an item that is too large', { id: { S: 'x' }, big: { S: 'x'.repeat(409_600) } });
  await put('puts and asks for the new item', { id: { S: 'x' } }, { ReturnValues: 'ALL_NEW' });
  await put('puts and asks for something else', { id: { S: 'x' } }, { ReturnValues: 'EVERYTHING' });
  await put(
    'puts with values and no expression',
    { id: { S: 'x' } },
    { ExpressionAttributeValues: { ':a': { S: 'x' } } },
  );
}

async function updating(call) {
  const update = (name, UpdateExpression, values, more) =>
    call(name, 'UpdateItem', {
      ...people,
      Key: { id: { S: 'upd' } },
      ...(UpdateExpression !== undefined && { UpdateExpression }),
      ...(values !== undefined && { ExpressionAttributeValues: values }),
      ReturnValues: 'ALL_NEW',
      ...more,
    });
  const n = (value) => ({ N: String(value) });
  await update('updates what is not there', 'SET v = :v', { ':v': n(1) });
  await update('adds to a number', 'SET v = v + :v', { ':v': n(41) });
  await update('subtracts from a number', 'SET v = :v - v', { ':v': n(100) });
  await update('sets where nothing is', 'SET w = if_not_exists(w, :v), v = if_not_exists(v, :v)', { ':v': n(7) });
  await update('appends to a list', 'SET l = list_append(if_not_exists(l, :none), :l)', {
    ':l': { L: [{ S: 'a' }, { S: 'b' }] },
    ':none': { L: [] },
  });
  await update('sets beyond the end of a list', 'SET l[9] = :v', { ':v': n(9) });
  await update('sets in a map that is new', 'SET m = :m', { ':m': { M: { a: n(1) } } });
  await update('sets within a map', 'SET m.b = :v, m.a = :w', { ':v': n(2), ':w': n(3) });
  await update('removes of a list and a map', 'REMOVE l[0], m.a, nothing');
  await update('adds a number where nothing is', 'ADD counter :v', { ':v': n(5) });
  await update('adds to a set', 'ADD tags :s', { ':s': { SS: ['x', 'y'] } });
  await update('deletes of a set', 'DELETE tags :s', { ':s': { SS: ['x', 'z'] } });
  await update('deletes the last of a set', 'DELETE tags :s', { ':s': { SS: ['y'] } });
  await update('does several things at once', 'SET a = :v REMOVE w ADD counter :v DELETE tags :s', {
    ':v': n(1),
    ':s': { SS: ['q'] },
  });
  await update('gets the new values only', 'SET a = :v, m.b = :v', { ':v': n(8) }, { ReturnValues: 'UPDATED_NEW' });
  await update(
    'gets the old values only',
    'SET a = :v, brandnew = :v',
    { ':v': n(9) },
    { ReturnValues: 'UPDATED_OLD' },
  );
  await update('gets the old item', 'SET a = :v', { ':v': n(10) }, { ReturnValues: 'ALL_OLD' });
  await update('gets nothing', 'SET a = :v', { ':v': n(11) }, { ReturnValues: 'NONE' });
  await update('updates with no expression', undefined, undefined);
  await update('takes an attribute that is not there', 'SET x = y');
  await update('adds a number to a text', 'SET m = m + :v', { ':v': n(1) });
  await update('adds a text', 'ADD counter :v', { ':v': { S: 'x' } });
  await update('adds a number to a set', 'ADD l :v', { ':v': n(1) });
  await update('sets a path that leads nowhere', 'SET nowhere.far = :v', { ':v': n(1) });
  await update('changes the key', 'SET id = :v', { ':v': { S: 'x' } });
  await update('sets twice', 'SET a = :v, a = :v', { ':v': n(1) });
  await update('sets a path and what is above it', 'SET m = :v, m.x = :v', { ':v': n(1) });
  await update('has a section twice', 'SET a = :v SET b = :v', { ':v': n(1) });
  await update('has a value that is not given', 'SET a = :nope');
  await update('has a value that is not used', 'SET a = :v', { ':v': n(1), ':w': n(2) });
  await update('is no expression', 'SETT a = :v', { ':v': n(1) });
  await update('ends too early', 'SET a =', { ':v': n(1) });
  await update('has a reserved word', 'SET name = :v', { ':v': n(1) });
  await update('calls a function that is not there', 'SET a = size(l)');
  await update('has an empty expression', '');
  await update('has a value in another form', 'SET a = :v', { v: n(1) });
}

async function deleting(call) {
  const remove = (name, more) => call(name, 'DeleteItem', { ...people, Key: { id: { S: 'gone' } }, ...more });
  await call('puts what will be deleted', 'PutItem', { ...people, Item: { id: { S: 'gone' }, a: { N: '1' } } });
  await remove('deletes an item and gets it', { ReturnValues: 'ALL_OLD' });
  await remove('deletes what is not there', { ReturnValues: 'ALL_OLD' });
  await remove('deletes if it is there', { ConditionExpression: 'attribute_exists(id)' });
  await remove('deletes with a wrong key', { Key: { id: { N: '1' } } });
  await remove('deletes and asks for the new item', { ReturnValues: 'ALL_NEW' });
}

async function conditions(call) {
  const put = (name, ConditionExpression, values, more) =>
    call(name, 'PutItem', {
      ...people,
      Item: {
        id: { S: 'cond' },
        age: { N: '36' },
        tags: { SS: ['a'] },
        list: { L: [{ N: '1' }] },
        word: { S: 'hello' },
      },
      ...(ConditionExpression !== undefined && { ConditionExpression }),
      ...(values !== undefined && { ExpressionAttributeValues: values }),
      ...more,
    });
  await put('puts if it is not there', 'attribute_not_exists(id)');
  await put('puts again if it is not there', 'attribute_not_exists(id)');
  await put('puts and gets the item in the way', 'attribute_not_exists(id)', undefined, {
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  await put('compares numbers', 'age >= :a AND age < :b', { ':a': { N: '36' }, ':b': { N: '36.5' } });
  await put('compares what has other types', 'age = :a', { ':a': { S: '36' } });
  await put('is between', 'age BETWEEN :a AND :b', { ':a': { N: '1' }, ':b': { N: '99' } });
  await put('is between the wrong way round', 'age BETWEEN :a AND :b', { ':a': { N: '99' }, ':b': { N: '1' } });
  await put('is one of', 'age IN (:a, :b)', { ':a': { N: '1' }, ':b': { N: '36' } });
  await put('begins with', 'begins_with(word, :a)', { ':a': { S: 'hel' } });
  await put('begins with a number', 'begins_with(word, :a)', { ':a': { N: '1' } });
  await put(
    'contains in a text, a set and a list',
    'contains(word, :a) AND contains(tags, :b) AND NOT contains(#l, :c)',
    { ':a': { S: 'ell' }, ':b': { S: 'a' }, ':c': { N: '2' } },
    { ExpressionAttributeNames: { '#l': 'list' } },
  );
  await put('has a size', 'size(word) = :a AND size(tags) = :b', { ':a': { N: '5' }, ':b': { N: '1' } });
  await put('has a type', 'attribute_type(tags, :a)', { ':a': { S: 'SS' } });
  await put('has a type that is none', 'attribute_type(tags, :a)', { ':a': { S: 'XX' } });
  await put('is not, or both', 'NOT (age = :a OR (age > :b AND attribute_exists(word)))', {
    ':a': { N: '1' },
    ':b': { N: '100' },
  });
  await put('compares two attributes', 'age <> word');
  await put('compares a value with itself', ':a = :a', { ':a': { N: '1' } });
  await put('has redundant parentheses', '((age = :a))', { ':a': { N: '36' } });
  await put('is no condition', 'age ==== :a', { ':a': { N: '1' } });
  await put('calls an unknown function', 'is_there(age)');
  await put('calls with too many operands', 'attribute_exists(age, word)');
  await put('is empty', '');
}

async function malformed(call) {
  await call('has no table name', 'GetItem', { Key: ada });
  await call('has no item', 'PutItem', { ...people });
  await call('has two types in a value', 'PutItem', {
    ...people,
    Item: { id: { S: 'x' }, a: { $unknown: ['Q', '1'] } },
  });
  await call('does something that nobody knows', 'CreateBackup', { ...people, BackupName: 'backup' });
}

async function querying(call) {
  const query = (name, more) =>
    call(name, 'Query', {
      ...orders,
      KeyConditionExpression: '#u = :u',
      ExpressionAttributeNames: { '#u': 'user' },
      ...more,
      ExpressionAttributeValues: { ':u': { S: 'ada' }, ...more?.ExpressionAttributeValues },
    });
  const sorted = (condition, values) => ({
    KeyConditionExpression: `#u = :u AND ${condition}`,
    ExpressionAttributeNames: { '#u': 'user', '#at': 'at' },
    ExpressionAttributeValues: values,
  });
  await query('queries a partition');
  await query('queries a partition that is empty', { ExpressionAttributeValues: { ':u': { S: 'nobody' } } });
  await query('queries backwards', { ScanIndexForward: false, Limit: 2 });
  const { LastEvaluatedKey } = await query('queries the first page', { Limit: 2 });
  await query('queries the next page', { Limit: 2, ExclusiveStartKey: LastEvaluatedKey });
  await query('queries the last page', { Limit: 9, ExclusiveStartKey: LastEvaluatedKey });
  await query('queries exactly as many as there are', { Limit: 5 });
  await query('queries from and to', sorted('#at BETWEEN :a AND :b', { ':a': { N: '2' }, ':b': { N: '4' } }));
  await query('queries after', sorted('#at > :a', { ':a': { N: '3' } }));
  await query('queries before or at', sorted('#at <= :a', { ':a': { N: '3' } }));
  await query('queries one', sorted('#at = :a', { ':a': { N: '3' } }));
  await query('queries with a filter', {
    FilterExpression: 'cost > :c',
    ExpressionAttributeValues: { ':c': { N: '20' } },
  });
  await query('queries with a filter and a limit', {
    FilterExpression: 'cost > :c',
    Limit: 3,
    ExpressionAttributeValues: { ':c': { N: '20' } },
  });
  await query('counts', { Select: 'COUNT' });
  await query('queries some attributes', { ProjectionExpression: 'cost' });
  await query('queries an index', {
    TableName: 'people',
    IndexName: 'byTeam',
    KeyConditionExpression: 'team = :u',
    ExpressionAttributeNames: undefined,
    ExpressionAttributeValues: { ':u': { S: 'blue' } },
  });
  await query('queries an index with its sort key', {
    TableName: 'people',
    IndexName: 'byTeam',
    KeyConditionExpression: 'team = :u AND age > :a',
    ExpressionAttributeNames: undefined,
    ExpressionAttributeValues: { ':u': { S: 'blue' }, ':a': { N: '30' } },
  });
  await query('queries an index that is not there', { IndexName: 'byNothing' });
  await query('queries a global index consistently', {
    TableName: 'people',
    IndexName: 'byTeam',
    ConsistentRead: true,
    KeyConditionExpression: 'team = :u',
    ExpressionAttributeNames: undefined,
  });
  await query('queries without the partition key', {
    KeyConditionExpression: 'cost = :u',
    ExpressionAttributeNames: undefined,
  });
  await query('queries with another operator on the partition key', { KeyConditionExpression: '#u > :u' });
  await query('queries with OR', { KeyConditionExpression: '#u = :u OR #u = :u' });
  await query('queries with a key of another type', { ExpressionAttributeValues: { ':u': { N: '1' } } });
  await query('filters by the key', { FilterExpression: '#u = :u' });
  await query('queries with a start key of another partition', {
    ExclusiveStartKey: { user: { S: 'bob' }, at: { N: '1' } },
  });
  await query('queries with a start key that is none', { ExclusiveStartKey: { user: { S: 'ada' } } });
  await query('queries with a limit of nothing', { Limit: 0 });
  await query('queries no key condition', { KeyConditionExpression: undefined, ExpressionAttributeNames: undefined });
  await query('queries where begins a number', sorted('begins_with(#at, :a)', { ':a': { N: '3' } }));
}

async function scanning(call) {
  const scan = (name, more) => call(name, 'Scan', { TableName: 'orders', ...more });
  await scan('scans a table');
  await scan('scans with a filter', {
    FilterExpression: 'cost > :c',
    ExpressionAttributeValues: { ':c': { N: '30' } },
  });
  await scan('scans and counts', { Select: 'COUNT' });
  await scan('scans an index', { TableName: 'people', IndexName: 'byTeam', ProjectionExpression: 'id' });
  await scan('scans a table that is not there', { TableName: 'nowhere' });
  await scan('scans a segment without saying of how many', { Segment: 0 });
  await scan('scans a segment that is none', { Segment: 3, TotalSegments: 2 });
  await scan('scans with a filter that is none', { FilterExpression: 'cost >' });
}

async function batches(call) {
  const put = (table, ...ids) => ({ [table]: ids.map((id) => ({ PutRequest: { Item: { id: { S: id } } } })) });
  await call('writes a batch', 'BatchWriteItem', {
    RequestItems: {
      people: [{ PutRequest: { Item: { id: { S: 'batch' } } } }, { DeleteRequest: { Key: { id: { S: 'fresh' } } } }],
    },
  });
  await call('writes an item twice', 'BatchWriteItem', { RequestItems: put('people', 'x', 'x') });
  await call('writes an empty batch', 'BatchWriteItem', { RequestItems: {} });
  await call('writes nothing into a table', 'BatchWriteItem', { RequestItems: { people: [] } });
  await call('writes a batch into nowhere', 'BatchWriteItem', { RequestItems: put('nowhere', 'x') });
  await call('writes a wrong key', 'BatchWriteItem', {
    RequestItems: { people: [{ PutRequest: { Item: { id: { N: '1' } } } }] },
  });
  await call('writes a request that asks for nothing', 'BatchWriteItem', { RequestItems: { people: [{}] } });
  await call('gets a batch', 'BatchGetItem', {
    RequestItems: { people: { Keys: [ada, { id: { S: 'nobody' } }], ProjectionExpression: 'id, age' } },
  });
  await call('gets of two tables', 'BatchGetItem', {
    RequestItems: {
      people: { Keys: [ada], ProjectionExpression: 'id' },
      orders: { Keys: [{ user: { S: 'ada' }, at: { N: '1' } }] },
    },
  });
  await call('gets an item twice', 'BatchGetItem', { RequestItems: { people: { Keys: [ada, ada] } } });
  await call('gets no keys', 'BatchGetItem', { RequestItems: { people: { Keys: [] } } });
  await call('gets an empty batch', 'BatchGetItem', { RequestItems: {} });
  await call('gets a batch of wrong keys', 'BatchGetItem', {
    RequestItems: { people: { Keys: [{ id: { N: '1' } }] } },
  });
}

async function transactions(call) {
  const write = (name, ...TransactItems) => call(name, 'TransactWriteItems', { TransactItems });
  const put = (id, more) => ({ Put: { ...people, Item: { id: { S: id }, v: { N: '1' } }, ...more } });
  const update = (UpdateExpression, values, more) => ({
    Update: { ...people, Key: ada, UpdateExpression, ...(values && { ExpressionAttributeValues: values }), ...more },
  });
  const check = (ConditionExpression, more) => ({
    ConditionCheck: { ...people, Key: ada, ConditionExpression, ...more },
  });
  const remove = (id) => ({ Delete: { ...people, Key: { id } } });
  await write('writes everything', put('t1'), update('SET visits = :v', { ':v': { N: '1' } }), remove({ S: 'batch' }));
  await write('writes nothing where a check fails', put('t2'), check('attribute_not_exists(id)'));
  await call('and nothing was written', 'GetItem', { ...people, Key: { id: { S: 't2' } } });
  await write(
    'tells the item that a check failed on',
    check('attribute_not_exists(id)', { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }),
    put('t2'),
  );
  await write(
    'fails at two places',
    check('attribute_not_exists(id)'),
    put('t1', { ConditionExpression: 'attribute_not_exists(id)' }),
  );
  await write('writes an item twice in a transaction', put('t3'), put('t3'));
  await write('writes into nowhere in a transaction', put('t3'), { Delete: { TableName: 'nowhere', Key: ada } });
  await write('has a key of another type in a transaction', put('t3'), remove({ N: '1' }));
  await write('has an item of another type in a transaction', put('t3'), {
    Put: { ...people, Item: { id: { N: '1' } } },
  });
  await write('has an item without its key in a transaction', put('t3'), {
    Put: { ...people, Item: { v: { N: '1' } } },
  });
  await write('has an empty key in a transaction', put('t3'), remove({ S: '' }));
  await write('changes the key in a transaction', put('t3'), update('SET id = :v', { ':v': { S: 'x' } }));
  await write(
    'has an operand of another type',
    put('t3'),
    update('SET #n = #n + :v', { ':v': { N: '1' } }, { ExpressionAttributeNames: { '#n': 'name' } }),
  );
  await call('and nothing was written then either', 'GetItem', { ...people, Key: { id: { S: 't3' } } });
  await write('has a broken expression', update('SETT', undefined));
  await write('has nothing to do');
  await write('has an action that is none', {});
  await write('has two actions in one', { ...put('t4'), ...remove({ S: 't5' }) });
  await write('checks without a condition', { ConditionCheck: { ...people, Key: ada } });
  const get = (name, ...gets) => call(name, 'TransactGetItems', { TransactItems: gets.map((Get) => ({ Get })) });
  await get(
    'gets in a transaction',
    { ...people, Key: ada, ProjectionExpression: 'visits' },
    { ...people, Key: { id: { S: 'nobody' } } },
  );
  await get('gets of nowhere in a transaction', { TableName: 'nowhere', Key: ada });
  await get('gets a wrong key in a transaction', { ...people, Key: { id: { N: '1' } } });
  await get('gets nothing in a transaction');
}

async function documents(call) {
  await call('puts a document', 'Put', {
    ...people,
    Item: {
      id: 'doc',
      n: 12.5,
      big: 9007199254740993n,
      list: [1, 'a', null, true],
      map: { a: { b: [] } },
      set: new Set([1, 2]),
      bytes: new Uint8Array([1, 2]),
    },
  });
  await call('gets a document', 'Get', { ...people, Key: { id: 'doc' } });
  await call('puts an undefined value', 'Put', { ...people, Item: { id: 'doc', nothing: undefined } });
  await call('puts a class', 'Put', { ...people, Item: { id: 'doc', at: new Date(0) } });
  await call('updates a document', 'Update', {
    ...people,
    Key: { id: 'doc' },
    UpdateExpression: 'SET n = n + :one',
    ExpressionAttributeValues: { ':one': 1 },
    ReturnValues: 'UPDATED_NEW',
  });
  await call('queries documents', 'Query', {
    ...orders,
    KeyConditionExpression: '#u = :u',
    ExpressionAttributeNames: { '#u': 'user' },
    ExpressionAttributeValues: { ':u': 'bob' },
  });
  await call('scans documents', 'Scan', {
    ...orders,
    FilterExpression: 'cost = :c',
    ExpressionAttributeValues: { ':c': 30 },
  });
  await call('gets documents in a batch', 'BatchGet', {
    RequestItems: { people: { Keys: [{ id: 'doc' }], ProjectionExpression: 'n' } },
  });
  await call('writes documents in a transaction', 'TransactWrite', {
    TransactItems: [{ Delete: { ...people, Key: { id: 'doc' } } }],
  });
  await call('deletes a document', 'Delete', { ...people, Key: { id: 'bob' }, ReturnValues: 'ALL_OLD' });
}
