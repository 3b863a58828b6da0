import { expect, it } from 'vitest';
import { savingWords } from './saving-words';

it.each([
  ['own', 'saved', 'Saved'],
  ['own', 'saving', 'Saving…'],
  ['own', 'failed', 'Not saved'],
  ['memory', 'saved', 'Not saved'],
  ['read only', 'saved', 'Read only'],
  ['taken over', 'saved', 'Read only'],
  ['taken over', 'failed', 'Not saved'],
] as const)('access %s, %s: %s', (kind, saving, words) => {
  expect(savingWords({ access: { kind }, saving })).toBe(words);
});
