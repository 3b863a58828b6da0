import { describe, expect, it } from 'vitest';
import type { Item } from '../trace/item';
import { Table } from './table';

const NAME = 'panther-kv-store';

/** Sends a request to the table; the answer is the parsed response, or `error` with the error. */
function send(table: Table, operation: string, request: object) {
  const outcome = table.execute(operation, JSON.stringify({ TableName: NAME, ...request }));
  const response: unknown = JSON.parse(outcome.response);
  return { ...outcome, response };
}

function refusal(table: Table, operation: string, request: object): string {
  const { error } = send(table, operation, request);
  return error === null ? 'no error' : `${error.type}: ${error.message}`;
}

const key = (text: string) => ({ Key: { key: { S: text } } });

/** The two requests of increment_counter: on a live row, and unconditionally. */
const liveIncrement = (name: string, now: number, expiry: number) => ({
  ...key(name),
  UpdateExpression: 'ADD intCount :v SET expiresAt = :e',
  ConditionExpression: 'expiresAt >= :now',
  ExpressionAttributeValues: { ':v': { N: '1' }, ':e': { N: String(expiry) }, ':now': { N: String(now) } },
  ReturnValues: 'UPDATED_NEW',
});
const plainIncrement = (name: string, expiry: number) => ({
  ...key(name),
  UpdateExpression: 'ADD intCount :v SET expiresAt = :e',
  ExpressionAttributeValues: { ':v': { N: '1' }, ':e': { N: String(expiry) } },
});

describe('requests of the helpers', () => {
  it('counts: a failed conditional increment, an unconditional one, then a conditional one', () => {
    const table = new Table([]);
    const first = send(table, 'UpdateItem', liveIncrement('k', 100, 200));
    expect(first.error).toEqual({ type: 'ConditionalCheckFailedException', message: 'The conditional request failed' });
    expect(first).toMatchObject({ key: 'k', before: null, after: null, units: 1 });
    expect(first.response).toEqual({
      __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException',
      message: 'The conditional request failed',
    });
    const second = send(table, 'UpdateItem', plainIncrement('k', 200));
    expect(second.response).toEqual({});
    const after = { key: { S: 'k' }, intCount: { N: '1' }, expiresAt: { N: '200' } };
    expect(second).toMatchObject({ error: null, operation: 'UpdateItem', key: 'k', before: null, after, units: 1 });
    const third = send(table, 'UpdateItem', liveIncrement('k', 200, 300));
    expect(third.response).toEqual({ Attributes: { intCount: { N: '2' }, expiresAt: { N: '300' } } });
    expect(third.before).toEqual(after);
    expect(refusal(table, 'UpdateItem', liveIncrement('k', 301, 400))).toContain('ConditionalCheckFailed');
  });

  it('resumes an expired counter where it stood', () => {
    const table = new Table([{ key: { S: 'k' }, intCount: { N: '9' }, expiresAt: { N: '10' } }]);
    send(table, 'UpdateItem', plainIncrement('k', 200));
    expect(table.contents.get('k')).toEqual({ key: { S: 'k' }, intCount: { N: '10' }, expiresAt: { N: '200' } });
  });

  it('creates no item for an update that only takes away', () => {
    const table = new Table([]);
    for (const UpdateExpression of ['REMOVE intCount', 'REMOVE stringSet, expiresAt']) {
      const { response, after } = send(table, 'UpdateItem', { ...key('k'), UpdateExpression, ReturnValues: 'ALL_NEW' });
      expect({ response, after }).toEqual({ response: {}, after: null });
    }
    const deleted = send(table, 'UpdateItem', {
      ...key('k'),
      UpdateExpression: 'DELETE stringSet :s',
      ExpressionAttributeValues: { ':s': { SS: ['a'] } },
    });
    expect(deleted.after).toBeNull();
    expect(table.contents.size).toBe(0);
  });

  it('creates an item for a mixed update, and for one without expression', () => {
    const table = new Table([]);
    send(table, 'UpdateItem', {
      ...key('a'),
      UpdateExpression: 'REMOVE x SET expiresAt = :e',
      ExpressionAttributeValues: { ':e': { N: '1' } },
    });
    send(table, 'UpdateItem', key('b'));
    expect(table.contents.get('a')).toEqual({ key: { S: 'a' }, expiresAt: { N: '1' } });
    expect(table.contents.get('b')).toEqual({ key: { S: 'b' } });
  });

  it('adds to sets, keeps them sorted, and drops the attribute with the last member', () => {
    const table = new Table([]);
    const change = (verb: string, members: string[]) =>
      send(table, 'UpdateItem', {
        ...key('k'),
        UpdateExpression: `${verb} stringSet :s`,
        ExpressionAttributeValues: { ':s': { SS: members } },
        ReturnValues: 'UPDATED_NEW',
      }).response;
    expect(change('ADD', ['c', 'a'])).toEqual({ Attributes: { stringSet: { SS: ['a', 'c'] } } });
    expect(change('ADD', ['b', 'a'])).toEqual({ Attributes: { stringSet: { SS: ['a', 'b', 'c'] } } });
    expect(change('DELETE', ['a', 'z'])).toEqual({ Attributes: { stringSet: { SS: ['b', 'c'] } } });
    expect(change('DELETE', ['b', 'c'])).toEqual({});
    expect(table.contents.get('k')).toEqual({ key: { S: 'k' } });
  });

  it('replaces the whole row with PutItem and returns the old one when asked', () => {
    const old: Item = { key: { S: 'k' }, intCount: { N: '1' } };
    const table = new Table([old]);
    const item = { key: { S: 'k' }, dictionary: { S: '{}' }, expiresAt: { N: '5' } };
    const put = send(table, 'PutItem', { Item: item, ReturnValues: 'ALL_OLD' });
    expect(put).toMatchObject({ response: { Attributes: old }, before: old, after: item });
    expect(send(table, 'GetItem', { ...key('k'), ProjectionExpression: 'dictionary, intCount' }).response).toEqual({
      Item: { dictionary: { S: '{}' } },
    });
    expect(send(table, 'DeleteItem', key('k'))).toMatchObject({ response: {}, before: item, after: null });
    expect(send(table, 'GetItem', key('k'))).toMatchObject({ response: {}, before: null, after: null, key: 'k' });
  });
});

