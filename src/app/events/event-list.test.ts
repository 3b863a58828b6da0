import { describe, expect, it } from 'vitest';
import type { EventRow, FileProblem } from '../../workspace/workspace-types';
import { readPantherTime } from '../../clock/panther-time';
import { filterEvents } from './event-filter';
import { brokenLines, countedEvents, findDisorder, findFaults, logTypesOf, NO_QUERY } from './event-list';
import type { EventQuery } from './event-list';

const row = (line: number, logType: string | null, time: string | null, text = '{}'): EventRow => ({
  path: 'events/a.jsonl',
  line,
  enabled: true,
  text,
  logType,
  time,
  epoch: time === null ? null : readPantherTime(time),
});

const ROWS = [
  row(1, 'Okta.SystemLog', '2026-03-02 08:14:05.000', '{"user": "Anna(x)"}'),
  row(2, null, '2026-03-02T08:14:05Z', '{"user": "ben"}'),
  row(4, 'AWS.CloudTrail', null, '{"user": "anna"}'),
];
function shownNumbers(rows: readonly EventRow[], query: EventQuery): number[] {
  const view = filterEvents(rows, query);
  return Array.from({ length: view.length }, (_, index) => view.at(index)?.number ?? 0);
}
const numbers = (search: string, logType: string | null): number[] => shownNumbers(ROWS, { ...NO_QUERY, search, logType });

describe('filterEvents', () => {
  it('looks into the text in any case and takes signs literally', () => {
    expect(numbers('ANNA', '')).toEqual([1, 3]);
    expect(numbers('a(x)', '')).toEqual([1]);
  });

  it('filters by log type, also by none', () => {
    expect(numbers('', 'AWS.CloudTrail')).toEqual([3]);
    expect(numbers('', null)).toEqual([2]);
    expect(numbers('', '')).toEqual([1, 2, 3]);
  });
});

describe('filterEvents by file', () => {
  it('keeps the numbers of the whole list', () => {
    const rows = [...ROWS, { ...row(1, null, null), path: 'events/b.jsonl' }];
    expect(shownNumbers(rows, { ...NO_QUERY, file: 'events/b.jsonl' })).toEqual([4]);
  });
});

describe('findDisorder', () => {
  const at = (second: number, part: Partial<EventRow> = {}): EventRow => ({
    ...row(1, null, part.time === undefined ? `2026-03-02 08:14:0${second}.000` : part.time),
    ...part,
  });

  it('counts events that are older than one before them, and names their files', () => {
    expect(findDisorder([at(1), at(3), at(2), at(1), at(3), at(4)])).toMatchObject({ older: 2, paths: ['events/a.jsonl'] });
    expect(findDisorder([at(1), at(1), at(2)])).toEqual({ older: 0, paths: [], first: [] });
  });

  it('looks at enabled events with a readable time only', () => {
    expect(findDisorder([at(3, { enabled: false }), at(2), at(1, { time: null }), at(1, { time: '2026-03-02' })]).older).toBe(0);
  });

  it('names no file where the order of files is the cause', () => {
    expect(findDisorder([at(2), at(3), at(1, { path: 'events/b.jsonl' })])).toMatchObject({ older: 1, paths: [] });
  });

  it('names the first few, each with the newest event before it', () => {
    const { first } = findDisorder([at(1), at(5), at(2), at(6), at(4)]);
    expect(first.map(({ number, newest, seconds }) => [number, newest.number, seconds])).toEqual([[3, 2, 3], [5, 4, 2]]);
    expect(findDisorder([at(9), ...Array.from({ length: 20 }, () => at(1))]).first).toHaveLength(5);
  });
});

describe('findFaults', () => {
  it('counts missing log types, and times that are missing or read as 0', () => {
    const { firstWithoutTime, ...counts } = findFaults(ROWS);
    expect(counts).toEqual({ isBeyondClock: false, withoutLogType: 1, withoutTime: 2 });
    expect(firstWithoutTime.map(({ number }) => number)).toEqual([2, 3]);
  });
});

describe('logTypesOf', () => {
  it('sorts names and puts none at the end', () => {
    expect(logTypesOf(ROWS)).toEqual(['AWS.CloudTrail', 'Okta.SystemLog', null]);
  });
});

describe('brokenLines', () => {
  it('takes errors of events files only', () => {
    const problem = (path: string, severity: 'error' | 'warning'): FileProblem => ({ path, line: 1, column: 1, severity, message: '' });
    const problems = [problem('rules/a.yml', 'error'), problem('events/a.jsonl', 'error'), problem('events/a.jsonl', 'warning')];
    expect(brokenLines(problems)).toEqual([problems[1]]);
  });
});

describe('countedEvents', () => {
  it('keeps number and noun together', () => {
    expect([1, 1200].map(countedEvents)).toEqual(['1 event', '1,200 events']);
  });
});
