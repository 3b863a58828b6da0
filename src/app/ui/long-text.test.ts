import { expect, it } from 'vitest';
import { beginningOf, isTooLong, pasteRefusal } from './long-text';

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

it('is not pasted into a field, with what stays there', () => {
  expect(pasteRefusal('a'.repeat(200_000), '')).toBe('');
  expect(pasteRefusal('a'.repeat(10_000_000), '')).toBe('Nothing was pasted: the text has 10,000,000 characters, and a field takes at most 200,000 characters.');
  expect(pasteRefusal('a', 'b'.repeat(200_000))).toContain('at most 200,000 characters.');
  expect(pasteRefusal('\u200b'.repeat(20_001), '')).toContain('invisible');
});
