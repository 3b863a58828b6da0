import { describe, expect, it } from 'vitest';
import type { Item } from '../../trace/item';
import { diffItem } from '../../trace/item-delta';
import { aRequest, DETECTION, SETTINGS } from '../../trace/test-arbitraries';
import { Trace } from '../../trace/trace';
import { historyMarkdown } from './history-markdown';
import { keyHistory } from './key-versions';

const counter = (count: number, expires?: number): Item => ({ key: { S: 'k|`x' }, intCount: { N: String(count) }, ...(expires !== undefined && { expiresAt: { N: String(expires) } }) });
const set: Item = { key: { S: 'k|`x' }, stringSet: { SS: ['a'] } };
const KEY = 'k|`x';

/** 1 first write, 2 read, 3 longer expiry, 4 other type without expiry, 5 other key, 6 swept. */
const trace = Trace.start(0, [], SETTINGS, [DETECTION]).appendEntries([
  aRequest(10, { event: 1, key: KEY, delta: diffItem(null, counter(1, 3610)) }),
  aRequest(20, { event: 2, key: KEY, delta: null }),
  aRequest(30, { event: 2, key: KEY, delta: diffItem(counter(1, 3610), counter(2, 30 + 90 * 86_400)) }),
  { kind: 'edit', at: 40, key: KEY, by: 'hand', delta: diffItem(counter(2, 30 + 90 * 86_400), set) },
  aRequest(50, { event: 3, key: 'other', delta: null }),
  { kind: 'delete', at: 60, key: KEY, by: 'sweeper' },
]);

describe('the history of a key', () => {
  it('has each version with its writer, and what became of type and expiry', () => {
    const { versions, users, item } = keyHistory(trace, KEY, trace.length);
    expect(versions.map(({ seq, event, detection, place, notes }) => ({ seq, event, detection, line: place?.line ?? null, notes }))).toEqual([
      { seq: 1, event: 1, detection: DETECTION.id, line: 12, notes: ['It expires 1 hour after this write.'] },
      { seq: 3, event: 2, detection: DETECTION.id, line: 12, notes: ['Its expiry moved from 59 minutes 40 seconds after this write to 90 days after this write.'] },
      { seq: 4, event: 0, detection: null, line: null, notes: ['Its type changed from counter to string set.', 'It has no expiry any more.'] },
      { seq: 6, event: 0, detection: null, line: null, notes: [] },
    ]);
    expect(versions.map(({ before }) => before)).toEqual([null, counter(1, 3610), counter(2, 30 + 90 * 86_400), set]);
    expect(users).toEqual([{ detection: DETECTION.id, reads: 1, writes: 2 }]);
    expect(item).toBeNull();
  });

  it('counts an expiry from the second of its write, and long ones to the minute', () => {
    const days = 7 * 86_400;
    const notes = (at: number, expires: number): readonly string[] => {
      const { versions } = keyHistory(
        Trace.start(0, [], SETTINGS, [DETECTION]).appendEntries([aRequest(at, { event: 1, key: KEY, delta: diffItem(null, counter(1, expires)) })]),
        KEY,
        2,
      );
      return versions.flatMap((version) => version.notes);
    };
    expect(notes(10.495, 10 + days)).toEqual(['It expires 7 days after this write.']);
    // The second has changed between the call and its write.
    expect(notes(11.005, 10 + days)).toEqual(['It expires 7 days after this write.']);
    expect(notes(10.995, 310)).toEqual(['It expires 5 minutes after this write.']);
    expect(notes(400.5, 310)).toEqual(['It expires 1 minute 30 seconds before this write.']);
  });

  it('ends at a moment', () => {
    const { versions, users, item } = keyHistory(trace, KEY, 3);
    expect(versions).toHaveLength(1);
    expect(users).toEqual([{ detection: DETECTION.id, reads: 1, writes: 1 }]);
    expect(item).toEqual(counter(1, 3610));
  });

  it('is a Markdown table in which nothing is markup', () => {
    const text = historyMarkdown(KEY, keyHistory(trace, KEY, trace.length));
    const lines = text.trimEnd().split('\n');
    expect(lines[0]).toBe('## `` k|`x ``');
    expect(lines.slice(2, 4)).toEqual(['| Time (UTC) | Event | By | Item |', '| --- | --- | --- | --- |']);
    expect(lines).toHaveLength(8);
    expect(lines[4]).toContain('It expires 1 hour after this write.');
    expect(lines[7]).toContain('deleted');
  });
});
