import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bars, byPixel, nearest, triangles } from './pixels';

describe('marks by pixel', () => {
  it('counts every mark within the width once, at its pixel, and names the first', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -20, max: 120, noNaN: true }), { maxLength: 300 }), (at) => {
        const { x, count, first } = byPixel(at, (time) => time, 100);
        const inside = at.filter((time) => Math.round(time) >= 0 && Math.round(time) <= 100);
        expect(count.reduce((sum, one) => sum + one, 0)).toBe(inside.length);
        expect([...x]).toEqual([...new Set(inside.map((time) => Math.round(time) + 0))].sort((a, b) => a - b));
        x.forEach((pixel, index) => expect(at.findIndex((time) => Math.round(time) + 0 === pixel)).toBe(first[index]));
      }),
      { seed: 1 },
    );
  });

  it('draws at most one line and one triangle a pixel, higher where there are more', () => {
    const marks = byPixel([3, 3, 3, 3, 7], (time) => time, 10);
    expect(bars(marks, 20, 14)).toBe('M3.5 20v-14M7.5 20v-6');
    expect(triangles(marks, 11)).toBe('M3.5 11l-4 -7h8zM7.5 11l-4 -7h8z');
    expect(bars(byPixel([], (time) => time, 10), 20, 14)).toBe('');
  });

  it('finds the nearest mark within reach', () => {
    const marks = byPixel([10, 20, 28], (time) => time, 100);
    expect([11, 15, 16, 23, 25, 50].map((x) => nearest(marks, x, 5))).toEqual([0, 0, 1, 1, 2, null]);
  });
});
