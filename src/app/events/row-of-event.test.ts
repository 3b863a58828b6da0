import { describe, expect, it, vi } from 'vitest';
import { beginTrace, eventEntry as event, resultEntry } from '../../trace/test-trace';
import type { EventRow } from '../../workspace/workspace-types';
import { rowOfEvent } from './row-of-event';

const row = (text: string, line: number): EventRow => ({ path: 'events/a.jsonl', line, enabled: true, text, logType: null, time: null, epoch: null });
const rowsOf = (texts: readonly string[]): EventRow[] => texts.map((text, index) => row(text, index + 1));
/** Three events, each with a result: entries 1 and 2 are those of the first. */
const trace = beginTrace().appendEntries([1, 2, 3].flatMap((number) => [event(number), resultEntry(number)]));

describe('rowOfEvent', () => {
  it('finds the row in its place, however it is spelled', () => {
    const rows = rowsOf(['{"n":1}', '{ "n": 2 }', '{"n":2}']);
    expect(rowOfEvent(trace, rows, 1)).toBe(rows[0]);
    expect(rowOfEvent(trace, rows, 4)).toBe(rows[1]);
    expect(rowOfEvent(trace, rows, 0)).toBeNull();
  });

  it('finds the row that has moved, and none that has been edited', () => {
    const rows = rowsOf(['{"n":0}', '{"n":1}', '{"n":2}', '{"n":33}']);
    expect(rowOfEvent(trace, rows, 4)).toBe(rows[2]);
    expect(rowOfEvent(trace, rows, 6)).toBeNull();
  });

  it('does not parse the other events', () => {
    const rows = rowsOf([...Array.from({ length: 1000 }, (_, index) => `{"other":${index}}`), '{"n":2}']);
    const parse = vi.spyOn(JSON, 'parse');
    expect(rowOfEvent(trace, rows, 4)).toBe(rows.at(-1));
    expect(parse.mock.calls.length).toBeLessThan(20);
    parse.mockRestore();
  });
});
