import { Fragment } from 'react';
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

/** Where a name may be broken: behind its delimiters, and where a word begins with a capital. */
const BREAKS = /(?<=[._:/-])(?=.)|(?<=[a-z0-9])(?=[A-Z])/u;

/** A user's name that may be broken into lines, but not inside its words. */
export function WrappingName({ text }: { text: string }): ReactNode {
  return (
    <bdi dir="auto">
      {showText(text)
        .split(BREAKS)
        .map((part, index) => (
          <Fragment key={index}>
            {index > 0 && <wbr />}
            {part}
          </Fragment>
        ))}
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
