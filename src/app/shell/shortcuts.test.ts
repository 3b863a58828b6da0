import { describe, expect, test } from 'vitest';
import { SHORTCUT_GROUPS } from './shortcut-groups';
import { commandOf, COMMAND_NAMES, SHORTCUTS, type PressedKey } from './shortcuts';

function pressed(key: string, modifiers: Partial<PressedKey> = {}): PressedKey {
  return { key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers };
}

describe('commandOf', () => {
  test('Ctrl+Enter runs, Cmd+Enter on an Apple system', () => {
    expect(commandOf(pressed('Enter', { ctrlKey: true }), false)).toBe('run');
    expect(commandOf(pressed('Enter', { metaKey: true }), false)).toBeNull();
    expect(commandOf(pressed('Enter', { metaKey: true }), true)).toBe('run');
    expect(commandOf(pressed('Enter'), false)).toBeNull();
  });

  test('tells undo from redo by Shift, whatever case the letter has', () => {
    expect(commandOf(pressed('z', { ctrlKey: true }), false)).toBe('undo');
    expect(commandOf(pressed('Z', { ctrlKey: true, shiftKey: true }), false)).toBe('redo');
  });

  test('takes the place of the key where Alt changes the character', () => {
    expect(commandOf(pressed('‰', { code: 'KeyR', altKey: true, shiftKey: true }), true)).toBe('resetCache');
  });

  test('leaves keys with other modifiers to the browser', () => {
    expect(commandOf(pressed('F5'), false)).toBeNull();
    expect(commandOf(pressed('F10', { shiftKey: true }), false)).toBeNull();
    expect(commandOf(pressed('o', { ctrlKey: true, altKey: true }), false)).toBeNull();
  });

  test('takes a question mark however it is typed', () => {
    expect(commandOf(pressed('?', { shiftKey: true }), false)).toBe('shortcuts');
    expect(commandOf(pressed('?'), false)).toBe('shortcuts');
    expect(commandOf(pressed('?', { ctrlKey: true, shiftKey: true }), false)).toBeNull();
  });

  test('no two commands share a shortcut', () => {
    expect(new Set(Object.values(SHORTCUTS)).size).toBe(Object.keys(SHORTCUTS).length);
  });
});

test('the list of shortcuts leaves no command out, and names each once', () => {
  const listed = SHORTCUT_GROUPS.flatMap(({ keys }) => keys.map(({ does }) => does));
  expect(listed).toEqual(expect.arrayContaining(Object.values(COMMAND_NAMES)));
  expect(new Set(listed).size).toBe(listed.length);
});
