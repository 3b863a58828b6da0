import type { ReactNode } from 'react';
import { lineDiff, type DiffLine } from '../../workspace/line-diff';
import { cx } from './cx';
import styles from './diff-lines.module.css';
import { showText } from './show-text';
import { VisuallyHidden } from './visually-hidden';

const SIGNS: Record<DiffLine['kind'], string> = { same: ' ', added: '+', removed: '−', skipped: '⋯' };
const WORDS: Record<DiffLine['kind'], string> = { same: '', added: 'added: ', removed: 'removed: ', skipped: '' };
/** Lines of a difference that are drawn; nobody reads more of it at once. */
const MOST_LINES = 1_000;
const LONGEST_LINE = 1_000;

/** What makes `after` of `before`; null: there is no such text. */
export function linesBetween(before: string | null, after: string | null): DiffLine[] {
  const whole = (text: string, kind: DiffLine['kind']): DiffLine[] => text.split('\n').map((line) => ({ kind, text: line }));
  if (before === null) return whole(after ?? '', 'added');
  return after === null ? whole(before, 'removed') : lineDiff(before, after);
}

/** Lines of a difference as plain text. `label`: its accessible name. */
export function DiffLines({ lines, label, className }: { lines: readonly DiffLine[]; label: string; className?: string | undefined }): ReactNode {
  const rest = lines.length - MOST_LINES;
  return (
    <pre className={cx(styles.diff, className)} tabIndex={0} role="group" aria-label={label}>
      <code className={styles.lines}>
        {lines.slice(0, MOST_LINES).map(({ kind, text }, index) => (
          <span key={index} className={styles[kind]}>
            <span aria-hidden="true">{SIGNS[kind]} </span>
            <VisuallyHidden>{WORDS[kind]}</VisuallyHidden>
            <bdi dir="auto">{showText(text.replace(/\r$/, ''), LONGEST_LINE)}</bdi>
          </span>
        ))}
        {rest > 0 && <span className={styles.skipped}>… {rest.toLocaleString('en-US')} more lines</span>}
      </code>
    </pre>
  );
}
