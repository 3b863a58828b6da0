import { describe, expect, it } from 'vitest';
import { aRequest, DETECTION, SETTINGS } from '../trace/test-arbitraries';
import { Trace } from '../trace/trace';
import type { StoredEntry } from '../trace/trace-types';
import { EventLanes } from './event-lanes';

const event = (number: number, dataText: string): StoredEntry => ({ kind: 'event', at: number * 10, event: number, time: 'event', data: null, dataText });
const alert = { title: 't', dedup: 'd', severity: 'Low', description: '', reference: '', runbook: '', destinations: null, context: {}, problems: [] };
const match = (number: number): StoredEntry => ({ kind: 'result', at: number * 10, event: number, detection: DETECTION.id, output: true, error: null, alert, stdout: '' });

const STORY: StoredEntry[] = [
  event(1, '{"p_log_type":"B","n":1}'),
  aRequest(10, { event: 1 }),
  match(1),
  event(2, '{"inner": {"p_log_type": "X"}, "p_log_type" : "A"}'),
  event(3, '{"p_log_type": "\\u0041"}'),
  match(3),
  event(4, '{"inner":{"p_log_type":"X"}}'),
  event(5, '{"p_log_type":5}'),
];

describe('EventLanes', () => {
  it('has a lane a log type, with its events and the matches that they led to', () => {
    const lanes = new EventLanes().of(Trace.start(0, [], SETTINGS, [DETECTION]).appendEntries(STORY));
    expect(lanes).toEqual([
      { logType: '', events: { at: [40, 50], seq: [7, 8] }, alerts: { at: [], seq: [] } },
      { logType: 'A', events: { at: [20, 30], seq: [4, 5] }, alerts: { at: [30], seq: [6] } },
      { logType: 'B', events: { at: [10], seq: [1] }, alerts: { at: [10], seq: [3] } },
    ]);
  });

  it('grows with the trace, and begins anew with another one and after Undo', () => {
    const start = Trace.start(0, [], SETTINGS, [DETECTION]);
    const lanes = new EventLanes();
    let trace = start;
    for (const entry of STORY) {
      trace = trace.appendEntries([entry]);
      expect(lanes.of(trace)).toEqual(new EventLanes().of(trace));
    }
    expect(lanes.of(start)).toEqual([]);
    const other = Trace.start(0, [], SETTINGS, []).appendEntries(STORY.slice(3));
    expect(lanes.of(other)).toEqual(new EventLanes().of(other));
  });

  it('reads a long trace some entries at a time', () => {
    const trace = Trace.start(0, [], SETTINGS, [DETECTION]).appendEntries(STORY);
    const lanes = new EventLanes();
    const events = (): number => lanes.of(trace, 3).reduce((sum, lane) => sum + lane.events.at.length, 0);
    expect([events(), lanes.isWhole(trace)]).toEqual([1, false]);
    expect([events(), events(), lanes.isWhole(trace)]).toEqual([3, 5, true]);
    expect(lanes.of(trace)).toEqual(new EventLanes().of(trace));
  });
});
