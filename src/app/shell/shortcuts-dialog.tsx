import { onAppleSystem } from '../ui/platform';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { useShell } from './shell-state';
import styles from './shortcuts-dialog.module.css';
import { COMMAND_NAMES, SHORTCUTS, type Command } from './shortcuts';

interface Group {
  title: string;
  keys: readonly { keys: string; does: string }[];
}

const command = (name: Command) => ({ keys: SHORTCUTS[name], does: COMMAND_NAMES[name] });

const GROUPS: readonly Group[] = [
  { title: 'Runs and the cache', keys: (['run', 'step', 'stop', 'resetCache', 'clock', 'undo', 'redo', 'handEdits'] as const).map(command) },
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
    title: 'In the editor',
    keys: [
      { keys: onAppleSystem ? 'Ctrl+Shift+M' : 'Ctrl+M', does: 'Tab leaves the editor, or indents again' },
      { keys: 'F1', does: 'All commands of the editor' },
    ],
  },
];

/** Every shortcut in one place. */
export function ShortcutsDialog() {
  const isOpen = useShell((state) => state.shortcutsOpen);
  const setOpen = useShell((state) => state.setShortcutsOpen);
  const close = () => setOpen(false);
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={close} actions={<Button onPress={close}>Done</Button>}>
      {GROUPS.map(({ title, keys }) => (
        <section key={title} className={styles.group}>
          <h3>{title}</h3>
          <dl className={styles.list}>
            {keys.map((shortcut) => (
              <div key={shortcut.does} className={styles.row}>
                <dt>{shortcut.does}</dt>
                <dd>
                  <Kbd keys={shortcut.keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  );
}
