import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './toolbar.module.css';

export interface ToolbarProps {
  /** The accessible name of the group. */
  label: string;
  children: ReactNode;
  /** Wraps into further rows where there is no room; otherwise it scrolls sideways. */
  wraps?: boolean;
}

/**
 * A row of controls over a panel. A plain group, each control a Tab stop: the fields and selects in it need the arrow
 * keys for themselves.
 */
export function Toolbar({ label, children, wraps = true }: ToolbarProps) {
  return (
    <div className={cx(styles.toolbar, wraps && styles.wraps)} role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** Pushes what follows it to the end of a toolbar. */
export function ToolbarSpace() {
  return <div className={styles.space} />;
}
