import { Eye } from 'lucide-react';
import styles from './read-only-note.module.css';

/** Says at the top of a dialog why what it shows cannot be changed. */
export function ReadOnlyNote({ why }: { why: string }) {
  return (
    <p className={styles.note}>
      <Eye aria-hidden />
      <span>Read only. {why}</span>
    </p>
  );
}
