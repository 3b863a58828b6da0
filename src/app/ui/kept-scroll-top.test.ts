import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptScrollTop } from './kept-scroll-top';
import type { PlacedRows } from './kept-scroll-top';
import { topRow } from './rows-window';

function placed(ids: readonly string[], viewHeight = 200): PlacedRows {
  return { count: ids.length, rowHeight: 20, viewHeight, rowId: (index) => ids[index] ?? '', indexOf: (id) => ids.indexOf(id) };
}
const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));

describe('keptScrollTop', () => {
  it('keeps the row at the top where it was, whatever comes and goes elsewhere', () => {
    fc.assert(
      fc.property(fc.subarray(numbered(90), { minLength: 40 }), fc.nat({ max: 500 }), (kept, scrollTop) => {
        const before = placed(numbered(90));
        const top = topRow(before, scrollTop);
        const id = before.rowId(top.index);
        // So much behind it that it can be scrolled to the top again.
        const ids = [...new Set([...kept, id])].sort((a, b) => Number(a) - Number(b)).concat(numbered(20).map((name) => `new ${name}`));
        const after = placed(ids);
        const now = topRow(after, keptScrollTop(before, after, scrollTop, false));
        if (scrollTop > 0) expect([after.rowId(now.index), now.hidden]).toEqual([id, top.hidden]);
      }),
      { seed: 1 },
    );
  });

  it('stays at the very top, where what is new is seen', () => {
    expect(keptScrollTop(placed(['b', 'c']), placed(['a', 'b', 'c']), 0, false)).toBe(0);
  });

  it('follows the end where it was in view, also of a grid that becomes lower', () => {
    const [few, many] = [placed(numbered(20)), placed(numbered(50))];
    expect(keptScrollTop(few, many, 200, true)).toBe(800);
    expect(keptScrollTop(few, placed(numbered(20), 100), 200, true)).toBe(300);
    expect(keptScrollTop(few, many, 100, true)).toBe(100);
    expect(keptScrollTop(few, many, 200, false)).toBe(200);
  });

  it('stays where it is when the row at the top is gone', () => {
    expect(keptScrollTop(placed(numbered(50)), placed(['x', 'y']), 300, false)).toBe(300);
  });
});
