import { shortcutText } from './platform';
import styles from './kbd.module.css';

/** A keyboard shortcut, e.g. `Mod+Enter`, written as the user's platform does. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className={styles.kbd}>{shortcutText(keys)}</kbd>;
}
