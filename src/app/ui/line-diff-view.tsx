import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { lineDiff, type DiffedLine } from './line-diff';
import styles from './line-diff-view.module.css';
import { showText } from './show-text';
import { VisuallyHidden } from './visually-hidden';

const LOOKS = { '−': styles.removed, '+': styles.added, ' ': styles.line };
const WORDS = { '−': 'removed: ', '+': 'added: ', ' ': '' };
/** Lines of a difference that are drawn; nobody reads more of it at once. */
const MOST_LINES = 500;
const LONGEST_LINE = 1_000;

function Line({ line }: { line: DiffedLine }): ReactNode {
  if (line === null) return <span className={styles.gap}>⋯</span>;
  return (
    <span className={LOOKS[line.sign]}>
      <span aria-hidden="true">{line.sign} </span>
      <VisuallyHidden>{WORDS[line.sign]}</VisuallyHidden>
      <bdi dir="auto">{showText(line.text, LONGEST_LINE)}</bdi>
    </span>
  );
}

/** What differs between two texts of a file, line by line. `label`: its accessible name. */
export function LineDiffView({ before, after, label }: { before: string; after: string; label: string }): ReactNode {
  const lines = useMemo(() => lineDiff(before, after), [before, after]);
  const rest = lines.length - MOST_LINES;
  return (
    <>
      <pre className={styles.diff} tabIndex={0} role="group" aria-label={label}>
        <code className={styles.lines}>
          {lines.slice(0, MOST_LINES).map((line, index) => (
            <Line key={index} line={line} />
          ))}
        </code>
      </pre>
      {rest > 0 && <p>… and {rest.toLocaleString('en-US')} more lines.</p>}
    </>
  );
}
