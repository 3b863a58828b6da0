import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from './item';
import { diffItem } from './item-delta';
import { readEntry, SegmentBuilder } from './segment';
import { aRequest, DETECTION, helperItem, SETTINGS } from './test-arbitraries';
import { Trace } from './trace';
import type { StoredEntry } from './trace-types';

const STARTING_TABLE = [helperItem('a', 1, ['x']), helperItem('b', null, [])];

function started(): Trace {
  return Trace.start(100, STARTING_TABLE, SETTINGS, [DETECTION]);
}

/** Sets, deletes and reads over a few keys, as entries and as the tables that they lead to (one for each length). */
function history(changes: readonly [key: string, count: number | null][]): { entries: StoredEntry[]; tables: Map<string, Item>[] } {
  const table = new Map<string, Item>();
  const entries: StoredEntry[] = [];
  const tables = [new Map(), new Map(table)];
  changes.forEach(([key, count], i) => {
    const before = table.get(key) ?? null;
    const after = count === null ? null : count < 0 ? before : helperItem(key, count, [`m${count % 3}`, key]);
    if (count === null && i % 2 === 0) entries.push({ kind: 'delete', at: i, key, by: 'reset' });
    else entries.push(aRequest(i, { key, delta: diffItem(before, after) }));
    if (after === null) table.delete(key);
    else table.set(key, after);
    tables.push(new Map(table));
  });
  return { entries, tables };
}

const changes = fc.array(
  fc.tuple(fc.constantFrom('a', 'b', 'c', '__proto__'), fc.option(fc.integer({ min: -3, max: 9 }))),
  { maxLength: 40 },
);

