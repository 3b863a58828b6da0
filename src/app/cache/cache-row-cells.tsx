import { Braces, CircleDot, CircleHelp, CircleX, Hash, Hourglass, Layers, Rows3, Timer, TriangleAlert } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import { formatRelativeShort, formatUtc } from '../../clock/format-time';
import { Cell } from '../ui/virtual-grid';
import { KeyText } from '../ui/key-text';
import { showText } from '../ui/show-text';
import { UserText } from '../ui/user-text';
import { formatBytes, rowState } from './cache-rows';
import type { CacheRow, ItemState } from './cache-rows';
import { expiryDoubt } from './expiry';
import { KeyCell } from './key-cell';
import type { ItemType } from './item-type';
import { itemParts } from './item-type';
import { typeNote } from './type-note';
import styles from './cache.module.css';

const TYPE_ICONS: Record<ItemType, LucideIcon> = {
  counter: Hash,
  'string set': Rows3,
  dictionary: Braces,
  mixed: Layers,
  'expiry only': Timer,
  other: CircleHelp,
};

const DOUBTS = {
  milliseconds: 'This looks like milliseconds.',
  microseconds: 'This looks like microseconds.',
  nanoseconds: 'This looks like nanoseconds.',
  far: 'This is more than ten years ahead.',
};

function Expires({ row, now }: { row: CacheRow; now: EpochSeconds }): ReactNode {
  const { expiresAt } = row;
  if (expiresAt === null) {
    return (
      <Cell className={styles.expires}>
        <span className={styles.muted}>no expiry</span>
      </Cell>
    );
  }
  const doubt = expiryDoubt(expiresAt, now);
  const absolute = `${formatUtc(expiresAt)} UTC`;
  return (
    <Cell className={styles.expires} title={doubt === null ? absolute : `${absolute}. ${DOUBTS[doubt]}`}>
      {doubt !== null && <TriangleAlert className={styles.doubt} role="img" aria-label={DOUBTS[doubt]} />}
      {formatRelativeShort(expiresAt, now)}
    </Cell>
  );
}

const STATES: Readonly<Record<ItemState, { icon: LucideIcon; short: string; look: string | undefined }>> = {
  live: { icon: CircleDot, short: 'live', look: styles.live },
  'expired, still readable': { icon: Hourglass, short: 'expired', look: styles.expired },
  deleted: { icon: CircleX, short: 'deleted', look: styles.live },
};

export interface CacheRowCellsProps {
  row: CacheRow;
  now: EpochSeconds;
  /** Whether the key is among those that are being picked; null: none are. */
  picked: boolean | null;
  /** Its place in the tree; absent in the list. */
  tree?: { readonly level: number; readonly name: string };
}

/** Whether a row looks the same at another second: while a run goes on the clock moves all the time, and most rows stay as they are. */
function isAlike(before: CacheRowCellsProps, after: CacheRowCellsProps): boolean {
  const { row, now } = after;
  if (before.row !== row || before.picked !== after.picked || before.tree?.level !== after.tree?.level || before.tree?.name !== after.tree?.name) return false;
  if (before.now === now || row.expiresAt === null) return true;
  return (
    formatRelativeShort(row.expiresAt, before.now) === formatRelativeShort(row.expiresAt, now) &&
    rowState(row, before.now) === rowState(row, now) &&
    expiryDoubt(row.expiresAt, before.now) === expiryDoubt(row.expiresAt, now)
  );
}

/** The cells of one key: Key, Type, Value, Size, Expires, State. */
export const CacheRowCells = memo(function CacheRowCells({ row, now, picked, tree }: CacheRowCellsProps): ReactNode {
  const TypeIcon = TYPE_ICONS[row.type];
  const state = rowState(row, now);
  const { icon: StateIcon, short, look } = STATES[state];
  const note = typeNote(row.type, itemParts(row.item));
  const key = showText(row.key);
  return (
    <>
      <KeyCell title={key} label={key} picked={picked} level={tree?.level ?? null}>
        {tree?.name === '' ? <span className={styles.muted}>(nothing more)</span> : <KeyText text={tree?.name ?? row.key} />}
      </KeyCell>
      <Cell className={styles.type} title={note === null ? row.type : `${row.type}: ${note}`}>
        <TypeIcon className={styles.typeIcon} aria-hidden />
        <span className={styles.typeName}>{row.type}</span>
      </Cell>
      <Cell className={styles.value} title={row.value}>
        {row.value === '' && row.type !== 'dictionary' ? <span className={styles.muted}>no value</span> : <UserText text={row.value} code />}
      </Cell>
      <Cell className={styles.size}>{formatBytes(row.bytes)}</Cell>
      <Expires row={row} now={now} />
      <Cell className={look} title={state}>
        <StateIcon className={styles.stateIcon} aria-hidden />
        <span className={styles.stateName}>{state}</span>
        <span className={styles.stateShort} aria-hidden>
          {short}
        </span>
      </Cell>
    </>
  );
}, isAlike);
