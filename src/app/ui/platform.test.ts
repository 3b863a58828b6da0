import { expect, test } from 'vitest';
import { modPressed, shortcutText } from './platform';

test('writes a shortcut as each platform does', () => {
  expect(shortcutText('Mod+Enter', false)).toBe('Ctrl+Enter');
  expect(shortcutText('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
  expect(shortcutText('Mod+Shift+Z', true)).toBe('⇧⌘Z');
  expect(shortcutText('F10', true)).toBe('F10');
});

test('takes the command key of the platform, and no other with it', () => {
  expect(modPressed({ ctrlKey: true, metaKey: false }, false)).toBe(true);
  expect(modPressed({ ctrlKey: false, metaKey: true }, false)).toBe(false);
  expect(modPressed({ ctrlKey: false, metaKey: true }, true)).toBe(true);
  expect(modPressed({ ctrlKey: true, metaKey: true }, true)).toBe(false);
});
