import { expect, it } from 'vitest';
import { beginningOf, isTooLong } from './long-text';

it('is too long by its characters, or by those that cost most', () => {
  expect(['x'.repeat(200_000), 'x'.repeat(200_001)].map(isTooLong)).toEqual([false, true]);
  expect(['\u202E'.repeat(20_000), 'x'.repeat(20_000) + '\u200B'.repeat(20_001)].map(isTooLong)).toEqual([false, true]);
});

it('is shown whole, or says what is left out', () => {
  expect(beginningOf('{}')).toEqual({ shown: '{}', note: '' });
  const { shown, note } = beginningOf('x'.repeat(1_000_000));
  expect(shown).toHaveLength(20_001);
  expect(note).toBe('The first 20,000 of 1,000,000 characters.');
});
