import { expect, it } from 'vitest';
import { atOnce } from '../clock/slices';
import { kindAt, textAt } from '../trace/segment';
import { beginTrace, eventEntry } from '../trace/test-trace';
import type { StoredEntry } from '../trace/trace-types';
import type { Pitfall } from './pitfall';
import { callOf, watchRun } from './watch';

function request(event: number, file: string, line: number): StoredEntry {
  return { kind: 'request', at: event, event, detection: 'A', file, line, helper: 'get_counter', operation: 'GetItem', key: 'k', body: '{}', delta: null, units: 0.5 };
}

/** Counts the requests of a run. */
const COUNTS: Pitfall = {
  code: 'RC101',
  title: 'Counts',
  severity: 'info',
  explanation: '',
  fact: '',
  sources: [],
  watch: ({ trace }) => {
    const entries: number[] = [];
    return {
      take(segment, index, seq) {
        if (kindAt(segment, index) === 'request' && textAt(segment, 'detection', index) === 'A') entries.push(seq);
      },
      findings: () => [{ code: 'RC101', detection: 'A', call: null, message: `${trace.length} entries`, evidence: { summary: '', events: 0, entries, keys: [] } }],
    };
  },
};

it('shows each entry once to all watchers, and notes where requests were made', () => {
  const entries: StoredEntry[] = [];
  for (let event = 1; event <= 600; event++) entries.push(eventEntry(event), request(event, event === 7 ? '' : 'rules/a.py', event % 2));
  const trace = beginTrace().appendEntries(entries);
  const { findings, calls } = atOnce(watchRun(trace, [COUNTS, { ...COUNTS, watch: null }]));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.message).toBe('1201 entries');
  expect(findings[0]?.evidence.entries).toEqual(Array.from({ length: 600 }, (_, index) => 2 * index + 2));
  expect([...calls].sort()).toEqual([callOf({ path: 'rules/a.py', line: 0 }), callOf({ path: 'rules/a.py', line: 1 })]);
});

it('pauses, however many entries there are', () => {
  const entries = Array.from({ length: 600 }, (_, index) => eventEntry(index + 1));
  const pauses = [...watchRun(beginTrace().appendEntries(entries), [COUNTS])];
  expect(pauses.length).toBeGreaterThan(2);
});
