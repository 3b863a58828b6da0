import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../trace/test-arbitraries';
import { Trace } from '../../trace/trace';
import { moved, wholeOf, zoomed } from './stretch';

const WHOLE = { from: 100, to: 200 };

describe('a stretch of time', () => {
  it('holds all of a trace, also where the clock was moved back', () => {
    const trace = Trace.start(500, [], SETTINGS, []).appendEntries([
      { kind: 'clock', at: 1000, from: 500, by: 'hand' },
      { kind: 'clock', at: 0, from: 1000, by: 'hand' },
    ]);
    expect(wholeOf(trace)).toEqual({ from: -20, to: 1020 });
    expect(wholeOf(Trace.start(5, [], SETTINGS, []))).toEqual({ from: 4, to: 6 });
  });

  it('is zoomed around a time, which stays where it is, and is all of it again at the end', () => {
    expect(zoomed(WHOLE, 0.5, 150, WHOLE)).toEqual({ from: 125, to: 175 });
    expect(zoomed({ from: 120, to: 140 }, 0.5, 120, WHOLE)).toEqual({ from: 120, to: 130 });
    expect(zoomed({ from: 120, to: 180 }, 2, 150, WHOLE)).toBeNull();
  });

  it('never leaves the whole', () => {
    const part = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(part, fc.double({ min: 0.2, max: 3, noNaN: true }))), (steps) => {
        let stretch = { from: 140, to: 160 };
        for (const [by, factor] of steps) {
          stretch = moved(stretch, by, WHOLE);
          stretch = zoomed(stretch, factor, (stretch.from + stretch.to) / 2, WHOLE) ?? WHOLE;
          expect(stretch.from).toBeGreaterThanOrEqual(WHOLE.from - 1e-6);
          expect(stretch.to).toBeLessThanOrEqual(WHOLE.to + 1e-6);
          expect(stretch.to).toBeGreaterThan(stretch.from);
        }
      }),
      { seed: 1 },
    );
  });
});
