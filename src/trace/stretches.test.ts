import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from './item';
import { diffItem } from './item-delta';
import { Stretch } from './stretches';
import { aRequest, helperItem, SETTINGS } from './test-arbitraries';
import { Trace } from './trace';
import type { StoredEntry } from './trace-types';

const KEYS = ['a', 'b', 'c', 'd', 'e', '__proto__'];

/** Some thousand entries that set and delete a few keys, made from a short list, and the table after each of them. */
function history(steps: readonly [number, number][], length: number): { entries: StoredEntry[]; tables: Map<string, Item>[] } {
  const table = new Map<string, Item>([['a', helperItem('a', 0, [])]]);
  const entries: StoredEntry[] = [];
  const tables = [new Map<string, Item>(), new Map(table)];
  for (let index = 0; index < length; index++) {
    const [number = 0, what = 0] = steps[(index * 7 + (index >> 5)) % steps.length] ?? [];
    const key = KEYS[(number + index) % KEYS.length] ?? 'a';
    const after = what % 3 === 0 ? null : helperItem(key, index, []);
    entries.push(aRequest(index, { key, delta: what % 5 === 4 ? null : diffItem(table.get(key) ?? null, after) }));
    if (what % 5 !== 4) {
      if (after === null) table.delete(key);
      else table.set(key, after);
    }
    tables.push(new Map(table));
  }
  return { entries, tables };
}

describe('a stretch', () => {
  it('makes of a table what its changes one by one make of it, in the same order', () => {
    const key = fc.constantFrom(...KEYS);
    fc.assert(
      fc.property(fc.uniqueArray(key), fc.array(fc.tuple(key, fc.option(fc.nat()))), (start, changes) => {
        const table = new Map(start.map((name) => [name, helperItem(name, 0, [])]));
        const model = new Map(table);
        const stretch = new Stretch();
        for (const [name, count] of changes) {
          const item = count === null ? null : helperItem(name, count, []);
          stretch.add(name, item);
          if (item === null) model.delete(name);
          else model.set(name, item);
        }
        stretch.applyTo(table);
        expect([...table]).toEqual([...model]);
      }),
      { seed: 1 },
    );
  });
});

const steps = fc.array(fc.tuple(fc.nat({ max: 20 }), fc.nat({ max: 14 })), { minLength: 1, maxLength: 12 });

describe('a fold over noted stretches', () => {
  it('gives the table that its entries make, in the same order, wherever one goes and whatever was asked before', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.nat({ max: 4_200 }), { minLength: 1, maxLength: 12 }), (list, moments) => {
        const { entries, tables } = history(list, 4_200);
        const trace = Trace.start(0, [helperItem('a', 0, [])], SETTINGS, []).appendEntries(entries);
        for (const moment of moments) expect([...trace.tableAt(moment)]).toEqual([...(tables[moment] ?? [])]);
        expect([...trace.table()]).toEqual([...(tables.at(-1) ?? [])]);
        for (const moment of moments) expect([...trace.tableAt(moment)]).toEqual([...(tables[moment] ?? [])]);
      }),
      { seed: 1, numRuns: 5 },
    );
  });

  it('goes on in another continuation from where it was', () => {
    const { entries, tables } = history([[1, 1], [2, 0], [3, 2]], 3_300);
    const base = Trace.start(0, [helperItem('a', 0, [])], SETTINGS, []).appendEntries(entries.slice(0, 1_500));
    base.appendEntries(history([[4, 1]], 2_000).entries).table();
    const other = base.appendEntries(entries.slice(1_500));
    for (const moment of [3_301, 1_200, 2_000, 999, 1_501, 3_000]) expect([...other.tableAt(moment)]).toEqual([...(tables[moment] ?? [])]);
  });
});

describe('the keys that changed between two moments', () => {
  it('are all keys whose items differ, in either direction', () => {
    const moment = fc.integer({ min: 1, max: 3_201 });
    fc.assert(
      fc.property(steps, fc.array(fc.tuple(moment, moment), { minLength: 1, maxLength: 6 }), fc.boolean(), (list, pairs, isFolded) => {
        const { entries, tables } = history(list, 3_200);
        const trace = Trace.start(0, [helperItem('a', 0, [])], SETTINGS, []).appendEntries(entries);
        if (isFolded) trace.table();
        for (const [from, to] of pairs) {
          const changed = trace.changedKeys(to, trace, from);
          const differ = KEYS.filter((key) => tables[from]?.get(key) !== tables[to]?.get(key));
          expect(changed).not.toBeNull();
          for (const key of differ) expect(changed?.has(key)).toBe(true);
        }
      }),
      { seed: 1, numRuns: 5 },
    );
  });

  it('are not known between traces that have not grown from one another', () => {
    const trace = Trace.start(0, [], SETTINGS, []);
    expect(trace.changedKeys(1, Trace.start(0, [], SETTINGS, []), 1)).toBeNull();
    expect(trace.appendEntries([aRequest(1, { key: 'a' })]).changedKeys(2, trace, 1)).toEqual(new Set());
  });
});
