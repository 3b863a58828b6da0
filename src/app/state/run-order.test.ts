import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPantherTime } from '../../clock/panther-time';
import { DEFAULT_SETTINGS } from '../../trace/default-settings';
import type { RunSettings } from '../../trace/trace-types';
import type { EventRow } from '../../workspace/workspace-types';
import { lateOf, runNumbers, runOrder } from './run-order';

const LATE: RunSettings = { ...DEFAULT_SETTINGS, eventsArrive: 'late, out of order', longestDelaySeconds: 3600 };

function row(minute: number | null, enabled: boolean, line: number): EventRow {
  const time = minute === null ? null : `2026-03-02 08:${String(minute).padStart(2, '0')}:00`;
  return { path: 'events/a.jsonl', line, enabled, text: JSON.stringify({ p_event_time: time }), logType: null, time, epoch: time === null ? null : readPantherTime(time) };
}

const rows = fc
  .array(fc.record({ minute: fc.option(fc.integer({ min: 0, max: 59 })), enabled: fc.boolean() }), { maxLength: 30 })
  .map((all) => all.map(({ minute, enabled }, index) => row(minute, enabled, index + 1)));

describe('the order of a run', () => {
  it('is that of the enabled events of the list', () => {
    const list = [row(3, true, 1), row(2, false, 2), row(1, true, 3)];
    const order = runOrder(list, DEFAULT_SETTINGS);
    expect([...order.places]).toEqual([0, 2]);
    expect(order.late).toBeNull();
    expect([...runNumbers(list, order)]).toEqual([1, 0, 2]);
    expect(runOrder(list, { ...DEFAULT_SETTINGS, startFrom: 'this table' } as RunSettings)).toBe(order);
  });

  it('has each enabled event once, sorted by time and delay, and numbers that lead back to the rows', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const order = runOrder(list, LATE);
        const places = [...order.places];
        expect([...places].sort((a, b) => a - b)).toEqual(list.flatMap(({ enabled }, place) => (enabled ? [place] : [])));
        const numbers = runNumbers(list, order);
        for (const [index, place] of places.entries()) expect(numbers[place]).toBe(index + 1);
        const arrivals = places.flatMap((place, index) => {
          const time = list[place]?.time ?? null;
          return time === null ? [] : [Date.parse(`${time}Z`) / 1000 + (order.late?.[index] ?? 0)];
        });
        expect(arrivals).toEqual([...arrivals].sort((a, b) => a - b));
      }),
    );
  });

  it('gives the events that a run took the delays that they had in the list', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const { places, late } = runOrder(list, LATE);
        const texts = Array.from(places, (place) => list[place]?.text ?? '');
        expect(lateOf(texts, LATE)).toEqual(late);
      }),
    );
    expect(lateOf(['{}'], DEFAULT_SETTINGS)).toBeUndefined();
  });

  it('follows the seed and the length, and is made once for each', () => {
    const list = Array.from({ length: 20 }, (_, index) => row(index, true, index + 1));
    const order = runOrder(list, LATE);
    expect(runOrder(list, { ...LATE })).toBe(order);
    expect(runOrder(list, { ...LATE, seed: 2 }).places).not.toEqual(order.places);
    expect([...runOrder(list, { ...LATE, longestDelaySeconds: 0 }).places]).toEqual([...list.keys()]);
  });

  it('is kept for the settings of the trace and for those on the screen', () => {
    const list = Array.from({ length: 20 }, (_, index) => row(index, true, index + 1));
    const ofTrace = runOrder(list, DEFAULT_SETTINGS);
    const onScreen = runOrder(list, LATE);
    expect(runOrder(list, DEFAULT_SETTINGS)).toBe(ofTrace);
    expect(runOrder(list, LATE)).toBe(onScreen);
    // One that is asked for no more makes room.
    runOrder(list, { ...LATE, seed: 2 });
    expect(runOrder(list, LATE)).toBe(onScreen);
    expect(runOrder(list, DEFAULT_SETTINGS)).not.toBe(ofTrace);
  });
});
