import { describe, expect, it } from 'vitest';
import { conditionNote, deletionText } from './entry-text';

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
