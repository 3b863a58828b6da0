import { describe, expect, it } from 'vitest';
import { beginTrace as begin, eventEntry as event, raisedError, resultEntry } from '../../trace/test-trace';
import type { StoredEntry } from '../../trace/trace-types';
import { NO_FILTER, TraceIndex, positionOf, summaryOf } from './trace-filter';
import type { TraceFilter } from './trace-filter';

const request = (number: number, detection: string, key: string, write: boolean, error = ''): StoredEntry => ({
  kind: 'request',
  at: 0,
  event: number,
  detection,
  file: 'rules/a.py',
  line: 1,
  helper: null,
  operation: write ? 'UpdateItem' : 'GetItem',
  key,
  body: '{}',
  delta: write && error === '' ? { set: { key: { S: key }, intCount: { N: String(number) } } } : null,
  ...(error !== '' && { error: { type: error, message: 'It failed.' } }),
  units: 1,
});
const result = (number: number, detection: string, raises = false): StoredEntry =>
  resultEntry(number, raises ? { detection, output: null, error: raisedError() } : { detection });

// Numbers of the entries:  0 start  1 event  2 A reads k1  3 A False  4 event  5 B fails on k2  6 B writes K2  7 B raises  8 clock  9 delete
const ENTRIES: StoredEntry[] = [
  event(1),
  request(1, 'A', 'k1', false),
  result(1, 'A'),
  event(2),
  request(2, 'B', 'k2', true, 'ValidationException'),
  request(2, 'B', 'K2', true),
  result(2, 'B', true),
  { kind: 'clock', at: 9, from: 0, by: 'hand' },
  { kind: 'delete', at: 9, key: 'K2', by: 'sweeper' },
];

function shown(filter: Partial<TraceFilter>): number[] {
  const entries = new TraceIndex().update(begin().appendEntries(ENTRIES), { ...NO_FILTER, ...filter });
  return entries.seqs.slice(0, entries.count);
}

describe('TraceIndex', () => {
  it('shows everything without a filter', () => {
    expect(shown({})).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('shows events only where something of theirs is shown', () => {
    expect(shown({ detection: 'A' })).toEqual([1, 2, 3]);
    expect(shown({ detection: 'nobody' })).toEqual([]);
    expect(shown({ key: 'k2' })).toEqual([4, 5, 6, 9]);
  });

  it('finds a key, or what keys begin with, to the letter', () => {
    expect(shown({ key: 'k2', keyMatch: 'whole' })).toEqual([4, 5]);
    expect(shown({ key: 'k', keyMatch: 'whole' })).toEqual([]);
    expect(shown({ key: 'k', keyMatch: 'beginning' })).toEqual([1, 2, 4, 5]);
    expect(shown({ key: '2', keyMatch: 'beginning' })).toEqual([]);
    expect(shown({ key: '', keyMatch: 'whole' })).toEqual([]);
  });

  it('finds failed requests and exceptions', () => {
    expect(shown({ errorsOnly: true })).toEqual([4, 5, 7]);
  });

  it('takes a condition that was not met for no error', () => {
    const trace = begin().appendEntries([event(1), request(1, 'A', 'k1', true, 'ConditionalCheckFailedException'), ...ENTRIES.slice(3)]);
    const entries = new TraceIndex().update(trace, { ...NO_FILTER, errorsOnly: true });
    expect(entries.seqs.slice(0, entries.count)).toEqual([3, 4, 6]);
  });

  it('limits to kinds', () => {
    expect(shown({ shown: 'Requests' })).toEqual([1, 2, 4, 5, 6]);
    expect(shown({ shown: 'Changes of items' })).toEqual([4, 6, 9]);
    expect(shown({ shown: 'Results' })).toEqual([1, 3, 4, 7]);
    expect(shown({ shown: 'Deletes and edits' })).toEqual([4, 9]);
    expect(shown({ shown: 'Clock moves' })).toEqual([4, 8]);
  });

  it('counts what the filter let through, without the headers', () => {
    const entries = new TraceIndex().update(begin().appendEntries(ENTRIES), { ...NO_FILTER, key: 'k2' });
    expect(entries.matching).toBe(3);
  });

  it('gives the same while the trace grows as all at once', () => {
    const index = new TraceIndex();
    const filter = { ...NO_FILTER, detection: 'B' };
    let trace = begin();
    let entries = index.update(trace, filter);
    for (const entry of ENTRIES) {
      trace = trace.appendEntries([entry]);
      entries = index.update(trace, filter);
    }
    expect(entries.seqs.slice(0, entries.count)).toEqual([4, 5, 6, 7]);
    expect(index.update(trace, { ...filter })).toBe(entries);
  });

  it('starts anew for another trace and after Undo', () => {
    const index = new TraceIndex();
    const long = begin().appendEntries(ENTRIES);
    index.update(long, NO_FILTER);
    expect(index.update(begin().appendEntries([event(1)]), NO_FILTER).count).toBe(2);
    const short = begin();
    const other = short.appendEntries([event(1)]);
    index.update(short.appendEntries([event(1), result(1, 'A')]), NO_FILTER);
    expect(index.update(other, NO_FILTER).count).toBe(2);
    expect(index.update(short, NO_FILTER).count).toBe(1);
  });
});

describe('summaryOf', () => {
  const trace = begin().appendEntries(ENTRIES);
  const summary = (filter: TraceFilter, past: number | null = null): string => summaryOf(new TraceIndex().update(trace, filter), trace.length, filter, past);

  it('counts all entries again once a filter is cleared', () => {
    expect(summary(NO_FILTER)).toBe('10 entries');
    expect(summary({ ...NO_FILTER, key: 'k2' })).toBe('3 entries of 10');
    expect(summary({ ...NO_FILTER, key: '' })).toBe('10 entries');
  });

  it('says in the past how many had happened by then', () => {
    expect(summary(NO_FILTER, 4)).toBe('10 entries, 4 by this moment');
  });
});

describe('positionOf', () => {
  it('finds what is shown', () => {
    const entries = new TraceIndex().update(begin().appendEntries(ENTRIES), { ...NO_FILTER, key: 'k2' });
    expect([4, 5, 6, 9, 7].map((seq) => positionOf(entries, seq))).toEqual([0, 1, 2, 3, -1]);
  });
});
