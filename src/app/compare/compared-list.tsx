import { useId } from 'react';
import type { ReactNode } from 'react';
import { numeral } from '../state/count-words';
import styles from './compare.module.css';

/** Rows that a list shows; there can be as many as there are keys. */
const LISTED = 100;

export interface ComparedListProps<One> {
  title: string;
  all: readonly One[];
  /** What is said where there is nothing; without it the whole list is left out. */
  empty?: string;
  /** An `<li>` with a key. */
  children: (one: One, index: number) => ReactNode;
}

/** One of the lists of a comparison, under a heading with its count; the first rows of a long one. */
export function ComparedList<One>({ title, all, empty, children }: ComparedListProps<One>): ReactNode {
  const id = useId();
  if (all.length === 0 && empty === undefined) return null;
  const rest = all.length - LISTED;
  return (
    <section aria-labelledby={id}>
      <h3 className={styles.title} id={id}>
        {title} <span className={styles.muted}>{numeral(all.length)}</span>
      </h3>
      {all.length === 0 ? <p className={styles.muted}>{empty}</p> : <ul className={styles.list}>{all.slice(0, LISTED).map(children)}</ul>}
      {rest > 0 && <p className={styles.muted}>… and {numeral(rest)} more.</p>}
    </section>
  );
}
