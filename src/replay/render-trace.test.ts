import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Table } from '../table/table';
import type { Outcome } from '../table/table-types';
import type { Item, JsonValue } from '../trace/item';
import { diffItem } from '../trace/item-delta';
import { SegmentBuilder } from '../trace/segment';
import { aRequest, DETECTION, helperItem, SETTINGS } from '../trace/test-arbitraries';
import { Trace } from '../trace/trace';
import type { StoredEntry } from '../trace/trace-types';
import { exportTrace, renderEntry, traceLines } from './render-trace';

const TABLE = { TableName: 'panther-kv-store' };
const STARTING_TABLE = [helperItem('a', 1, ['x']), helperItem('b', 9, [])];

type Sent = [operation: string, body: { [name: string]: JsonValue }];

function keyOf(key: string): { [name: string]: JsonValue } {
  return { ...TABLE, Key: { key: { S: key } } };
}

function get(key: string): Sent {
  return ['GetItem', keyOf(key)];
}

function increment(key: string, by: number): Sent {
  const values = { ':by': { N: String(by) } };
  return ['UpdateItem', { ...keyOf(key), UpdateExpression: 'ADD intCount :by', ExpressionAttributeValues: values, ReturnValues: 'ALL_NEW' }];
}

function addMember(key: string, member: string): Sent {
  const values = { ':m': { SS: [member] } };
  return ['UpdateItem', { ...keyOf(key), UpdateExpression: 'ADD stringSet :m', ExpressionAttributeValues: values, ReturnValues: 'UPDATED_NEW' }];
}

function putNew(key: string): Sent {
  const item = { key: { S: key }, dictionary: { S: '{"a": 1}' } };
  return ['PutItem', { ...TABLE, Item: item, ConditionExpression: 'attribute_not_exists(intCount)', ReturnValues: 'ALL_OLD' }];
}

function remove(key: string): Sent {
  return ['DeleteItem', { ...keyOf(key), ReturnValues: 'ALL_OLD' }];
}

function query(key: string): Sent {
  const values = { ':k': { S: key } };
  return ['Query', { ...TABLE, KeyConditionExpression: '#k = :k', ExpressionAttributeNames: { '#k': 'key' }, ExpressionAttributeValues: values }];
}

const SCAN: Sent = ['Scan', TABLE];
const DESCRIBE: Sent = ['DescribeTable', TABLE];

const anyKey = fc.constantFrom('a', 'b', 'c', '__proto__', '');
const anyRequest: fc.Arbitrary<Sent> = fc.oneof(
  anyKey.map(get),
  fc.tuple(anyKey, fc.integer({ min: -5, max: 5 })).map(([key, by]) => increment(key, by)),
  fc.tuple(anyKey, fc.constantFrom('x', 'y', 'z', '')).map(([key, member]) => addMember(key, member)),
  anyKey.map(putNew),
  anyKey.map(remove),
  anyKey.map(query),
  fc.constantFrom(SCAN, DESCRIBE, ['ListTables', {}] as Sent),
);

/** Executes requests on a table and records them as a run does. */
function record(requests: readonly Sent[], starting: readonly Item[] = STARTING_TABLE): { trace: Trace; outcomes: Outcome[] } {
  const table = new Table(starting);
  const outcomes: Outcome[] = [];
  const entries = requests.map(([operation, request], i) => {
    const body = JSON.stringify(request);
    const outcome = table.execute(operation, body);
    outcomes.push(outcome);
    const { error, before, after, key, units } = outcome;
    const delta = diffItem(before, after);
    return aRequest(10 + i, { operation: outcome.operation, body, key, units, delta, ...(error && { error }) });
  });
  return { trace: Trace.start(5, starting, SETTINGS, [DETECTION]).appendEntries(entries), outcomes };
}

