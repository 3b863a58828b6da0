import { describe, expect, it } from 'vitest';
import { beginTrace, eventEntry as event } from '../../trace/test-trace';
import type { StoredEntry } from '../../trace/trace-types';
import { pausedEvent, rowsFrom, seqOfEvent } from './paused-event';
import { NO_FILTER, TraceIndex } from './trace-filter';

const clock: StoredEntry = { kind: 'clock', at: 9, from: 0, by: 'hand' };
const TRACE = beginTrace().appendEntries([event(1), clock]).appendEntries([event(2)]).appendEntries([clock]);

describe('the event behind which a run is paused', () => {
  it('is there only while it is paused', () => {
    expect(pausedEvent({ kind: 'paused', events: 2, total: 9 })).toBe(2);
    expect(pausedEvent({ kind: 'running', events: 2, total: 9 })).toBeNull();
    expect(pausedEvent({ kind: 'paused', events: 0, total: 9 })).toBeNull();
  });

  it('is found from the end, over segments', () => {
    expect([1, 2, 3].map((number) => seqOfEvent(TRACE, number))).toEqual([1, 3, null]);
  });

  it('has its rows brought into view, as far as the filter shows them', () => {
    const all = new TraceIndex().update(TRACE, NO_FILTER);
    expect(rowsFrom(all, 3)).toEqual({ first: '3', last: '4' });
    const results = new TraceIndex().update(TRACE, { ...NO_FILTER, shown: 'Results' });
    expect(rowsFrom(results, 3)).toBeNull();
  });
});
