import { ChevronDown, ChevronRight, Square, SquareCheck } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { cx } from '../ui/cx';
import { Cell } from '../ui/virtual-grid';
import styles from './cache.module.css';

/** Levels that are indented; deeper ones stay where the last of them is. */
const MOST_LEVELS = 8;

export interface KeyCellProps {
  title: string;
  label: string;
  /** Whether it is among the rows that are being picked; null: none are. */
  picked: boolean | null;
  /** From 1, in the tree; null in the list. */
  level: number | null;
  /** Whether a group's rows are shown; absent for a key. */
  isOpen?: boolean;
  children: ReactNode;
}

/** The first cell of a key or a group: a box while rows are being picked, and its place in the tree. */
export function KeyCell({ title, label, picked, level, isOpen, children }: KeyCellProps): ReactNode {
  const Twisty = isOpen === true ? ChevronDown : ChevronRight;
  const Box = picked === true ? SquareCheck : Square;
  const indent: CSSProperties & { '--level': number } = { '--level': Math.min(level ?? 1, MOST_LEVELS) - 1 };
  return (
    <Cell className={styles.key} title={title} label={label}>
      <span className={styles.keyLine} style={indent}>
        {picked !== null && <Box className={cx(styles.box, picked && styles.boxPicked)} aria-hidden />}
        {level !== null && (
          <span className={styles.twisty} {...(isOpen !== undefined && { 'data-twisty': true })} aria-hidden>
            {isOpen !== undefined && <Twisty />}
          </span>
        )}
        <span className={styles.keyName}>{children}</span>
      </span>
    </Cell>
  );
}
