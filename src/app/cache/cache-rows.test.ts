import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item, TableContents } from '../../trace/item';
import { CacheRows, arrange, formatBytes, rowState } from './cache-rows';
import type { CacheQuery, CacheRow } from './cache-rows';

const ALL: CacheQuery = { search: '', type: 'all', state: 'all', sort: { column: 'Key', descending: false } };

function counter(key: string, count: number, expiresAt?: number): [string, Item] {
  return [key, { key: { S: key }, intCount: { N: String(count) }, ...(expiresAt !== undefined && { expiresAt: { N: String(expiresAt) } }) }];
}

function rowsOf(table: TableContents): CacheRow[] {
  return new CacheRows((item) => JSON.stringify(item).length).all(table);
}

const keys = (rows: readonly CacheRow[]): string[] => rows.map((row) => row.key);

describe('CacheRows', () => {
  it('keeps the order of keys over any series of tables', () => {
    const tables = fc.array(fc.array(fc.string({ maxLength: 3 }), { maxLength: 20 }), { maxLength: 6 });
    fc.assert(
      fc.property(tables, (series) => {
        const rows = new CacheRows(() => 1);
        for (const names of series) {
          const table = new Map(names.map((name) => counter(name, 1)));
          expect(keys(rows.all(table))).toEqual([...table.keys()].sort((a, b) => (a < b ? -1 : 1)));
        }
      }),
      { seed: 1 },
    );
  });

  it('shows the new item of a key that was written again', () => {
    const rows = new CacheRows(() => 1);
    rows.all(new Map([counter('a', 1)]));
    expect(rows.all(new Map([counter('a', 2)])).map((row) => row.value)).toEqual(['2']);
  });
});

describe('rowState', () => {
  it('is expired at the very second of the expiry', () => {
    const [row] = rowsOf(new Map([counter('a', 1, 100)]));
    expect(row && [rowState(row, 99.9), rowState(row, 100)]).toEqual(['live', 'expired, still readable']);
  });
});

describe('arrange', () => {
  const table = new Map<string, Item>([
    counter('b', 10, 50),
    counter('a', 9, 200),
    counter('c', 2),
    ['d', { key: { S: 'd' }, stringSet: { SS: ['needle', 'x'] }, expiresAt: { N: '60' } }],
  ]);
  const rows = rowsOf(table);

  it('sorts counters as numbers and before text', () => {
    expect(keys(arrange(rows, { ...ALL, sort: { column: 'Value', descending: false } }, 0))).toEqual(['c', 'a', 'b', 'd']);
    expect(keys(arrange(rows, { ...ALL, sort: { column: 'Value', descending: true } }, 0))).toEqual(['d', 'b', 'a', 'c']);
  });

  it('sorts by expiry with no expiry last', () => {
    expect(keys(arrange(rows, { ...ALL, sort: { column: 'Expires', descending: false } }, 0))).toEqual(['b', 'd', 'a', 'c']);
  });

  it('keeps the order of keys among equals, also descending', () => {
    expect(keys(arrange(rows, { ...ALL, sort: { column: 'Type', descending: true } }, 0))).toEqual(['d', 'a', 'b', 'c']);
    expect(keys(arrange(rows, { ...ALL, sort: { column: 'Key', descending: true } }, 0))).toEqual(['d', 'c', 'b', 'a']);
  });

  it('filters by type, state and text in keys and whole values', () => {
    expect(keys(arrange(rows, { ...ALL, type: 'string set' }, 0))).toEqual(['d']);
    expect(keys(arrange(rows, { ...ALL, state: 'expired, still readable' }, 60))).toEqual(['b', 'd']);
    expect(keys(arrange(rows, { ...ALL, search: 'NEEDLE' }, 0))).toEqual(['d']);
    expect(keys(arrange(rows, { ...ALL, search: 'a(' }, 0))).toEqual([]);
  });
});

describe('formatBytes', () => {
  it('writes bytes and thousands of them', () => {
    expect([999, 12_345, 3_400_000].map(formatBytes)).toEqual(['999 B', '12.3 kB', '3.4 MB']);
  });
});
