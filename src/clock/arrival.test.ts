import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrivalOrder, lateSeconds } from './arrival';
import { hashText } from './hash';

describe('how late an event comes', () => {
  it('is between nothing and the longest delay, in whole milliseconds, and the same again for the same event and seed', () => {
    const longest = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 5_000_000, noNaN: true }));
    fc.assert(
      fc.property(fc.string(), fc.nat(), longest, (text, seed, longestSeconds) => {
        const late = lateSeconds(hashText(text), seed, longestSeconds);
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThanOrEqual(Math.round(longestSeconds * 1000) / 1000);
        expect(Math.round(late * 1000) / 1000).toBe(late);
        expect(lateSeconds(hashText(text), seed, longestSeconds)).toBe(late);
      }),
    );
  });

  it('is spread over the whole length, and another with another seed', () => {
    const late = (seed: number): number[] => Array.from({ length: 1000 }, (_, index) => lateSeconds(hashText(`{"n":${index}}`), seed, 100));
    for (let tenth = 0; tenth < 10; tenth++) {
      const inside = late(1).filter((seconds) => seconds >= tenth * 10 && seconds < (tenth + 1) * 10).length;
      expect(inside).toBeGreaterThan(60);
      expect(inside).toBeLessThan(140);
    }
    expect(late(2)).not.toEqual(late(1));
  });
});

/** Events in the order of their arrival, the slow way: each is put behind the last one that does not come later. */
function naiveOrder(times: readonly (number | null)[], late: readonly number[]): number[] {
  const order: { place: number; at: number }[] = [];
  let before = -Infinity;
  for (const [place, time] of times.entries()) {
    const at = time === null ? before : time + (late[place] ?? 0);
    before = at;
    const later = order.findIndex((one) => one.at > at);
    order.splice(later < 0 ? order.length : later, 0, { place, at });
  }
  return order.map(({ place }) => place);
}

describe('the order of arrival', () => {
  const events = fc.array(fc.record({ time: fc.option(fc.integer({ min: 0, max: 20 })), late: fc.integer({ min: 0, max: 10 }) }), { maxLength: 40 });

  it('is a permutation of the list, as a naive model has it', () => {
    fc.assert(
      fc.property(events, (all) => {
        const times = all.map(({ time }) => time);
        const late = all.map((event) => event.late);
        const order = [...arrivalOrder(times, Float64Array.from(late))];
        expect([...order].sort((a, b) => a - b)).toEqual(all.map((_, place) => place));
        expect(order).toEqual(naiveOrder(times, late));
      }),
    );
  });

  it('is that of the list where all come at once, and keeps what has no time right behind the one before it', () => {
    expect([...arrivalOrder([5, 5, 5], new Float64Array(3))]).toEqual([0, 1, 2]);
    expect([...arrivalOrder([null, 10, null, null, 5, null], Float64Array.from([9, 0, 9, 0, 1, 0]))]).toEqual([0, 4, 5, 1, 2, 3]);
  });
});
