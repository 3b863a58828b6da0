import { describe, expect, it } from 'vitest';
import { aRequest, DETECTION, SETTINGS } from '../../trace/test-arbitraries';
import { Trace } from '../../trace/trace';
import { momentWords, pastStatus } from './moment-words';

describe('a moment in words', () => {
  it('says how far the events are, when it was, what had happened and where', () => {
    const trace = Trace.start(1_772_438_400, [], SETTINGS, [DETECTION]).appendEntries([
      { kind: 'event', at: 1_772_438_401, event: 1, time: 'event', data: {} },
      aRequest(1_772_438_402, { event: 1, key: 'a\u202e', helper: 'get_counter', operation: 'GetItem', delta: null }),
      { kind: 'result', at: 1_772_438_402, event: 1, detection: 'My.Rule', output: false, error: null, alert: null, stdout: '' },
    ]);
    expect(momentWords(trace, 1)).toEqual({ event: 'Before event 1 of 1', time: '2026-03-02 08:00:00 UTC', what: 'Start', place: null });
    expect(momentWords(trace, 3)).toEqual({
      event: 'Event 1 of 1',
      time: '2026-03-02 08:00:02 UTC',
      what: 'get_counter → GetItem of a⟨U+202E⟩: read',
      place: { path: DETECTION.path, line: 12 },
    });
    expect(momentWords(trace, 4)).toMatchObject({ event: 'Event 1 of 1, the end', what: 'Result of My.Rule: False', place: null });
  });

  it('has a status of its own, with what there was by then', () => {
    const trace = Trace.start(1_772_438_400, [], SETTINGS, [DETECTION]).appendEntries([
      { kind: 'event', at: 1_772_438_401, event: 1, time: 'event', data: {} },
      { kind: 'result', at: 1_772_438_402, event: 1, detection: 'My.Rule', output: false, error: null, alert: null, stdout: '' },
      { kind: 'event', at: 1_772_438_403, event: 2, time: 'event', data: {} },
    ]);
    expect(pastStatus(trace, 1, { alerts: 0, errors: 0 })).toBe('Past: 0 events, 0 alerts, 0 errors');
    expect(pastStatus(trace, 3, { alerts: 1, errors: 2 })).toBe('Past: 1 events, 1 alerts, 2 errors');
  });
});
