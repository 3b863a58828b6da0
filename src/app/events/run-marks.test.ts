import { describe, expect, it } from 'vitest';
import { beginTrace, eventEntry as event, raisedError, resultEntry } from '../../trace/test-trace';
import type { AlertFields, StoredEntry } from '../../trace/trace-types';
import type { EventRow } from '../../workspace/workspace-types';
import { RunMarks } from './run-marks';

const ALERT: AlertFields = {
  title: 't',
  dedup: 'd',
  severity: 'LOW',
  description: '',
  reference: '',
  runbook: '',
  destinations: null,
  context: {},
  problems: [],
};
const result = (number: number, outcome: 'match' | 'error' | 'quiet'): StoredEntry => {
  if (outcome === 'error') return resultEntry(number, { output: null, error: raisedError() });
  return resultEntry(number, outcome === 'match' ? { output: true, alert: ALERT } : {});
};
const row = (text: string): EventRow => ({ path: 'events/a.jsonl', line: 1, enabled: true, text, logType: null, time: null, epoch: null });

describe('RunMarks', () => {
  const begin = beginTrace();

  it('counts matches and errors by event while the trace grows', () => {
    const marks = new RunMarks();
    let trace = begin;
    for (const entry of [event(1), result(1, 'match'), result(1, 'quiet'), event(2), result(2, 'error'), result(2, 'match')]) {
      trace = trace.appendEntries([entry]);
      marks.update(trace);
    }
    expect(marks.of(row('{"n": 1}'), 1)).toMatchObject({ matches: 1, errors: 0 });
    expect(marks.of(row('{"n":2}'), 2)).toMatchObject({ matches: 1, errors: 1 });
    expect(marks.of(row('{"n":3}'), 3)).toBeNull();
    expect(marks.seqOf(2)).toBe(4);
  });

  it('says nothing about a row that the run did not see', () => {
    const marks = new RunMarks();
    marks.update(begin.appendEntries([event(1), result(1, 'match')]));
    expect(marks.of(row('{"n":7}'), 1)).toBeNull();
  });

  it('looks again when a row has got another number', () => {
    const marks = new RunMarks();
    marks.update(begin.appendEntries([event(1), result(1, 'match'), event(2), result(2, 'error')]));
    const second = row('{"n":2}');
    expect(marks.of(second, 1)).toBeNull();
    expect(marks.of(second, 2)).toMatchObject({ errors: 1 });
  });

  it('forgets a run when another begins', () => {
    const marks = new RunMarks();
    marks.update(begin.appendEntries([event(1), result(1, 'match')]));
    const edited = row('{"n":1}');
    expect(marks.of(edited, 1)).not.toBeNull();
    marks.update(beginTrace());
    expect(marks.of(edited, 1)).toBeNull();
  });
});
