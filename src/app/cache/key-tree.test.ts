import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../clock/slices';
import type { Item } from '../../trace/item';
import { rowOf } from './cache-rows';
import type { CacheQuery, CacheRow } from './cache-rows';
import { allPrefixes, groupsAbove, parentOf, treeRows } from './key-tree';
import type { TreeRow } from './key-tree';

const BY_KEY: CacheQuery['sort'] = { column: 'Key', descending: false };
const NOW = 1000;

function rowsOf(keys: Iterable<string>, expiresAt: (key: string) => number | null = () => null): CacheRow[] {
  const table = new Map<string, Item>();
  for (const key of keys) {
    const expiry = expiresAt(key);
    table.set(key, { key: { S: key }, intCount: { N: '1' }, ...(expiry !== null && { expiresAt: { N: String(expiry) } }) });
  }
  return [...table].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => rowOf(key, item, (one) => JSON.stringify(one).length));
}

const tree = (rows: readonly CacheRow[], { delimiter = ':', open = [] as readonly string[], sort = BY_KEY } = {}): TreeRow[] =>
  atOnce(treeRows(rows, { delimiter, isOpen: (prefix) => open.includes(prefix), sort, now: NOW }));
const shown = (rows: readonly TreeRow[]): string[] => rows.map((row) => `${'  '.repeat(row.level - 1)}${row.name}${row.kind === 'group' ? ` (${row.facts.keys})` : ''}`);

describe('the tree of keys', () => {
  const rows = rowsOf(['a:x:1', 'a:x:2', 'a:y', 'b', 'c:1:1', 'c:1:2', 'd:1'], (key) => ({ 'a:x:2': 900, 'a:y': 1100 })[key] ?? null);

  it('has groups before keys, no group of one key, and one row for groups that hold nothing but a group', () => {
    expect(shown(tree(rows))).toEqual(['a: (3)', 'c:1: (2)', 'b', 'd:1']);
    expect(shown(tree(rows, { open: ['a:', 'a:x:', 'c:1:'] }))).toEqual(['a: (3)', '  x: (2)', '    1', '    2', '  y', 'c:1: (2)', '  1', '  2', 'b', 'd:1']);
    expect(shown(tree(rows, { delimiter: '' }))).toEqual(['a:x:1', 'a:x:2', 'a:y', 'b', 'c:1:1', 'c:1:2', 'd:1']);
  });

  it('says of a group how many keys and bytes it has, its soonest expiry, and how many are expired', () => {
    const [group] = tree(rows);
    expect(group?.kind === 'group' && group.facts).toEqual({ keys: 3, bytes: rows.slice(0, 3).reduce((sum, row) => sum + row.bytes, 0), soonest: 900, expired: 1, areDeleted: false });
  });

  it('sorts within groups', () => {
    const sort = { column: 'Key', descending: true } as const;
    expect(shown(tree(rows, { open: ['c:1:'], sort }))).toEqual(['c:1: (2)', '  2', '  1', 'a: (3)', 'd:1', 'b']);
    expect(shown(tree(rows, { sort: { column: 'Expires', descending: true } })).slice(0, 2)).toEqual(['c:1: (2)', 'a: (3)']);
    expect(shown(tree(rows, { sort: { column: 'Size', descending: true } })).slice(0, 2)).toEqual(['a: (3)', 'c:1: (2)']);
    expect(shown(tree(rows, { sort: { column: 'Value', descending: false } })).slice(0, 2)).toEqual(['c:1: (2)', 'a: (3)']);
    expect(shown(tree(rows, { sort: { column: 'Type', descending: true } })).slice(0, 2)).toEqual(['a: (3)', 'c:1: (2)']);
  });

  it('knows the groups above', () => {
    const open = tree(rows, { open: ['a:', 'a:x:'] });
    expect(parentOf(open, 2)).toBe(1);
    expect(parentOf(open, 4)).toBe(0);
    expect(parentOf(open, 0)).toBe(-1);
    expect(groupsAbove(rows, ':', 'a:x:2')).toEqual(['a:', 'a:x:']);
    expect(groupsAbove(rows, ':', 'b')).toEqual([]);
  });

  it('holds every key once when all is open, in groups that it begins like, and as many as each group says', () => {
    const keys = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', ':', '::', '\u{1f511}', '\uffff'), minLength: 1, maxLength: 8 }), { maxLength: 40 });
    fc.assert(
      fc.property(keys, fc.constantFrom(':', '::', '', 'a'), (names, delimiter) => {
        const all = rowsOf(names);
        const every = atOnce(treeRows(all, { delimiter, isOpen: () => true, sort: BY_KEY, now: NOW }));
        expect(every.flatMap((row) => (row.kind === 'key' ? row.row.key : [])).sort()).toEqual([...names].sort());
        expect(every.flatMap((row) => (row.kind === 'group' ? row.group.prefix : [])).sort()).toEqual(allPrefixes(all, delimiter).sort());
        expect(new Set(every.map(({ id }) => id)).size).toBe(every.length);
        for (const [index, row] of every.entries()) {
          const above = every[parentOf(every, index)];
          const prefix = above?.kind === 'group' ? above.group.prefix : '';
          const whole = row.kind === 'group' ? row.group.prefix : row.row.key;
          expect(prefix + row.name).toBe(whole);
          if (row.kind === 'group') expect(row.facts.keys).toBe(names.filter((name) => name.startsWith(row.group.prefix)).length);
        }
      }),
      { seed: 11 },
    );
  });
});
