import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../../trace/test-arbitraries';
import { Trace } from '../../trace/trace';
import { conditionNote, deletionText, entryText, outcomeOf } from './entry-text';

describe('deletionText', () => {
  const item = { key: { S: 'k' }, expiresAt: { N: '1000' } };

  it('says how long after its expiry the sweeper deleted an item', () => {
    expect(deletionText('sweeper', 1000 + 5 * 3600, item)).toBe('by the sweeper, 5 hours after expiry');
    expect(deletionText('sweeper', 1000, item)).toBe('by the sweeper, at its expiry');
    expect(deletionText('sweeper', 1000, null)).toBe('by the sweeper');
  });

  it('names Reset cache', () => {
    expect(deletionText('reset', 9, item)).toBe('by Reset cache');
  });
});

describe('conditionNote', () => {
  it('says of the helpers that write anyway that they go on', () => {
    expect(conditionNote('increment_counter')).toMatch(/increment_counter goes on with an unconditional write/);
    expect(conditionNote(null)).toMatch(/nothing was written/);
  });
});

describe('an edit', () => {
  it('is told by what was done, and by what', () => {
    const item = (n: string) => ({ key: { S: 'k' }, n: { N: n } });
    const trace = Trace.start(0, [], SETTINGS, []).appendEntries([
      { kind: 'edit', at: 0, key: 'k', by: 'hand', delta: { set: item('1') } },
      { kind: 'edit', at: 0, key: 'k', by: 'hand', delta: { set: { n: { N: '2' } } } },
      { kind: 'edit', at: 0, key: 'k', by: 'import', delta: { set: { n: { N: '3' } } } },
      { kind: 'edit', at: 0, key: 'k', by: 'hand', delta: 'delete' },
      { kind: 'edit', at: 0, key: 'k', by: 'import', delta: { set: item('4') } },
      { kind: 'edit', at: 0, key: 'k', by: 'import', delta: 'delete' },
    ]);
    const rows = [1, 2, 3, 4, 5, 6].map((seq) => trace.row(seq));
    expect(rows.map(entryText)).toEqual(['Added by hand', 'Edit by hand', 'Imported', 'Deleted by hand', 'Imported', 'Deleted by an import']);
    expect(rows.map((row) => outcomeOf(row).text)).toEqual(['added', 'changed', 'changed', 'deleted', 'added', 'deleted']);
  });
});
