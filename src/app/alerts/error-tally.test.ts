import { describe, expect, it } from 'vitest';
import type { AlertGroup } from '../../replay/alert-groups';
import { beginTrace, raisedError, resultEntry } from '../../trace/test-trace';
import type { StoredEntry } from '../../trace/trace-types';
import { ErrorTally, otherMessages, otherMessagesText } from './error-tally';

const failed = (message: string, line: number): StoredEntry =>
  resultEntry(1, { output: null, error: raisedError({ type: 'KeyError', message, line }) });
const group = (matches: number[]): AlertGroup => ({
  detection: 'A',
  path: 'rules/a.py',
  dedup: 'KeyError',
  isError: true,
  title: '',
  severity: '',
  from: 0,
  last: 0,
  until: 86_400,
  count: matches.length,
  matches,
  alerted: true,
});
const begin = beginTrace();
const counts = (errors: readonly { message: string; line: number | null; count: number }[]): string[] =>
  errors.map(({ message, line, count }) => `${count} ${message}:${line}`);

describe('ErrorTally', () => {
  it('counts each message at each place, also while the trace grows', () => {
    const tally = new ErrorTally();
    const first = begin.appendEntries([failed('x', 3), failed('y', 3)]);
    expect(counts(tally.of(first, group([1])))).toEqual(['1 x:3']);
    const more = first.appendEntries([failed('x', 3), failed('x', 9)]);
    const errors = tally.of(more, group([1, 2, 3, 4]));
    expect(counts(errors)).toEqual(['2 x:3', '1 y:3', '1 x:9']);
    expect(otherMessages(errors)).toBe(1);
    expect(tally.of(more, group([1, 2, 3, 4]))).toEqual(errors);
  });

  it('begins anew for another trace', () => {
    const tally = new ErrorTally();
    tally.of(begin.appendEntries([failed('x', 3)]), group([1]));
    expect(counts(tally.of(begin.appendEntries([failed('z', 4)]), group([1])))).toEqual(['1 z:4']);
  });
});

describe('otherMessagesText', () => {
  it('keeps number and noun together', () => {
    expect([0, 1, 2].map(otherMessagesText)).toEqual(['', 'and 1 other message', 'and 2 other messages']);
  });
});
