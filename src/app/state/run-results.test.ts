import { expect, it, vi } from 'vitest';
import { DETECTION, SETTINGS } from '../../trace/test-arbitraries';
import { Trace } from '../../trace/trace';
import type { AlertFields, PythonError, StoredEntry } from '../../trace/trace-types';
import { RunResults } from './run-results';

const PROBLEM: PythonError = { function: 'title', type: 'KeyError', message: "'x'", repr: "KeyError('x')", file: null, line: 4, traceback: '' };
const ALERT: AlertFields = {
  title: 'T',
  dedup: 'd',
  severity: 'LOW',
  description: '',
  reference: '',
  runbook: '',
  destinations: null,
  context: {},
  problems: [PROBLEM],
};

function result(at: number, change: Partial<Extract<StoredEntry, { kind: 'result' }>>): StoredEntry {
  return { kind: 'result', at, event: 1, detection: DETECTION.id, output: false, error: null, alert: null, stdout: '', ...change };
}

it('adds up alerts, errors and problems, and parses each result that says something once', () => {
  const results = new RunResults();
  const first = Trace.start(0, [], SETTINGS, [DETECTION]);
  results.add(first, 0);
  const error = { ...PROBLEM, function: 'rule', line: 9 };
  const trace = first.appendEntries([
    result(1, {}),
    result(2, { output: true, alert: ALERT }),
    result(3, {}),
    result(4, { output: null, error, stdout: 'x' }),
  ]);
  const parse = vi.spyOn(JSON, 'parse');
  results.add(trace, first.length);
  const parsed = parse.mock.calls.length;
  parse.mockRestore();
  expect(parsed).toBe(2);
  expect(results.alerts.map(({ title, matches }) => [title, matches])).toEqual([
    ['T', [2]],
    ["KeyError('x')", [4]],
  ]);
  expect(results.errors).toBe(1);
  expect(results.problems.map(({ path, line, severity }) => [path, line, severity])).toEqual([
    [DETECTION.path, 4, 'warning'],
    [DETECTION.path, 9, 'error'],
  ]);
});
