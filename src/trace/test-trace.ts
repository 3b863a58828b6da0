import { DEFAULT_SETTINGS } from './default-settings';
import { Trace } from './trace';
import type { PythonError, StoredEntry } from './trace-types';

/** A trace in which nothing has happened yet; another one each time. */
export function beginTrace(): Trace {
  return Trace.start(0, [], DEFAULT_SETTINGS, []);
}

export function eventEntry(event: number): StoredEntry {
  return { kind: 'event', at: 0, event, time: 'event', data: { n: event } };
}

/** A result of detection `A` that says False, except for what is given. */
export function resultEntry(event: number, change: Partial<Extract<StoredEntry, { kind: 'result' }>> = {}): StoredEntry {
  return { kind: 'result', at: 0, event, detection: 'A', output: false, error: null, alert: null, stdout: '', ...change };
}

/** What a rule raised. */
export function raisedError(change: Partial<PythonError> = {}): PythonError {
  return { function: 'rule', type: 'NameError', message: 'x', repr: "NameError('x')", file: 'rules/a.py', line: 3, traceback: '', ...change };
}