describe('refusals', () => {
  const table = new Table([{ key: { S: 'k' }, note: { S: 'x' }, numbers: { NS: ['1'] } }]);
  const update = (UpdateExpression: string, values?: object) =>
    refusal(table, 'UpdateItem', {
      ...key('k'),
      UpdateExpression,
      ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
    });

  it.each([
    ['GetItem', { Key: { key: { N: '1' } } }, 'The provided key element does not match the schema'],
    ['GetItem', { Key: { other: { S: '1' } } }, 'The provided key element does not match the schema'],
    ['GetItem', { Key: { key: { S: 'a' }, b: { S: 'b' } } }, 'The provided key element does not match the schema'],
    [
      'GetItem',
      { Key: { key: { S: '' } } },
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: key',
    ],
    [
      'GetItem',
      { Key: { key: { S: 'é'.repeat(1025) } } },
      'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes',
    ],
    ['PutItem', { Item: { a: { S: '' } } }, 'One or more parameter values were invalid: Missing the key key in the item'],
    [
      'PutItem',
      { Item: { key: { N: '1' } } },
      'One or more parameter values were invalid: Type mismatch for key key expected: S actual: N',
    ],
    [
      'PutItem',
      { Item: { key: { S: 'k' }, big: { S: 'x'.repeat(400 * 1024) } } },
      'Item size has exceeded the maximum allowed size',
    ],
    ['PutItem', { Item: { key: { S: 'k' } }, ReturnValues: 'ALL_NEW' }, 'ReturnValues can only be ALL_OLD or NONE'],
    [
      'GetItem',
      {},
      "1 validation error detected: Value null at 'key' failed to satisfy constraint: Member must not be null",
    ],
    ['Scan', { IndexName: 'byUser' }, 'The table does not have the specified index: byUser'],
  ])('answers %s with its message (%#)', (operation, request, message) => {
    expect(refusal(table, operation, request)).toBe(`ValidationException: ${message}`);
  });

  it('names the wrong operand of an update', () => {
    const wrongStored = 'ValidationException: An operand in the update expression has an incorrect data type';
    expect(update('ADD note :v', { ':v': { N: '1' } })).toBe(wrongStored);
    expect(update('ADD numbers :v', { ':v': { SS: ['1'] } })).toBe(wrongStored);
    expect(update('DELETE numbers :v', { ':v': { SS: ['1'] } })).toBe(wrongStored);
    expect(update('SET a = note + :v', { ':v': { N: '1' } })).toBe(wrongStored);
    expect(update('ADD a :v', { ':v': { S: '1' } })).toBe(
      'ValidationException: Invalid UpdateExpression: Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND',
    );
    expect(update('SET a = gone')).toBe(
      'ValidationException: The provided expression refers to an attribute that does not exist in the item',
    );
    expect(update('SET gone.b = :v', { ':v': { N: '1' } })).toBe(
      'ValidationException: The document path provided in the update expression is invalid for update',
    );
    expect(update('REMOVE gone.b')).toContain('invalid for update');
    expect(update('SET big = :v', { ':v': { S: 'x'.repeat(400 * 1024 - 5) } })).toBe(
      'ValidationException: Item size to update has exceeded the maximum allowed size',
    );
  });

  it('refuses to change the key', () => {
    const message = 'Cannot update attribute key. This attribute is part of the key';
    const names = { ExpressionAttributeNames: { '#k': 'key' } };
    const request = { ...key('k'), UpdateExpression: 'REMOVE #k', ...names };
    expect(refusal(table, 'UpdateItem', request)).toContain(message);
  });

  it('leaves the item alone, and says which it was', () => {
    const before = table.contents.get('k');
    const { after, key: concerned, units } = send(table, 'UpdateItem', { ...key('k'), UpdateExpression: 'SET' });
    expect({ after, concerned, units }).toEqual({ after: before, concerned: 'k', units: 0 });
    expect(table.contents.get('k')).toBe(before);
  });

  it('knows one table, seven operations, and no legacy parameters', () => {
    const wrong = table.execute('GetItem', JSON.stringify({ TableName: 'other', ...key('k') }));
    expect(wrong.error).toEqual({ type: 'ResourceNotFoundException', message: 'Requested resource not found' });
    expect(table.execute('DescribeTable', '{"TableName":"other"}').error?.message).toBe(
      'Requested resource not found: Table: other not found',
    );
    expect(table.execute('CreateTable', '{}')).toMatchObject({
      operation: 'other',
      error: { type: 'UnknownOperationException' },
    });
    expect(table.execute('constructor', '{}').error?.type).toBe('UnknownOperationException');
    expect(refusal(table, 'UpdateItem', { ...key('k'), AttributeUpdates: {} })).toContain('use UpdateExpression');
  });

  it.each(['', '{', '[]', 'null', '"x"', '{"TableName": 5}', '{"TableName": "panther-kv-store", "Key": {"key": "x"}}'])(
    'answers the body %j with a SerializationException',
    (body) => {
      expect(table.execute('GetItem', body).error?.type).toBe('SerializationException');
    },
  );
});

