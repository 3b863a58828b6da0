import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aRequest, DETECTION, SETTINGS } from './test-arbitraries';
import { Trace } from './trace';
import type { StoredEntry } from './trace-types';

const result = { kind: 'result', at: 1, detection: DETECTION.id, output: false, error: null, alert: null, stdout: '' } as const;
const alert = { title: 't', dedup: 'd', severity: 'Low', description: '', reference: '', runbook: '', destinations: null, context: {}, problems: [] };
const event = (number: number): StoredEntry => ({ kind: 'event', at: number, event: number, time: 'event', data: {} });
const swept = (key: string): StoredEntry => ({ kind: 'delete', at: 1, key, by: 'sweeper' });

/** 0 start, 1 load, 2 event 1, 3 request a, 4 match, 5 and 6 swept, 7 event 2, 8 request b, 9 no match, 10 edit a. */
const STORY: StoredEntry[] = [
  { ...result, event: 0, stdout: 'x' },
  event(1),
  aRequest(1, { event: 1, key: 'a' }),
  { ...result, event: 1, output: true, alert },
  swept('x'),
  swept('y'),
  event(2),
  aRequest(2, { event: 2, key: 'b' }),
  { ...result, event: 2 },
  { kind: 'edit', at: 2, key: 'a', by: 'hand', delta: 'delete' },
];
const story = (): Trace => Trace.start(0, [], SETTINGS, [DETECTION]).appendEntries(STORY);

describe('TracePlaces', () => {
  it('knows when each event is whole: what is swept before the next one comes after it', () => {
    const places = story().places();
    expect(places.events).toBe(2);
    expect([0, 1, 2].map((events) => places.afterEvent(events))).toEqual([2, 5, 11]);
    expect([1, 2, 3, 4, 5, 7, 8, 10, 11].map((moment) => places.wholeEvents(moment))).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2]);
    expect([1, 2, 3, 5, 7, 8, 11].map((moment) => places.eventAt(moment))).toEqual([0, 0, 1, 1, 1, 2, 2]);
  });

  it('finds the next and the one before, by event, request, alert and key', () => {
    const places = story().places();
    const walk = (kind: Parameters<typeof places.next>[0]): number[] => {
      const seen: number[] = [];
      for (let moment = places.next(kind, 0); moment !== null; moment = places.next(kind, moment)) seen.push(moment);
      const back: number[] = [];
      for (let moment = places.previous(kind, 12); moment !== null; moment = places.previous(kind, moment)) back.unshift(moment);
      expect(back).toEqual(kind === 'event' ? seen.slice(0, -1) : seen);
      return seen;
    };
    expect(walk('event')).toEqual([2, 5, 11]);
    expect(walk('request')).toEqual([4, 6, 7, 9, 11]);
    expect(walk('alert')).toEqual([5]);
    expect(walk({ key: 'a' })).toEqual([4, 11]);
    expect(walk({ key: 'none' })).toEqual([]);
    expect([...places.keys()]).toEqual(['a', 'x', 'y', 'b']);
  });

  it('takes a deletion by hand for part of the event before it', () => {
    const trace = Trace.start(0, [], SETTINGS, []).appendEntries([event(1), { kind: 'delete', at: 1, key: 'k', by: 'reset' }, event(2)]);
    expect(trace.places().afterEvent(1)).toBe(3);
  });

  it('is the same however the trace grew, and for a value that Undo went back to', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: STORY.length }), { maxLength: 4 }), (cuts) => {
        const all = story();
        let grown = Trace.start(0, [], SETTINGS, [DETECTION]);
        const values: Trace[] = [];
        for (const [index, cut] of [...cuts, STORY.length].sort((a, b) => a - b).entries()) {
          grown = grown.appendEntries(STORY.slice(grown.length - 1, cut));
          values.push(grown);
          if (index % 2 === 0) grown.places();
        }
        const moments = Array.from({ length: 12 }, (_, moment) => moment);
        const seen = (trace: Trace): unknown[] => moments.map((moment) => (['event', 'request', 'alert'] as const).map((kind) => trace.places().next(kind, moment)));
        expect(seen(grown)).toEqual(seen(all));
        for (const value of values) expect(seen(value)).toEqual(seen(all.beginning(value.length, [DETECTION])));
      }),
      { seed: 1 },
    );
  });
});

describe('the beginning of a trace', () => {
  it('has the same entries, with other detections, and goes its own way', () => {
    const trace = story();
    const other = { ...DETECTION, id: 'Other' };
    for (let length = 1; length <= trace.length; length++) {
      const begun = trace.beginning(length, [other]);
      expect(begun.length).toBe(length);
      expect(begun.start()).toEqual({ ...trace.start(), detections: [other] });
      for (let seq = 1; seq < length; seq++) expect(begun.stored(seq)).toEqual(trace.stored(seq));
      expect([...begun.table()]).toEqual([...trace.tableAt(length)]);
      expect(begun.appendEntries([event(9)]).stored(length)).toMatchObject({ event: 9 });
      expect(trace.length).toBe(11);
    }
  });
});
