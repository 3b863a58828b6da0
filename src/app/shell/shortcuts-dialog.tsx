import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { useShell } from './shell-state';
import { SHORTCUT_GROUPS } from './shortcut-groups';
import styles from './shortcuts-dialog.module.css';

/** Every shortcut in one place. */
export function ShortcutsDialog() {
  const isOpen = useShell((state) => state.shortcutsOpen);
  const setOpen = useShell((state) => state.setShortcutsOpen);
  const close = () => setOpen(false);
  return (
    <Dialog title="Keyboard shortcuts" isOpen={isOpen} onClose={close} actions={<Button onPress={close}>Done</Button>}>
      {SHORTCUT_GROUPS.map(({ title, keys }) => (
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
