import type { ReactNode } from 'react';
import type { EpochSeconds } from '../../clock/clock-types';
import { formatRelative, formatUtc } from '../../clock/format-time';
import { deletionTime } from '../../engine/page-behaviour';
import type { Item } from '../../trace/item';
import { useApp } from '../state/use-app';
import { itemParts } from './item-type';
import styles from './item-editor.module.css';

/** When this simulation's sweeper deletes an item, and that DynamoDB promises no such moment. */
export function DeletionNote({ itemKey, item, now }: { itemKey: string; item: Item; now: EpochSeconds }): ReactNode {
  const settings = useApp((state) => state.settings);
  if (itemParts(item).expiresAt === null) {
    return <p className={styles.note}>Without a numeric expiry, the table never deletes this item by itself.</p>;
  }
  const at = deletionTime(itemKey, item, settings);
  if (at === null) {
    return <p className={styles.note}>In this simulation the sweeper is set to “never”: the item stays readable after its expiry.</p>;
  }
  return (
    <p className={styles.note}>
      In this simulation the sweeper (“{settings.sweeper}”) deletes it at {formatUtc(at)} UTC, {formatRelative(at, now)}. The real table
      promises no moment: usually within 48 hours after the expiry.
    </p>
  );
}
