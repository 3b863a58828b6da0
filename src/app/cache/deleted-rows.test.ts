import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../clock/slices';
import type { Item } from '../../trace/item';
import { diffItem } from '../../trace/item-delta';
import { SETTINGS, aRequest, helperItem } from '../../trace/test-arbitraries';
import { Trace } from '../../trace/trace';
import type { StoredEntry } from '../../trace/trace-types';
import { findDeleted } from './deleted-rows';

const KEYS = ['a', 'b', 'c'];

/** Writes (a count), reads (null) and deletions of keys, as entries that fit each other. */
function traceOf(start: readonly string[], steps: readonly { key: string; count: number | null; isSwept: boolean }[]): Trace {
  const table = new Map<string, Item>(start.map((key) => [key, helperItem(key, 0, [])]));
  const trace = Trace.start(0, [...table.values()], SETTINGS, []);
  const entries = steps.map(({ key, count, isSwept }, at): StoredEntry => {
    const before = table.get(key) ?? null;
    if (isSwept && before !== null) {
      table.delete(key);
      return count === null ? { kind: 'delete', at, key, by: 'sweeper' } : { kind: 'edit', at, key, by: 'hand', delta: 'delete' };
    }
    if (count === null) return aRequest(at, { key, delta: null });
    const after = helperItem(key, count, []);
    table.set(key, after);
    return aRequest(at, { key, delta: diffItem(before, after) });
  });
  return trace.appendEntries(entries);
}

describe('keys that were deleted', () => {
  it('are at every moment those that the table had and has no more, as they last were', () => {
    const step = fc.record({ key: fc.constantFrom(...KEYS), count: fc.option(fc.nat({ max: 5 })), isSwept: fc.boolean() });
    fc.assert(
      fc.property(fc.subarray(KEYS), fc.array(step, { maxLength: 25 }), (start, steps) => {
        const trace = traceOf(start, steps);
        const deleted = atOnce(findDeleted(trace, () => 1));
        const last = new Map<string, Item>();
        for (let moment = 0; moment <= trace.length; moment += 1) {
          const table = trace.tableAt(moment);
          for (const [key, item] of table) last.set(key, item);
          const gone = [...last].filter(([key]) => !table.has(key)).sort(([a], [b]) => (a < b ? -1 : 1));
          const found = deleted.at(moment);
          expect(found.map(({ key, item }) => [key, item])).toEqual(gone);
          expect(found.every(({ isDeleted }) => isDeleted)).toBe(true);
        }
      }),
      { seed: 4 },
    );
  });
});
