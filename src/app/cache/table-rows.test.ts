import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from '../../clock/slices';
import { diffItem } from '../../trace/item-delta';
import { aRequest, helperItem, SETTINGS } from '../../trace/test-arbitraries';
import { Trace } from '../../trace/trace';
import type { StoredEntry } from '../../trace/trace-types';
import { KeptRows } from './table-rows';

const sizeOf = (item: object): number => JSON.stringify(item).length;
const key = fc.constantFrom('a', 'b', 'c', 'd', 'B', '__proto__');
/** What happens next, in how many entries at once; where Undo goes back to before that; which moments are looked at then. */
const step = fc.record({
  changes: fc.array(fc.record({ key, count: fc.option(fc.nat({ max: 3 })), reads: fc.boolean() }), { maxLength: 5 }),
  undoes: fc.boolean(),
  looks: fc.array(fc.nat({ max: 30 }), { maxLength: 4 }),
});

/** The trace with these changes, each made to the table that the ones before it left. */
function after(trace: Trace, changes: readonly { key: string; count: number | null; reads: boolean }[]): Trace {
  const table = new Map(trace.table());
  const entries = changes.map(({ key: name, count, reads }): StoredEntry => {
    const item = count === null ? null : helperItem(name, count, []);
    const delta = reads ? null : diffItem(table.get(name) ?? null, item);
    if (!reads && item !== null) table.set(name, item);
    else if (!reads) table.delete(name);
    return aRequest(1, { key: name, delta });
  });
  return trace.appendEntries(entries);
}

describe('KeptRows', () => {
  it('are those of the table at each moment, whatever was looked at before, while the trace grows and after Undo', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.boolean(), (steps, startsEmpty) => {
        const kept = new KeptRows(sizeOf);
        let trace = Trace.start(0, startsEmpty ? [] : [helperItem('b', 1, []), helperItem('e', 2, [])], SETTINGS, []);
        const past: Trace[] = [trace];
        for (const { changes, undoes, looks } of steps) {
          if (undoes) trace = past[past.length >> 1] ?? trace;
          trace = after(trace, changes);
          past.push(trace);
          for (const moment of [trace.length, ...looks.map((look) => 1 + (look % trace.length)), trace.length]) {
            const { rows, bytes } = atOnce(kept.at(trace, moment));
            const table = [...trace.tableAt(moment)].sort(([a], [b]) => (a < b ? -1 : 1));
            expect(rows.map((row) => [row.key, row.item])).toEqual(table);
            expect(bytes).toBe(table.reduce((sum, [, item]) => sum + sizeOf(item), 0));
          }
          const older = past[looks[0] ?? 0] ?? trace;
          expect(atOnce(kept.at(older, older.length)).rows.map((row) => row.key)).toEqual([...older.table().keys()].sort());
        }
      }),
      { seed: 1 },
    );
  });
});