describe('capacity', () => {
  it('reports consumed units where asked', () => {
    const table = new Table([{ key: { S: 'k' }, text: { S: 'x'.repeat(5000) } }]);
    const request = { ...key('k'), ReturnConsumedCapacity: 'TOTAL' };
    expect(send(table, 'GetItem', request).response).toMatchObject({
      ConsumedCapacity: { TableName: NAME, CapacityUnits: 1 },
    });
    expect(send(table, 'GetItem', { ...request, ConsistentRead: true }).units).toBe(2);
    expect(send(table, 'DeleteItem', request)).toMatchObject({
      units: 5,
      response: { ConsumedCapacity: { CapacityUnits: 5 } },
    });
    expect(send(table, 'GetItem', request).units).toBe(0.5);
  });

  it('charges a failed condition for the item that was there', () => {
    const table = new Table([{ key: { S: 'k' }, text: { S: 'x'.repeat(3000) } }]);
    const failed = send(table, 'PutItem', {
      Item: { key: { S: 'k' } },
      ConditionExpression: 'attribute_not_exists(#k)',
      ExpressionAttributeNames: { '#k': 'key' },
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    expect(failed).toMatchObject({ units: 3, response: { Item: { key: { S: 'k' } } } });
  });
});

describe('Scan and Query', () => {
  const items = ['d', 'b', 'a', 'c'].map((name, i): Item => ({ key: { S: name }, n: { N: String(i) } }));
  const table = new Table(items);

  const names = { ExpressionAttributeNames: { '#k': 'key' } };

  it('pages through all items by key', () => {
    const only = (name: string) => ({ key: { S: name } });
    const page = { Limit: 3, ProjectionExpression: '#k', ...names };
    expect(send(table, 'Scan', page).response).toEqual({
      Items: ['a', 'b', 'c'].map(only),
      Count: 3,
      ScannedCount: 3,
      LastEvaluatedKey: only('c'),
    });
    expect(send(table, 'Scan', { ...page, ExclusiveStartKey: only('c') }).response).toEqual({
      Items: [only('d')],
      Count: 1,
      ScannedCount: 1,
    });
  });

  it('filters, counts, and splits into segments', () => {
    const filter = { FilterExpression: 'n > :v', ExpressionAttributeValues: { ':v': { N: '1' } } };
    expect(send(table, 'Scan', { ...filter, Select: 'COUNT' }).response).toEqual({ Count: 2, ScannedCount: 4 });
    const segments = [0, 1].map((Segment) => {
      const { response } = send(table, 'Scan', { Segment, TotalSegments: 2, ProjectionExpression: '#k', ...names });
      return JSON.stringify(response);
    });
    const appearances = ['a', 'b', 'c', 'd'].map((name) => segments.filter((text) => text.includes(`"${name}"`)).length);
    expect(appearances).toEqual([1, 1, 1, 1]);
    expect(refusal(table, 'Scan', { Segment: 0 })).toContain('TotalSegments parameter is required');
  });

  it('sees items that came and went since the last scan', () => {
    const changing = new Table([]);
    const scanned = () => send(changing, 'Scan', {}).response;
    expect(scanned()).toEqual({ Items: [], Count: 0, ScannedCount: 0 });
    changing.put('a', { key: { S: 'a' } });
    expect(scanned()).toEqual({ Items: [{ key: { S: 'a' } }], Count: 1, ScannedCount: 1 });
    changing.put('a', null);
    expect(scanned()).toEqual({ Items: [], Count: 0, ScannedCount: 0 });
  });

  it('ends a page at a megabyte', () => {
    const large = new Table(
      [1, 2, 3, 4].map((i): Item => ({ key: { S: `k${i}` }, text: { S: 'x'.repeat(380 * 1024) } })),
    );
    expect(send(large, 'Scan', { Select: 'COUNT' }).response).toEqual({
      Count: 3,
      ScannedCount: 3,
      LastEvaluatedKey: { key: { S: 'k3' } },
    });
  });

  it('queries by hash key', () => {
    const by = (KeyConditionExpression: string) => ({
      ...names,
      KeyConditionExpression,
      ExpressionAttributeValues: { ':k': { S: 'b' } },
    });
    const found = send(table, 'Query', by('#k = :k'));
    expect(found.response).toEqual({ Items: [{ key: { S: 'b' }, n: { N: '1' } }], Count: 1, ScannedCount: 1 });
    expect(found.key).toBe('b');
    expect(refusal(table, 'Query', by('#k > :k'))).toBe('ValidationException: Query key condition not supported');
    expect(refusal(table, 'Query', { ...by('n = :k'), ExpressionAttributeNames: undefined })).toContain(
      'Query condition missed key schema element: key',
    );
    expect(refusal(table, 'Query', {})).toContain('must be specified in the request');
  });

  it('describes the table', () => {
    expect(send(table, 'DescribeTable', {}).response).toMatchObject({
      Table: { TableName: NAME, ItemCount: 4, KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }] },
    });
  });
});

