import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './badge.module.css';

export interface BadgeProps {
  tone?: 'neutral' | 'accent' | 'ok' | 'warning' | 'danger';
  icon?: ReactNode;
  /** The word that says what the colour says. */
  children: ReactNode;
}

/** A small mark: a word with a tone. */
export function Badge({ tone = 'neutral', icon, children }: BadgeProps) {
  return (
    <span className={cx(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
