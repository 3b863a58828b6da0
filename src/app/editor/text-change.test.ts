import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textChange } from './text-change';

function apply(before: string, after: string): string {
  const change = textChange(before, after);
  return change ? before.slice(0, change.start) + change.text + before.slice(change.end) : before;
}

test('replaces only what differs', () => {
  expect(textChange('one two three', 'one 2 three')).toEqual({ start: 4, end: 7, text: '2' });
  expect(textChange('aaa', 'aaaa')).toEqual({ start: 3, end: 3, text: 'a' });
  expect(textChange('same', 'same')).toBeNull();
});

test('never parts a surrogate pair', () => {
  expect(textChange('😀', '😁')).toEqual({ start: 0, end: 2, text: '😁' });
  expect(textChange('x😀', 'x🐀')).toEqual({ start: 1, end: 3, text: '🐀' });
});

test('makes the second text of the first', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀', '😁', '🐀'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(apply(before, after)).toBe(after);
    }),
    { seed: 1 },
  );
});