describe('edits by hand', () => {
  it('puts and deletes, and validates like PutItem', () => {
    const table = new Table([]);
    const item: Item = { key: { S: 'k' }, n: { N: '1.50' } };
    const stored = { key: { S: 'k' }, n: { N: '1.5' } };
    expect(table.put('k', item)).toEqual({ before: null, after: stored });
    expect(table.put('k', null)).toEqual({ before: stored, after: null });
    expect(table.contents.size).toBe(0);
    expect(() => table.put('other', item)).toThrow('not the key');
    expect(() => table.put('k', { key: { S: 'k' }, s: { SS: [] } })).toThrow('set  may not be empty');
  });
});

describe('names of Object.prototype', () => {
  it('are attributes and keys like any other', () => {
    const table = new Table([]);
    table.execute(
      'PutItem',
      `{"TableName":"${NAME}","Item":{"key":{"S":"__proto__"},"__proto__":{"M":{"polluted":{"S":"x"}}}}}`,
    );
    const names = { '#p': '__proto__', '#c': 'constructor' };
    const read = send(table, 'GetItem', {
      ...key('__proto__'),
      ProjectionExpression: '#p.polluted, #c',
      ExpressionAttributeNames: names,
    });
    expect(JSON.stringify(read.response)).toBe('{"Item":{"__proto__":{"M":{"polluted":{"S":"x"}}}}}');
    send(table, 'UpdateItem', {
      ...key('toString'),
      UpdateExpression: 'SET #p = :v, #c = :v',
      ConditionExpression: 'attribute_not_exists(#c)',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ':v': { S: 'v' } },
    });
    expect(Object.keys(table.contents.get('toString') ?? {})).toEqual(['key', '__proto__', 'constructor']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