describe('renderEntry', () => {
  it('computes each response, item before and item after as they were', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { maxLength: 25 }), (requests) => {
        const { trace, outcomes } = record(requests);
        outcomes.forEach((outcome, i) => {
          const entry = renderEntry(trace, i + 1);
          if (entry.kind !== 'request') throw new Error(`entry ${i + 1} is a ${entry.kind}`);
          expect(entry.request).toEqual(requests[i]?.[1]);
          expect(entry.before).toEqual(outcome.before);
          expect(entry.after).toEqual(outcome.after);
          if (outcome.error === null) expect(entry.response).toEqual(JSON.parse(outcome.response));
          else expect(entry).not.toHaveProperty('response');
        });
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('has recorded the errors and units that executing again on the folded table gives', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { maxLength: 25 }), (requests) => {
        const { trace } = record(requests);
        requests.forEach(([operation, body], i) => {
          const again = new Table(trace.tableAt(i + 1).values()).execute(operation, JSON.stringify(body));
          const entry = trace.stored(i + 1);
          if (entry.kind !== 'request') throw new Error(`entry ${i + 1} is a ${entry.kind}`);
          expect(entry.error ?? null).toEqual(again.error);
          expect(entry.units).toBe(again.units);
          expect(entry.operation).toBe(again.operation);
        });
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('shows a body that is no JSON as the text it is', () => {
    const error = { type: 'SerializationException', message: 'no JSON' };
    const trace = record([]).trace.appendEntries([aRequest(6, { key: null, body: 'no JSON', error, units: 0 })]);
    expect(renderEntry(trace, 1)).toMatchObject({ request: 'no JSON', error, before: null, after: null });
  });

  it('writes a request that is nested too deeply to be written again as the text it is', () => {
    const body = `${'['.repeat(500_000)}${']'.repeat(500_000)}`;
    const trace = record([]).trace.appendEntries([aRequest(6, { key: null, body, error: { type: 'SerializationException', message: 'no object' }, units: 0 })]);
    expect(JSON.parse(exportTrace(trace)[1] ?? '')).toMatchObject({ seq: 1, kind: 'request', request: body });
  });

  it('throws a RangeError past the end', () => {
    expect(() => renderEntry(record([]).trace, 1)).toThrow(RangeError);
  });
});

describe('exportTrace', () => {
  const others: StoredEntry[] = [
    { kind: 'event', at: 40, event: 1, time: 'event', data: { p_log_type: 'Okta', n: 0.1, big: 1e300, text: '\u2028"🙂' } },
    { kind: 'result', at: 41, event: 1, detection: DETECTION.id, output: false, error: null, alert: null, stdout: 'x\n' },
    { kind: 'delete', at: 42.125, key: 'a', by: 'sweeper' },
    { kind: 'edit', at: 43, key: 'b', by: 'hand', delta: { set: { intCount: { N: '12345678901234567890123456789012345678' } } } },
    { kind: 'clock', at: 50, from: 43, by: 'hand' },
  ];

  it('writes each entry as renderEntry shows it, a line each', () => {
    fc.assert(
      fc.property(fc.array(anyRequest, { maxLength: 15 }), (requests) => {
        const trace = record(requests).trace.appendEntries(others);
        const lines = exportTrace(trace);
        expect(lines).toHaveLength(trace.length);
        lines.forEach((line, seq) => {
          expect(line).not.toContain('\n');
          expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(renderEntry(trace, seq))));
          expect(line).toBe(JSON.stringify(renderEntry(trace, seq)));
        });
        expect([...traceLines(Trace.from(trace.segments))]).toEqual(lines);
      }),
      { seed: 1, numRuns: 25 },
    );
  });

  it('names the fields in a fixed order', () => {
    const { trace } = record([increment('a', 2), putNew('a')]);
    const lines = exportTrace(trace.appendEntries(others));
    const names = lines.map((line) => Object.keys(JSON.parse(line) as object).join(' '));
    const request = 'seq at kind event detection file line helper operation key request';
    expect(names).toEqual([
      'seq at kind table settings detections',
      `${request} response before after units`,
      `${request} error before after units`,
      'seq at kind event time data',
      'seq at kind event detection output error alert stdout',
      'seq at kind key by before',
      'seq at kind key by before after',
      'seq at kind from by',
    ]);
    expect(lines[6]).toContain('12345678901234567890123456789012345678');
  });

  it('keeps the text of events and results, whatever numbers and order it has', () => {
    const builder = new SegmentBuilder();
    const dataText = '{"b": 1.0,"1":9007199254740993,"x":1e400}';
    builder.add({ kind: 'event', at: 6, event: 1, time: 'missing', data: JSON.parse(dataText) as JsonValue, dataText });
    const told = '"output": true, "error": null, "alert": {"context": {"b": 1.0, "1": 2}}, "stdout": ""}';
    builder.addResultText(6.5, 1, 'a', `{${told}`);
    const lines = exportTrace(record([]).trace.append(builder.take()));
    expect(lines.slice(1)).toEqual([
      `{"seq":1,"at":6,"kind":"event","event":1,"time":"missing","data":${dataText}}`,
      `{"seq":2,"at":6.5,"kind":"result","event":1,"detection":"a",${told}`,
    ]);
  });

  it('sorts the keys once for the pages of a Scan, and again after a write', () => {
    const table = Array.from({ length: 40 }, (_, i) => helperItem(`k${i}`, i, []));
    const pages = Array.from({ length: 5 }, (): Sent => ['Scan', { ...TABLE, Limit: 3 }]);
    const { trace, outcomes } = record([...pages, remove('k0'), ...pages], table);
    const sort = vi.spyOn(Array.prototype, 'sort');
    const lines = exportTrace(trace);
    const large = sort.mock.contexts.filter((array) => Array.isArray(array) && array.length >= 39);
    sort.mockRestore();
    expect(large).toHaveLength(2);
    const shown = lines.slice(1).map((line) => (JSON.parse(line) as { response: JsonValue }).response);
    expect(shown).toEqual(outcomes.map(({ response }) => JSON.parse(response) as JsonValue));
  });
});
