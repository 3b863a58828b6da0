import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { cx } from '../ui/cx';
import styles from './events.module.css';

export interface NoteWithListProps {
  /** What there is to say, in a line. */
  text: ReactNode;
  /** What can be done about it. */
  actions?: ReactNode;
  /** What is folded away behind `Show`; an `<li>` each. */
  children: ReactNode;
  /** What the list shows, for its name and that of the button: `lines that are not events`. */
  what: string;
  /** Nothing is wrong: it is good to know. */
  isAdvice?: boolean;
}

/** A note about many events, which names them when it is unfolded. */
export function NoteWithList({ text, actions, children, what, isAdvice = false }: NoteWithListProps): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <div className={cx(styles.broken, isAdvice && styles.advice)}>
      <div className={styles.brokenHead}>
        <span>{text}</span>
        <span className={styles.noteActions}>
          <Button size="small" label={`${open ? 'Hide' : 'Show'} ${what}`} onPress={() => setOpen(!open)}>
            {open ? 'Hide' : 'Show'}
          </Button>
          {actions}
        </span>
      </div>
      {open && (
        <ul className={styles.problemList} aria-label={what}>
          {children}
        </ul>
      )}
    </div>
  );
}
