import { describe, expect, it } from 'vitest';
import { rowIndex } from './row-index';

describe('rowIndex', () => {
  it('finds rows however often it is asked, and makes a map where that is often', () => {
    let looked = 0;
    const rows = Array.from({ length: 1000 }, (_, n) => `row ${n}`);
    const index = rowIndex(rows, (row) => {
      looked += 1;
      return row;
    });
    expect(index('row 999')).toBe(999);
    for (const [position, row] of rows.entries()) expect(index(row)).toBe(position);
    expect(index('row 999')).toBe(999);
    expect(index('none')).toBe(-1);
    expect(looked).toBeLessThan(10_000);
  });
});
