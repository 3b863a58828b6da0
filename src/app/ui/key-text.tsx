import type { ReactNode } from 'react';
import { showText } from './show-text';
import styles from './key-text.module.css';

/** How much of a key's end stays readable: keys often share a long beginning and differ in their last part. */
const END = 16;

/** A key on one line. Where there is no room for all of it, its middle is left out. */
export function KeyText({ text }: { text: string }): ReactNode {
  const shown = [...showText(text)];
  return (
    <bdi dir="auto" className={styles.keyText}>
      <span className={styles.keyStart}>{shown.slice(0, -END).join('')}</span>
      <span className={styles.keyEnd}>{shown.slice(-END).join('')}</span>
    </bdi>
  );
}
