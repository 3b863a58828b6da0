import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../trace/item';
import { helperItem } from '../../trace/test-arbitraries';
import { changesOf, compareItems, IMPORT_WAYS, itemsTaken } from './items-preview';
import type { ImportWay } from './items-preview';

const OPTIONS = { signal: new AbortController().signal, onProgress: () => undefined };

const anyItems = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', '__proto__'), fc.integer({ min: 1, max: 2 })), { maxLength: 8 }).map((all) => all.map(([key, count]) => helperItem(key, count, [])));

/** What a way does, one item after the other. */
function naive(table: ReadonlyMap<string, Item>, items: readonly Item[], way: ImportWay): Map<string, Item> {
  const result = new Map(way === 'Replace the whole table' ? [] : table);
  const last = new Map(items.map((item) => [keyOf(item), item]));
  for (const [key, item] of last) if (way !== 'Only add new keys' || !table.has(key)) result.set(key, item);
  return result;
}

function keyOf({ key }: Item): string {
  return key && 'S' in key ? key.S : '';
}

describe('the preview of an import of items', () => {
  it('has the changes, and the counts, of what each way does', async () => {
    await fc.assert(
      fc.asyncProperty(anyItems, fc.array(anyItems, { maxLength: 3 }), async (present, files) => {
        const table = new Map(present.map((item) => [keyOf(item), item]));
        const items = files.flat();
        const preview = await compareItems(files, table, OPTIONS);
        if (preview === null) throw new Error('Nobody stopped it.');
        const keys = new Set(items.map(keyOf));
        expect(preview.items).toBe(keys.size);
        expect(preview.repeated).toBe(items.length - keys.size);
        expect(preview.fresh.length + preview.changed.length + preview.unchanged).toBe(keys.size);
        for (const way of IMPORT_WAYS) {
          const after = new Map(table);
          for (const { key, before, after: item } of changesOf(preview, way)) {
            expect(before).toEqual(table.get(key) ?? null);
            expect(item).not.toEqual(before);
            if (item === null) after.delete(key);
            else after.set(key, item);
          }
          const expected = naive(table, items, way);
          expect(new Map([...after].sort())).toEqual(new Map([...expected].sort()));
          const taken = [...keys].filter((key) => way !== 'Only add new keys' || !table.has(key)).length;
          expect(itemsTaken(preview, way)).toBe(taken);
        }
      }),
      { seed: 11, numRuns: 200 },
    );
  });

  it('is none where it was stopped', async () => {
    expect(await compareItems([[helperItem('a', 1, [])]], new Map(), { ...OPTIONS, signal: AbortSignal.abort() })).toBeNull();
  });
});
