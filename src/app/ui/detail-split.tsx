import { X } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from './button';
import { cx } from './cx';
import { useNarrow } from './use-narrow';
import styles from './detail-split.module.css';

/** In a panel narrower than this, in CSS pixels, a row of the list has two lines, and the detail covers the list. */
const STACKED_BELOW = 640;

export interface DetailSplitProps {
  /** A `DetailPane`; null: nothing is selected, and the list has all the room. */
  detail: ReactNode;
  /** Class of the list's own looks while a detail is beside it. */
  withDetail: string | undefined;
  /** The list, or what stands in its place. */
  children: (isNarrow: boolean) => ReactNode;
}

/** A list, and beside it what is selected. */
export function DetailSplit({ detail, withDetail, children }: DetailSplitProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const isNarrow = useNarrow(frame, STACKED_BELOW);
  return (
    <div ref={frame} className={cx(styles.split, isNarrow && styles.narrow, detail !== null && styles.withDetail, detail !== null && withDetail)}>
      {children(isNarrow)}
      {detail}
    </div>
  );
}

export interface DetailPaneProps {
  /** Its accessible name, e.g. `Alert`; its button is named after it: `Close alert`. */
  label: string;
  /** Its heading and what belongs to that. */
  title: ReactNode;
  /** Buttons beside the one that closes it. */
  actions?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** What is selected in a list, in full. */
export function DetailPane({ label, title, actions, onClose, children }: DetailPaneProps): ReactNode {
  return (
    <section className={styles.detail} aria-label={label}>
      <header className={styles.head}>
        <div className={styles.title}>{title}</div>
        {actions}
        <IconButton label={`Close ${label.toLowerCase()}`} icon={<X aria-hidden />} onPress={onClose} />
      </header>
      {children}
    </section>
  );
}
