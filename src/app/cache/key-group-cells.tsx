import { CircleDot, CircleX, FolderClosed, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import { formatRelativeShort, formatUtc } from '../../clock/format-time';
import { counted, numeral } from '../state/count-words';
import { KeyText } from '../ui/key-text';
import { showText } from '../ui/show-text';
import { Cell } from '../ui/virtual-grid';
import { formatBytes } from './cache-rows';
import { KeyCell } from './key-cell';
import type { GroupFacts, TreeRow } from './key-tree';
import styles from './cache.module.css';

export interface KeyGroupCellsProps {
  row: Extract<TreeRow, { kind: 'group' }>;
  now: EpochSeconds;
  /** Whether all of its keys are among those that are being picked; null: none are. */
  picked: boolean | null;
}

function GroupState({ facts: { keys, expired, areDeleted } }: { facts: GroupFacts }): ReactNode {
  const areLive = expired === 0 && !areDeleted;
  const StateIcon = areDeleted ? CircleX : areLive ? CircleDot : Hourglass;
  const words = areDeleted ? 'all deleted' : areLive ? 'all live' : `${numeral(expired)} expired`;
  return (
    <Cell className={areDeleted || areLive ? styles.live : styles.expired} title={`${words}, of ${counted(keys, 'key')}`}>
      <StateIcon className={styles.stateIcon} aria-hidden />
      <span className={styles.stateName}>{words}</span>
      <span className={styles.stateShort} aria-hidden>
        {areDeleted ? 'deleted' : areLive ? 'live' : numeral(expired)}
      </span>
    </Cell>
  );
}

/** The cells of a group of keys: how many it holds, their bytes, their soonest expiry, and how many are expired. */
export function KeyGroupCells({ row, now, picked }: KeyGroupCellsProps): ReactNode {
  const { name, level, isOpen, group, facts } = row;
  const { keys, bytes, soonest } = facts;
  const prefix = showText(group.prefix);
  return (
    <>
      <KeyCell title={`Keys that begin with ${prefix}`} label={`${prefix}, ${counted(keys, 'key')}`} picked={picked} level={level} isOpen={isOpen}>
        <KeyText text={name} />
      </KeyCell>
      <Cell className={styles.type} title="group">
        <FolderClosed className={styles.typeIcon} aria-hidden />
        <span className={styles.typeName}>group</span>
      </Cell>
      <Cell className={styles.value}>{counted(keys, 'key')}</Cell>
      <Cell className={styles.size}>{formatBytes(bytes)}</Cell>
      {soonest === null ? (
        <Cell className={styles.expires}>
          <span className={styles.muted}>no expiry</span>
        </Cell>
      ) : (
        <Cell className={styles.expires} title={`The soonest expires at ${formatUtc(soonest)} UTC`}>
          {formatRelativeShort(soonest, now)}
        </Cell>
      )}
      <GroupState facts={facts} />
    </>
  );
}
