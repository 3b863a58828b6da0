import type { ReactNode } from 'react';
import { shownJson } from './parts/shown-json';
import { UserLines } from '../ui/user-text';
import styles from './trace.module.css';

/** A titled part of an entry's detail. */
export function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{title}</h3>
      {children}
    </section>
  );
}

/** A JSON value, pretty-printed. */
export function JsonBlock({ title, value }: { title: string; value: unknown }): ReactNode {
  return (
    <Part title={title}>
      <UserLines text={shownJson(value)} label={title} />
    </Part>
  );
}
