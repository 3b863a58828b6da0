import { CircleX, History, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { PITFALLS } from '../../engine/page-behaviour';
import type { PitfallSeverity } from '../../pitfalls/finding-types';
import type { FindingAge, ListedFinding } from '../state/pitfall-state';
import { Badge, type BadgeProps } from '../ui/badge';
import { UserText } from '../ui/user-text';
import { Cell } from '../ui/virtual-grid';
import { ageText, stateText, titleOf } from './pitfall-words';
import styles from './pitfalls.module.css';

const LOOKS: Record<PitfallSeverity, Pick<BadgeProps, 'tone' | 'icon'>> = {
  error: { tone: 'danger', icon: <CircleX aria-hidden /> },
  warning: { tone: 'warning', icon: <TriangleAlert aria-hidden /> },
  info: { tone: 'neutral', icon: <Info aria-hidden /> },
};

/** How much a finding matters: a word with a sign and a tone. */
export function SeverityBadge({ severity }: { severity: PitfallSeverity }): ReactNode {
  return <Badge {...LOOKS[severity]}>{severity}</Badge>;
}

/** Says where a finding is behind the code. */
export function AgeBadge({ age }: { age: FindingAge }): ReactNode {
  const text = ageText(age);
  if (text === null) return null;
  return (
    <Badge icon={<History aria-hidden />}>
      <span title={text.meaning}>{text.word}</span>
    </Badge>
  );
}

/** The cells of one finding. */
export function PitfallRowCells({ finding, age }: { finding: ListedFinding; age: FindingAge }): ReactNode {
  const { code, severity, detection, range } = finding;
  return (
    <>
      <Cell className={styles.severity}>
        <SeverityBadge severity={severity} />
      </Cell>
      <Cell className={styles.code}>{code}</Cell>
      <Cell className={styles.title}>{titleOf(code, PITFALLS)}</Cell>
      <Cell className={styles.detection}>{detection === null ? <UserText text={range?.path ?? ''} /> : <UserText text={detection} />}</Cell>
      <Cell className={styles.line}>{range === null ? '' : range.from.line.toLocaleString('en-US')}</Cell>
      <Cell className={styles.state}>
        {stateText(finding)} <AgeBadge age={age} />
      </Cell>
    </>
  );
}

/** The one cell of a group's name. */
export function PitfallGroupCell({ name, count }: { name: string; count: number }): ReactNode {
  return (
    <Cell className={styles.groupName}>
      <UserText text={name} /> <span className={styles.muted}>{count.toLocaleString('en-US')}</span>
    </Cell>
  );
}
