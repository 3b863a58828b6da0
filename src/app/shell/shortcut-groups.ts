import { onAppleSystem } from '../ui/platform';
import { COMMAND_NAMES, SHORTCUTS, type Command } from './shortcuts';

/** Shortcuts that stand together in the list. */
interface Group {
  title: string;
  keys: readonly { keys: string; does: string }[];
}

const command = (name: Command) => ({ keys: SHORTCUTS[name], does: COMMAND_NAMES[name] });

/** Every shortcut, as the list of shortcuts shows them. */
export const SHORTCUT_GROUPS: readonly Group[] = [
  { title: 'Runs and the cache', keys: (['run', 'step', 'stop', 'runTests', 'runOpenTests', 'resetCache', 'clock', 'undo', 'redo', 'handEdits'] as const).map(command) },
  { title: 'Time travel', keys: (['past', 'pastEvent', 'pastEventBack', 'pastRequest', 'pastRequestBack'] as const).map(command) },
  { title: 'Files', keys: (['workspaces', 'newDetection', 'import', 'export', 'share'] as const).map(command) },
  { title: 'The screen', keys: (['files', 'results', 'sidePanel', 'settings', 'theme', 'shortcuts'] as const).map(command) },
  {
    title: 'In the list of files',
    keys: [
      { keys: 'Enter', does: 'Open the file' },
      { keys: 'F2', does: 'Rename it' },
      { keys: 'Delete', does: 'Delete it' },
    ],
  },
  {
    title: 'In the cache',
    keys: [
      { keys: 'Shift+ArrowDown', does: 'Select several keys; a click with Shift too' },
      { keys: 'Mod+A', does: 'Select all keys that are shown' },
      { keys: 'Space', does: 'Select one key more, or one less; a click with Ctrl or Cmd too' },
      { keys: 'Escape', does: 'Let go of them' },
      { keys: 'Delete', does: 'Delete what is selected' },
    ],
  },
  {
    title: 'In the timeline',
    keys: [
      { keys: 'ArrowLeft', does: 'Earlier; turning the wheel with Shift too' },
      { keys: 'ArrowRight', does: 'Later' },
      { keys: '+', does: 'Zoom in; turning the wheel with Alt too' },
      { keys: '-', does: 'Zoom out' },
      { keys: '0', does: 'Show all' },
    ],
  },
  {
    title: 'In the editor',
    keys: [
      { keys: onAppleSystem ? 'Ctrl+Shift+M' : 'Ctrl+M', does: 'Tab leaves the editor, or indents again' },
      { keys: 'F1', does: 'All commands of the editor' },
    ],
  },
];
