import { useMemo } from 'react';
import type { ReactNode } from 'react';
import type { Item } from '../../trace/item';
import { Button } from '../ui/button';
import { isTooLong } from '../ui/long-text';
import styles from './item-editor.module.css';

export interface ChangedItemNoteProps {
  item: Item;
  /** The editor shows another state of it. */
  isOther: boolean;
  onLoad: () => void;
  /** Brings back what was typed before the item was loaded; null: nothing was. */
  onBringBack: (() => void) | null;
}

/** Says that the item is another one by now than the editor shows, and offers it; afterwards, what had been typed. */
export function ChangedItemNote({ item, isOther, onLoad, onBringBack }: ChangedItemNoteProps): ReactNode {
  const isLong = useMemo(() => isOther && isTooLong(JSON.stringify(item)), [isOther, item]);
  if (!isOther && onBringBack === null) return null;
  return (
    <p className={styles.warning} role="alert">
      {isOther ? (
        <>
          <span>
            The table’s item has changed since you opened it{isLong && ', and is too long by now to be edited here'}. Saving replaces it.
          </span>
          {!isLong && (
            <Button size="small" onPress={onLoad}>
              Load it
            </Button>
          )}
        </>
      ) : (
        <>
          <span>This is the table’s item. What you had typed is kept until you save or close.</span>
          <Button size="small" onPress={onBringBack ?? onLoad}>
            Bring back what I typed
          </Button>
        </>
      )}
    </p>
  );
}
