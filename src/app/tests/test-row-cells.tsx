import { Check, CircleAlert, CircleDashed, History, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge, type BadgeProps } from '../ui/badge';
import { UserText } from '../ui/user-text';
import { Cell } from '../ui/virtual-grid';
import { VisuallyHidden } from '../ui/visually-hidden';
import type { TestRow } from './test-rows';
import { millisecondsText, outputText } from './test-words';
import styles from './tests.module.css';

const LOOKS: Record<TestRow['kind'], Pick<BadgeProps, 'tone' | 'icon'>> = {
  passed: { tone: 'ok', icon: <Check aria-hidden /> },
  failed: { tone: 'danger', icon: <X aria-hidden /> },
  error: { tone: 'warning', icon: <CircleAlert aria-hidden /> },
  'not run': { tone: 'neutral', icon: <CircleDashed aria-hidden /> },
};

const OLD = 'Older than the code: a file or setting that it depends on has changed since it was run.';

function OldSign(): ReactNode {
  return (
    <span className={styles.old} title={OLD}>
      <History aria-hidden />
    </span>
  );
}

/** How a test went: a word with a tone, and whether the code has changed since; in a list that is a sign, so that rows are alike with and without it. */
export function ResultBadges({ row: { kind, isOld }, isInList = false }: { row: TestRow; isInList?: boolean }): ReactNode {
  return (
    <>
      <Badge {...LOOKS[kind]}>{kind}</Badge>
      {isOld && (
        <Badge icon={isInList ? <OldSign /> : <History aria-hidden />}>
          {isInList ? <VisuallyHidden>older than the code</VisuallyHidden> : <span title={OLD}>older than the code</span>}
        </Badge>
      )}
    </>
  );
}

/** The cells of one test. */
export function TestRowCells({ row }: { row: TestRow }): ReactNode {
  const { listed, result } = row;
  const { test, detection } = listed;
  return (
    <>
      <Cell className={styles.detection}>
        <UserText text={detection.id} />
      </Cell>
      <Cell className={styles.test}>
        <UserText text={test.name} />
      </Cell>
      <Cell className={styles.expected}>{outputText(test.expected)}</Cell>
      <Cell className={styles.actual}>{result === null ? '' : outputText(result.answer.output)}</Cell>
      <Cell className={styles.result}>
        <ResultBadges row={row} isInList />
      </Cell>
      <Cell className={styles.duration}>{result === null ? '' : millisecondsText(result.milliseconds)}</Cell>
    </>
  );
}
