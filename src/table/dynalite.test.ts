import dynalite from 'dynalite';
import * as fc from 'fast-check';
import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isPlainObject } from '../trace/item-guard';
import { Table } from './table';

/*
 * The same requests to this table and to dynalite, an independent emulator, in its memory. Where dynalite is known to
 * differ from DynamoDB, the comparison says so.
 */

const NAME = 'panther-kv-store';
let server: Server;
let url = '';

async function sendToDynalite(operation: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.0',
      'X-Amz-Target': `DynamoDB_20120810.${operation}`,
      'X-Amz-Date': '20240101T000000Z',
      Authorization: 'AWS4-HMAC-SHA256 Credential=a/20240101/us-east-1/dynamodb/aws4_request, SignedHeaders=h, Signature=s',
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return JSON.parse(text);
}

beforeAll(async () => {
  server = dynalite({ createTableMs: 0 });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  url = `http://127.0.0.1:${address.port}`;
  await sendToDynalite('CreateTable', {
    TableName: NAME,
    AttributeDefinitions: [{ AttributeName: 'key', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  for (;;) {
    const described = JSON.stringify(await sendToDynalite('DescribeTable', { TableName: NAME }));
    if (described.includes('"TableStatus":"ACTIVE"')) break;
  }
});

afterAll(async () => {
  await new Promise((closed) => server.close(closed));
});

/** What both have to agree on. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (!isPlainObject(value)) {
    if (typeof value !== 'string') return value;
    return (
      value
        // The error's namespace; botocore looks at the name alone.
        .replace(/^com\.amazon[a-z0-9.]*#/, '')
        // DynamoDB's present wording for empty keys.
        .replace('values were invalid: The AttributeValue for a key', 'values are not valid. The AttributeValue for a key')
        // Present DynamoDB names the types that would be allowed.
        .replace(/, typeSet: \w+$/, '')
    );
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, content]) => {
        // DynamoDB leaves Attributes out when there are none; dynalite sends an empty object.
        return name !== 'Attributes' || Object.keys(isPlainObject(content) ? content : {}).length > 0;
      })
      .map(([name, content]) => {
        // Sets have no order.
        const isSet = (name === 'SS' || name === 'NS') && Array.isArray(content);
        return [name, isSet ? [...content].sort() : comparable(content)];
      }),
  );
}

const keys = fc.constantFrom('a', 'b', 'user:1', 'é');
const numbers = fc.constantFrom('0', '1', '2', '10', '-3', '0.5', '1e3', '99999999999999999999');
const members = fc.uniqueArray(fc.constantFrom('x', 'y', 'z', ''), { minLength: 1, maxLength: 3 });
const times = fc.integer({ min: 1_700_000_000, max: 1_700_000_020 }).map(String);
const returnValues = fc.constantFrom('NONE', 'ALL_OLD', 'UPDATED_OLD', 'ALL_NEW', 'UPDATED_NEW');

/** The live-row condition of the helpers, or none. */
const conditions = fc.option(
  times.map((now) => ({
    text: { ConditionExpression: 'expiresAt >= :now' },
    values: { ':now': { N: now } },
  })),
  { nil: { text: {}, values: {} } },
);

const updates = fc.oneof(
  fc.tuple(numbers, times).map(([value, expiry]) => ({
    UpdateExpression: 'ADD intCount :v SET expiresAt = :e',
    values: { ':v': { N: value }, ':e': { N: expiry } },
  })),
  numbers.map((value) => ({ UpdateExpression: 'ADD intCount :v', values: { ':v': { N: value } } })),
  fc.tuple(fc.constantFrom('ADD', 'DELETE'), members, times).map(([verb, set, expiry]) => ({
    UpdateExpression: `${verb} stringSet :s SET expiresAt = :e`,
    values: { ':s': { SS: set }, ':e': { N: expiry } },
  })),
  fc.constantFrom({ SS: ['1'] }, { NS: ['1', '2'] }, { N: '1' }).map((value) => ({
    UpdateExpression: 'ADD stringSet :s',
    values: { ':s': value },
  })),
  times.map((expiry) => ({ UpdateExpression: 'SET expiresAt = :e', values: { ':e': { N: expiry } } })),
  fc.constantFrom('REMOVE intCount', 'REMOVE stringSet').map((UpdateExpression) => ({ UpdateExpression, values: {} })),
  fc.tuple(numbers, numbers).map(([start, step]) => ({
    UpdateExpression: 'SET intCount = if_not_exists(intCount, :a) - :b, notes = list_append(if_not_exists(notes, :l), :m)',
    values: { ':a': { N: start }, ':b': { N: step }, ':l': { L: [] }, ':m': { L: [{ N: step }] } },
  })),
  numbers.map((value) => ({
    UpdateExpression: 'SET intCount = intCount + :v REMOVE notes[0]',
    values: { ':v': { N: value } },
  })),
);

const requests = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(keys, updates, conditions, returnValues) },
  {
    weight: 6,
    arbitrary: fc.tuple(keys, fc.constantFrom(undefined, 'intCount, expiresAt', 'stringSet', 'notes[0], dictionary')),
  },
  { weight: 2, arbitrary: fc.tuple(keys, members, times, fc.boolean()) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom({ key: { S: '' } }, { key: { N: '1' } }, { k: { S: 'a' } })) },
  { weight: 1, arbitrary: fc.tuple(keys, fc.constant(null), fc.boolean()) },
);

type Generated = typeof requests extends fc.Arbitrary<infer T> ? T : never;

function toRequest(generated: Generated): { operation: string; request: object } {
  const key = (name: string) => ({ Key: { key: { S: name } } });
  if (generated.length === 1) return { operation: 'GetItem', request: { Key: generated[0] } };
  if (generated.length === 2) {
    const [name, projection] = generated;
    const rest = projection === undefined ? {} : { ProjectionExpression: projection };
    return { operation: 'GetItem', request: { ...key(name), ...rest, ReturnConsumedCapacity: 'TOTAL' } };
  }
  if (generated.length === 3) {
    const [name, , old] = generated;
    return { operation: 'DeleteItem', request: { ...key(name), ...(old ? { ReturnValues: 'ALL_OLD' } : {}) } };
  }
  const [name, second, third, fourth] = generated;
  if (Array.isArray(second)) {
    const item = { key: { S: name }, stringSet: { SS: second }, expiresAt: { N: third } };
    return { operation: 'PutItem', request: { Item: item, ...(fourth === true ? { ReturnValues: 'ALL_OLD' } : {}) } };
  }
  if (typeof third === 'string') throw new Error('An update has a condition in third place');
  const values = { ...second.values, ...third.values };
  const request = {
    ...key(name),
    UpdateExpression: second.UpdateExpression,
    ...third.text,
    ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
    ReturnValues: fourth,
  };
  return { operation: 'UpdateItem', request };
}

it('answers a few hundred requests like dynalite', async () => {
  const table = new Table([]);
  const tally = new Map<string, number>();
  for (const generated of fc.sample(requests, { seed: 1, numRuns: 300 })) {
    const { operation, request } = toRequest(generated);
    const body = { TableName: NAME, ...request };
    const ours = table.execute(operation, JSON.stringify(body));
    const theirs = await sendToDynalite(operation, body);
    const outcome = `${operation} ${ours.error?.type ?? 'succeeds'}`;
    tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
    if (ours.error === null && operation === 'UpdateItem' && ours.after === null) {
      // dynalite creates an item for an update with nothing but REMOVE; DynamoDB does not.
      expect(await sendToDynalite('DeleteItem', { TableName: NAME, Key: { key: { S: ours.key } }, ReturnValues: 'ALL_OLD' }))
        .toEqual({ Attributes: { key: { S: ours.key } } });
      continue;
    }
    expect(comparable(JSON.parse(ours.response)), JSON.stringify(body)).toEqual(comparable(theirs));
  }
  // The sequence meets every kind of answer.
  expect([...tally.keys()].sort()).toEqual([
    'DeleteItem succeeds',
    'GetItem ValidationException',
    'GetItem succeeds',
    'PutItem succeeds',
    'UpdateItem ConditionalCheckFailedException',
    'UpdateItem ValidationException',
    'UpdateItem succeeds',
  ]);
  const scanned: unknown = await sendToDynalite('Scan', { TableName: NAME });
  const ownScan: unknown = JSON.parse(table.execute('Scan', JSON.stringify({ TableName: NAME })).response);
  const byKey = (scan: unknown) =>
    (isPlainObject(scan) && Array.isArray(scan['Items']) ? scan['Items'] : [])
      .map((item) => JSON.stringify(Object.entries(comparable(item) ?? {}).sort()))
      .sort();
  expect(byKey(ownScan)).toEqual(byKey(scanned));
  expect(byKey(ownScan)).not.toEqual([]);
}, 60_000);
