import type { ReactNode } from 'react';
import { showLines, showText } from './show-text';
import styles from './user-text.module.css';

/** A user's text on one line: shown as text, its direction isolated, control characters visible. */
export function UserText({ text, code = false }: { text: string; code?: boolean }): ReactNode {
  return (
    <bdi dir="auto" className={code ? styles.code : undefined}>
      {showText(text)}
    </bdi>
  );
}

/** A user's text of several lines, in the editor's font. */
export function UserLines({ text, label }: { text: string; label: string }): ReactNode {
  return (
    <pre className={styles.lines} dir="auto" tabIndex={0} role="group" aria-label={label}>
      {showLines(text)}
    </pre>
  );
}
