import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAtEnd, rowsWindow, scrollTopFor, scrollTopToShow, topRow } from './rows-window';

const layouts = fc.record({
  count: fc.integer({ min: 1, max: 2_000_000 }),
  rowHeight: fc.constantFrom(24, 26, 44),
  viewHeight: fc.integer({ min: 0, max: 1200 }),
});

describe('rowsWindow', () => {
  it('always covers what is visible, with the row in view where it belongs', () => {
    fc.assert(
      fc.property(layouts, fc.double({ min: 0, max: 1, noNaN: true }), (layout, share) => {
        const height = rowsWindow(layout, 0).height;
        const scrollTop = share * Math.max(0, height - layout.viewHeight);
        const drawn = rowsWindow(layout, scrollTop);
        const bottom = drawn.top + (drawn.to - drawn.from) * layout.rowHeight;
        expect(drawn.from === 0 || drawn.top <= scrollTop).toBe(true);
        expect(drawn.to === layout.count || bottom >= scrollTop + layout.viewHeight).toBe(true);
        expect(drawn.to - drawn.from).toBeLessThan(1200 / 24 + 20);
      }),
      { seed: 1 },
    );
  });

  it('stays within what browsers can draw', () => {
    expect(rowsWindow({ count: 1_000_000, rowHeight: 44, viewHeight: 300 }, 0).height).toBeLessThan(17_000_000);
  });

  it('draws nothing of an empty list', () => {
    expect(rowsWindow({ count: 0, rowHeight: 26, viewHeight: 300 }, 0)).toEqual({ height: 0, from: 0, to: 0, top: 0 });
  });

  it('survives a scroll position beyond a list that has shrunk', () => {
    const drawn = rowsWindow({ count: 3, rowHeight: 26, viewHeight: 100 }, 5000);
    expect(drawn.to).toBe(3);
    expect(drawn.from).toBeLessThanOrEqual(3);
  });
});

describe('scroll positions', () => {
  it('shows every row, also the last of a million', () => {
    fc.assert(
      fc.property(layouts, fc.nat(), (anyLayout, anyIndex) => {
        const layout = { ...anyLayout, viewHeight: Math.max(100, anyLayout.viewHeight) };
        const index = anyIndex % layout.count;
        const scrollTop = scrollTopToShow(layout, 0, index);
        const drawn = rowsWindow(layout, scrollTop);
        const top = drawn.top + (index - drawn.from) * layout.rowHeight;
        expect(top).toBeGreaterThanOrEqual(scrollTop - 0.01);
        expect(top + layout.rowHeight).toBeLessThanOrEqual(scrollTop + layout.viewHeight + 0.01);
      }),
      { seed: 1 },
    );
  });

  it('does not scroll for a row that is in view', () => {
    expect(scrollTopToShow({ count: 100, rowHeight: 20, viewHeight: 200 }, 100, 7)).toBe(100);
  });

  it('puts a row back where it was', () => {
    const layout = { count: 1_000_000, rowHeight: 26, viewHeight: 400 };
    const before = topRow(layout, 5_000_000);
    expect(scrollTopFor(layout, before.index, before.hidden)).toBeCloseTo(5_000_000, 3);
  });

  it('knows the end', () => {
    const layout = { count: 100, rowHeight: 20, viewHeight: 200 };
    expect(isAtEnd(layout, 1800)).toBe(true);
    expect(isAtEnd(layout, 1700)).toBe(false);
    expect(isAtEnd({ ...layout, count: 5 }, 0)).toBe(true);
  });
});
