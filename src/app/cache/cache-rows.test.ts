import { describe, expect, it } from 'vitest';
import type { Item, TableContents } from '../../trace/item';
import { atOnce } from '../../clock/slices';
import { arrange, formatBytes, rowOf, rowState } from './cache-rows';
import type { CacheQuery, CacheRow } from './cache-rows';

const ALL: CacheQuery = { search: '', type: 'all', state: 'all', sort: { column: 'Key', descending: false } };

function counter(key: string, count: number, expiresAt?: number): [string, Item] {
  return [key, { key: { S: key }, intCount: { N: String(count) }, ...(expiresAt !== undefined && { expiresAt: { N: String(expiresAt) } }) }];
}

function rowsOf(table: TableContents): readonly CacheRow[] {
  return [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => rowOf(key, item, (one) => JSON.stringify(one).length));
}

const arranged = (...asked: Parameters<typeof arrange>): readonly CacheRow[] => atOnce(arrange(...asked));

const keys = (rows: readonly CacheRow[]): string[] => rows.map((row) => row.key);

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
    expect(keys(arranged(rows, { ...ALL, sort: { column: 'Value', descending: false } }, 0))).toEqual(['c', 'a', 'b', 'd']);
    expect(keys(arranged(rows, { ...ALL, sort: { column: 'Value', descending: true } }, 0))).toEqual(['d', 'b', 'a', 'c']);
  });

  it('sorts by expiry with no expiry last', () => {
    expect(keys(arranged(rows, { ...ALL, sort: { column: 'Expires', descending: false } }, 0))).toEqual(['b', 'd', 'a', 'c']);
  });

  it('keeps the order of keys among equals, also descending', () => {
    expect(keys(arranged(rows, { ...ALL, sort: { column: 'Type', descending: true } }, 0))).toEqual(['d', 'a', 'b', 'c']);
    expect(keys(arranged(rows, { ...ALL, sort: { column: 'Key', descending: true } }, 0))).toEqual(['d', 'c', 'b', 'a']);
  });

  it('filters by type, state and text in keys and whole values', () => {
    expect(keys(arranged(rows, { ...ALL, type: 'string set' }, 0))).toEqual(['d']);
    expect(keys(arranged(rows, { ...ALL, state: 'expired, still readable' }, 60))).toEqual(['b', 'd']);
    expect(keys(arranged(rows, { ...ALL, search: 'NEEDLE' }, 0))).toEqual(['d']);
    expect(keys(arranged(rows, { ...ALL, search: 'a(' }, 0))).toEqual([]);
  });
});

describe('formatBytes', () => {
  it('writes bytes and thousands of them', () => {
    expect([999, 12_345, 3_400_000].map(formatBytes)).toEqual(['999 B', '12.3 kB', '3.4 MB']);
  });
});
