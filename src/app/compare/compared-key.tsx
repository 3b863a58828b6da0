import { useState } from 'react';
import type { ReactNode } from 'react';
import type { KeyDifference } from '../../engine/page-behaviour';
import type { Item } from '../../trace/item';
import { itemParts } from '../cache/item-type';
import { valueText } from '../cache/value-text';
import { useKeyHistory } from '../key-history/key-history-view';
import { useApp } from '../state/use-app';
import { ItemDiffView } from '../trace/item-diff-view';
import { Button } from '../ui/button';
import { UserText } from '../ui/user-text';
import { keyChangeText, type OnlyIn } from './compare-words';
import styles from './compare.module.css';

/** The value of both runs in a line, once where it is the same. */
function valuesText({ before, now }: KeyDifference): string {
  const short = (item: Item | null): string => (item === null ? 'none' : valueText(itemParts(item)));
  return short(before) === short(now) ? short(now) : `${short(before)} → ${short(now)}`;
}

export interface ComparedKeyProps {
  difference: KeyDifference;
  /** How a key is told of that only one of the runs has; by default they are this run and the last one. */
  onlyIn?: OnlyIn;
  /** Left out where neither run is the one on the screen, which has its history. */
  onJump?: () => void;
}

/** A key whose items differ at the end of two runs; unfolded, it shows how. */
export function ComparedKey({ difference, onlyIn, onJump }: ComparedKeyProps): ReactNode {
  const { key, before, now } = difference;
  const [isOpen, setOpen] = useState(false);
  const lookAt = useApp((state) => state.lookAt);
  const show = useKeyHistory((view) => view.show);
  return (
    <li className={styles.row}>
      <details className={styles.what} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles.summary}>
          <UserText text={key} code /> <span className={styles.muted}>{keyChangeText(difference, onlyIn)}</span>
          <span className={styles.values}>
            <UserText text={valuesText(difference)} code />
          </span>
        </summary>
        {isOpen && <ItemDiffView before={before} after={now} />}
      </details>
      {onJump && (
        <Button
          size="small"
          label={`History of ${key}`}
          onPress={() => {
            onJump();
            lookAt(null);
            show(key);
          }}
        >
          History
        </Button>
      )}
    </li>
  );
}
