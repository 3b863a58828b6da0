import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bands, bars, byPixel, crosses, nearest, triangles } from './pixels';

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

  it('draws bars that are higher where there are more marks, those side by side as one outline', () => {
    const drawn = (at: readonly number[]): string => bars(byPixel(at, (time) => time, 10), 20, 14);
    expect(drawn([3, 3, 3, 3, 7])).toBe('M3 20V6H4V20M7 20V14H8V20');
    expect(drawn([0, 1, 2, 2, 2, 2, 3, 5])).toBe('M0 20V14H2V6H3V14H4V20M5 20V14H6V20');
    expect(drawn([])).toBe('');
  });

  it('draws triangles that can be told apart', () => {
    expect(triangles(byPixel([3, 3, 5, 6, 7, 9], (time) => time, 10), 11)).toBe('M3.5 11l-4 -7h8zM6.5 11l-4 -7h8zM9.5 11l-4 -7h8z');
  });

  it('finds the nearest mark within reach', () => {
    const marks = byPixel([10, 20, 28], (time) => time, 100);
    expect([11, 15, 16, 23, 25, 50].map((x) => nearest(marks, x, 5))).toEqual([0, 0, 1, 1, 2, null]);
  });

  it('draws stretches as bands that cover all that they cover, and no more of them than there are pixels', () => {
    expect(bands([{ from: -5, to: 4 }, { from: 6, to: 6.2 }, { from: 6.3, to: 6.4 }, { from: 9, to: 40 }, { from: 50, to: 60 }], 20, 8, 14)).toBe('M0 8h4v14h-4zM6 8h1v14h-1zM9 8h11v14h-11z');
    const lengths = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { maxLength: 400 });
    fc.assert(
      fc.property(lengths, (list) => {
        let at = -3;
        const stretches = list.map((length) => ({ from: at, to: (at += length) })).filter((_, index) => index % 2 === 0);
        const drawn = [...bands(stretches, 50, 0, 1).matchAll(/M([\d.]+) 0h([\d.]+)/g)].map(([, from, length]) => ({ from: Number(from), to: Number(from) + Number(length) }));
        expect(drawn.length).toBeLessThanOrEqual(52);
        for (const { from, to } of stretches) {
          const middle = (from + to) / 2;
          if (to > from && middle > 0 && middle < 50) expect(drawn.some((band) => band.from <= middle + 0.02 && band.to >= middle - 0.02)).toBe(true);
        }
      }),
      { seed: 1 },
    );
  });

  it('draws a cross a pixel', () => {
    expect(crosses(byPixel([3, 3, 9], (time) => time, 10), 15)).toBe('M0 12l6 6m0 -6l-6 6M6 12l6 6m0 -6l-6 6');
  });
});
