import { modPressed } from '../ui/platform';

/** Every command that has a shortcut, as the tooltips show it. Letters are those of an English keyboard. */
export const SHORTCUTS = {
  run: 'Mod+Enter',
  step: 'F10',
  stop: 'Shift+F5',
  runTests: 'Alt+Shift+Enter',
  runOpenTests: 'Mod+Shift+Enter',
  resetCache: 'Alt+Shift+R',
  undo: 'Mod+Z',
  redo: 'Mod+Shift+Z',
  handEdits: 'Alt+Shift+U',
  import: 'Mod+O',
  export: 'Mod+Shift+E',
  workspaces: 'Alt+Shift+W',
  share: 'Alt+Shift+S',
  settings: 'Mod+,',
  clock: 'Alt+Shift+K',
  past: 'Alt+Shift+H',
  pastEvent: 'Alt+Shift+ArrowRight',
  pastEventBack: 'Alt+Shift+ArrowLeft',
  pastRequest: 'Alt+Shift+ArrowDown',
  pastRequestBack: 'Alt+Shift+ArrowUp',
  theme: 'Alt+Shift+T',
  newDetection: 'Alt+Shift+N',
  files: 'Mod+B',
  sidePanel: 'Alt+Shift+B',
  results: 'Alt+Shift+J',
  shortcuts: '?',
} as const;
export type Command = keyof typeof SHORTCUTS;

/** What each command does, for the list of shortcuts. */
export const COMMAND_NAMES: Readonly<Record<Command, string>> = {
  run: 'Run, or go on to the end',
  step: 'Step: process one event',
  stop: 'Stop the run, or the tests',
  runTests: 'Run all unit tests',
  runOpenTests: 'Run the unit tests of the open detection',
  resetCache: 'Reset cache',
  undo: 'Undo',
  redo: 'Redo',
  handEdits: 'Edits by hand: take back one of them',
  import: 'Import files',
  export: 'Export the workspace, the trace or the table',
  workspaces: 'Workspaces: switch to another one',
  share: 'Share the workspace as a link, a file or Markdown',
  settings: 'Settings',
  clock: 'Move the clock',
  past: 'Time travel, and back to now',
  pastEvent: 'Time travel: next event',
  pastEventBack: 'Time travel: previous event',
  pastRequest: 'Time travel: next request',
  pastRequestBack: 'Time travel: previous request',
  theme: 'Change the theme',
  newDetection: 'New detection',
  files: 'Show or hide the files',
  sidePanel: 'Show or hide the cache and events',
  results: 'Show or hide the results',
  shortcuts: 'Keyboard shortcuts',
};

/** What of a keydown event decides which command it is. */
export interface PressedKey {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The physical keys that shortcuts with a character mean; with Alt, some platforms report another character as `key`. */
function codeOf(key: string): string | null {
  if (key === ',') return 'Comma';
  return /^[A-Z]$/.test(key) ? `Key${key}` : null;
}

function matches(shortcut: string, event: PressedKey, onApple: boolean | undefined): boolean {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('Mod');
  if (mod ? !modPressed(event, onApple) : event.ctrlKey || event.metaKey) return false;
  // Which keys type a question mark depends on the keyboard.
  if (key === '?') return event.key === '?' && !event.altKey;
  if (event.shiftKey !== parts.includes('Shift') || event.altKey !== parts.includes('Alt')) return false;
  // Alt changes the character and other layouts move it: then the place of the key counts, else what it types.
  if (event.key.toUpperCase() === key.toUpperCase()) return true;
  return event.altKey && event.code === codeOf(key);
}

/** The command that a pressed key stands for; null for none. `onApple` is the platform's unless a test says otherwise. */
export function commandOf(event: PressedKey, onApple?: boolean): Command | null {
  for (const [command, shortcut] of Object.entries(SHORTCUTS))
    // Object.entries forgets that the keys are those of SHORTCUTS.
    if (matches(shortcut, event, onApple)) return command as Command;
  return null;
}
