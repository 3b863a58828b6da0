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
import { keyChangeText } from './compare-words';
import styles from './compare.module.css';

/** The value of both runs in a line, once where it is the same. */
function valuesText({ before, now }: KeyDifference): string {
  const short = (item: Item | null): string => (item === null ? 'none' : valueText(itemParts(item)));
  return short(before) === short(now) ? short(now) : `${short(before)} → ${short(now)}`;
}

/** A key whose items differ at the end of two runs; unfolded, it shows how. */
export function ComparedKey({ difference, onJump }: { difference: KeyDifference; onJump: () => void }): ReactNode {
  const { key, before, now } = difference;
  const [isOpen, setOpen] = useState(false);
  const lookAt = useApp((state) => state.lookAt);
  const show = useKeyHistory((view) => view.show);
  return (
    <li className={styles.row}>
      <details className={styles.what} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={styles.summary}>
          <UserText text={key} code /> <span className={styles.muted}>{keyChangeText(difference)}</span>
          <span className={styles.values}>
            <UserText text={valuesText(difference)} code />
          </span>
        </summary>
        {isOpen && <ItemDiffView before={before} after={now} />}
      </details>
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
    </li>
  );
}
