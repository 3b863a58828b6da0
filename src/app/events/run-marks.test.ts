import { describe, expect, it } from 'vitest';
import { Trace } from '../../trace/trace';
import type { AlertFields, RunSettings, StoredEntry } from '../../trace/trace-types';
import type { EventRow } from '../../workspace/workspace-types';
import { RunMarks } from './run-marks';

const SETTINGS: RunSettings = {
  startFrom: 'empty table',
  sweeper: 'never',
  sweeperDelayHours: 1,
  helpers: '1.0.2',
  eventsInPutDictionary: 'as documented',
  seed: 1,
  processingDelaySeconds: 0,
};
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
const event = (number: number): StoredEntry => ({ kind: 'event', at: 0, event: number, time: 'event', data: { n: number } });
const result = (number: number, outcome: 'match' | 'error' | 'quiet'): StoredEntry => ({
  kind: 'result',
  at: 0,
  event: number,
  detection: 'A',
  output: outcome === 'error' ? null : outcome === 'match',
  error: outcome === 'error' ? { function: 'rule', type: 'NameError', message: '', repr: 'NameError()', file: null, line: null, traceback: '' } : null,
  alert: outcome === 'match' ? ALERT : null,
  stdout: '',
});
const row = (text: string): EventRow => ({ path: 'events/a.jsonl', line: 1, enabled: true, text, logType: null, summary: '', time: null });

describe('RunMarks', () => {
  const begin = Trace.start(0, [], SETTINGS, []);

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
    marks.update(Trace.start(0, [], SETTINGS, []));
    expect(marks.of(edited, 1)).toBeNull();
  });
});