describe('Trace', () => {
  it('begins with the starting table and the settings', () => {
    const trace = started();
    expect(trace.length).toBe(1);
    expect(trace.clock).toBe(100);
    expect([...trace.table().values()]).toEqual(STARTING_TABLE);
    expect(trace.tableAt(0).size).toBe(0);
    expect(trace.start()).toMatchObject({ settings: SETTINGS, detections: [DETECTION], table: STARTING_TABLE });
    expect(trace.stored(0)).toEqual(trace.start());
  });

  it('refuses segments without a start', () => {
    const builder = new SegmentBuilder();
    builder.add(aRequest(1, {}));
    expect(() => Trace.from([builder.take()])).toThrow('begins with');
    expect(() => Trace.from([])).toThrow('begins with');
  });

  it('folds to the same table at every length, however it was appended and asked', () => {
    fc.assert(
      fc.property(changes, fc.array(fc.nat(), { maxLength: 20 }), fc.nat({ max: 5 }), (list, order, cut) => {
        const { entries, tables } = history(list);
        let trace = Trace.start(0, [], SETTINGS, []);
        for (let i = 0; i < entries.length; i += cut + 1) {
          trace = trace.appendEntries(entries.slice(i, i + cut + 1));
          if (i % 3 === 0) trace.table();
        }
        const again = Trace.from(trace.segments.map((segment) => structuredClone(segment)));
        for (const value of [trace, again]) {
          for (const one of order) {
            const length = one % (value.length + 1);
            expect(Object.fromEntries(value.tableAt(length))).toEqual(Object.fromEntries(tables[length] ?? []));
          }
          expect([...value.table()]).toEqual([...(tables.at(-1) ?? [])]);
        }
      }),
      { seed: 1 },
    );
  });

  it('knows the item before and after each entry', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const { entries, tables } = history(list);
        const trace = Trace.start(0, [], SETTINGS, []).appendEntries(entries);
        list.forEach(([key], i) => {
          expect(trace.itemBefore(i + 1)).toEqual(tables[i + 1]?.get(key) ?? null);
          expect(trace.itemAfter(i + 1)).toEqual(tables[i + 2]?.get(key) ?? null);
        });
      }),
      { seed: 1 },
    );
  });

  it('folds a long trace over its keyframes', () => {
    const entries = Array.from({ length: 5_500 }, (_, i) => {
      const before = i < 20 ? null : helperItem(`k${i % 20}`, i - 20, []);
      return aRequest(i, { key: `k${i % 20}`, delta: diffItem(before, helperItem(`k${i % 20}`, i, [])) });
    });
    const trace = Trace.start(0, [], SETTINGS, []).appendEntries(entries);
    trace.table();
    for (const length of [5_501, 21, 4_000, 1_000, 1_001, 1_002, 3_999, 1]) {
      const table = trace.tableAt(length);
      expect(table.size).toBe(Math.min(20, length - 1));
      for (let i = Math.max(0, length - 21); i < length - 1; i++) {
        expect(table.get(`k${i % 20}`)).toEqual(helperItem(`k${i % 20}`, i, []));
      }
    }
    expect(trace.itemBefore(3_001)).toEqual(helperItem('k0', 2_980, []));
  });

  it('leaves older values as they were, whatever is appended to them', () => {
    const base = started();
    const set = (trace: Trace, key: string, count: number): Trace =>
      trace.appendEntries([
        { kind: 'edit', at: 200 + count, key, by: 'hand', delta: diffItem(trace.table().get(key) ?? null, helperItem(key, count, [])) },
      ]);
    const one = set(base, 'a', 5);
    const oneTable = one.table();
    const two = set(one, 'a', 6);
    const other = set(base, 'a', 7);
    const third = set(one, 'c', 8);
    expect(two.table().get('a')).toEqual(helperItem('a', 6, []));
    expect(other.table().get('a')).toEqual(helperItem('a', 7, []));
    expect(third.table().get('a')).toEqual(helperItem('a', 5, []));
    expect(third.table().get('c')).toEqual(helperItem('c', 8, []));
    expect([base.length, one.length, two.length, other.length, third.length]).toEqual([1, 2, 3, 2, 3]);
    expect([base.clock, one.clock, two.clock, other.clock]).toEqual([100, 205, 206, 207]);
    expect(one.table()).toBe(oneTable);
    expect(oneTable.get('a')).toEqual(helperItem('a', 5, []));
    expect([...base.table().values()]).toEqual(STARTING_TABLE);
    expect(one.segments).toHaveLength(2);
    expect(two.segments[1]).toBe(one.segments[1]);
    expect(() => one.row(2)).toThrow(RangeError);
  });

  it('does not mix the keyframes of two continuations of one value', () => {
    const counting = (from: number, to: number): StoredEntry[] =>
      Array.from({ length: to - from }, (_, i) =>
        aRequest(i, { key: 'a', delta: { set: { key: { S: 'a' }, intCount: { N: String(from + i) } } } }),
      );
    const base = Trace.start(0, [], SETTINGS, []).appendEntries(counting(0, 1_500));
    const only = aRequest(0, { key: 'b', delta: { set: { key: { S: 'b' } } } });
    const one = base.appendEntries([only, ...counting(1_501, 4_000)]);
    one.table();
    const other = base.appendEntries(counting(10_000, 12_500));
    expect(other.tableAt(3_500).has('b')).toBe(false);
    expect(other.tableAt(3_500).get('a')).toEqual(helperItem('a', 11_998, []));
    expect(other.itemBefore(3_500)).toEqual(helperItem('a', 11_998, []));
    expect(other.tableAt(1_200).get('a')).toEqual(helperItem('a', 1_198, []));
    expect(one.tableAt(3_500).get('a')).toEqual(helperItem('a', 3_498, []));
  });

  it('gives every item its hash key, also where a change does not', () => {
    const trace = started().appendEntries([aRequest(101, { key: 'z', delta: { set: { n: { N: '1' } } } })]);
    expect(trace.table().get('z')).toEqual({ key: { S: 'z' }, n: { N: '1' } });
    expect(trace.itemAfter(1)).toEqual({ key: { S: 'z' }, n: { N: '1' } });
  });

  it('hands out the same map while nothing in the table changes', () => {
    const trace = started();
    const table = trace.table();
    const read = trace.appendEntries([aRequest(101, { operation: 'GetItem' })]);
    expect(read.table()).toBe(table);
    expect(read.append(new SegmentBuilder().take())).toBe(read);
  });

  it('shows each kind of entry as a row', () => {
    const result = { kind: 'result', at: 102, event: 1, detection: DETECTION.id, stdout: '' } as const;
    const error = { function: 'rule', type: 'ValueError', message: 'bad\nworse', repr: 'ValueError()', file: 'rules/x.py', line: 9, traceback: '' };
    const trace = started().appendEntries([
      { kind: 'event', at: 101, event: 1, time: 'event', data: {} },
      aRequest(101, { delta: 'delete' }),
      aRequest(101, { error: { type: 'ConditionalCheckFailedException', message: 'The conditional request failed' } }),
      { ...result, output: false, error: null, alert: null },
      { ...result, output: null, error, alert: null, stdout: 'x' },
      { kind: 'delete', at: 103, key: 'a', by: 'sweeper' },
    ]);
    expect(trace.row(0)).toMatchObject({ seq: 0, at: 100, kind: 'start', event: 0, detection: null, changed: false });
    expect(trace.row(1)).toMatchObject({ seq: 1, kind: 'event', event: 1, operation: null });
    expect(trace.row(2)).toMatchObject({
      kind: 'request',
      detection: DETECTION.id,
      file: DETECTION.path,
      line: 12,
      helper: 'add_to_string_set',
      operation: 'UpdateItem',
      key: 'a',
      units: 1,
      failed: false,
      changed: true,
    });
    expect(trace.row(3)).toMatchObject({ failed: true, changed: false, errorType: 'ConditionalCheckFailedException' });
    expect(trace.row(4)).toMatchObject({ kind: 'result', output: false, failed: false, title: null, printed: false });
    expect(trace.row(5)).toMatchObject({
      failed: true,
      errorType: 'ValueError',
      errorLine: 'bad',
      file: 'rules/x.py',
      line: 9,
      output: null,
      printed: true,
    });
    expect(trace.row(6)).toMatchObject({ kind: 'delete', key: 'a', changed: true, at: 103 });
    for (const seq of [-1, 7, 0.5, NaN]) expect(() => trace.row(seq)).toThrow(RangeError);
  });

  it('walks through all entries with the table before each', () => {
    const { entries, tables } = history([['a', 1], ['b', 2], ['a', null], ['b', 3]]);
    const trace = Trace.start(0, [], SETTINGS, []).appendEntries(entries);
    const seen = [...trace.fold()].map(({ seq }) => seq);
    expect(seen).toEqual([0, 1, 2, 3, 4]);
    let step = 0;
    for (const { segment, index, before } of trace.fold()) {
      expect([...before]).toEqual([...(tables[step] ?? [])]);
      expect(readEntry(segment, index)).toEqual(trace.stored(step));
      step++;
    }
  });
});
