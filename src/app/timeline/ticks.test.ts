import { scaleUtc } from 'd3-scale';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { anchorAt, roomyTicks } from './ticks';

it('leaves room for the text of each tick, however narrow the axis is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 50, max: 2_000 }), fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 2e9 }), (width, seconds, from) => {
      const scale = scaleUtc([from * 1_000, (from + seconds) * 1_000], [0, width]);
      // A date is 66 pixels wide at most, around its tick or beside it.
      const lefts = roomyTicks(scale, width, 10).map((tick) => scale(tick) - { start: 0, middle: 33, end: 66 }[anchorAt(scale(tick), width, 10)]);
      for (const [index, left] of lefts.entries()) expect(left - (lefts[index - 1] ?? -Infinity)).toBeGreaterThan(70);
    }),
    { seed: 1 },
  );
});

it('has a tick where there is room for one', () => {
  const week = scaleUtc([Date.UTC(2026, 2, 2), Date.UTC(2026, 2, 16)], [0, 170]);
  expect(roomyTicks(week, 170, 10)).toHaveLength(1);
});
