import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { ItemChange } from '../../trace/item';
import { itemParts } from '../cache/item-type';
import { valueText } from '../cache/value-text';
import { ItemDiffView } from '../trace/item-diff-view';
import { itemDiff } from '../trace/item-diff';
import { showText } from '../ui/show-text';
import { UserText } from '../ui/user-text';
import { Cell, VirtualGrid } from '../ui/virtual-grid';
import styles from './import-items.module.css';

const COLUMNS = ['Key', 'Change', 'Item'].map((name) => ({ name }));

function kindOf({ before, after }: ItemChange): 'new' | 'changed' | 'deleted' {
  if (before === null) return 'new';
  return after === null ? 'deleted' : 'changed';
}

const KIND_CLASSES = { new: styles.fresh, changed: styles.changed, deleted: styles.gone };

/** The item on one line; of a changed one the attributes that differ. */
function textOf({ before, after }: ItemChange): string {
  if (before === null || after === null) return valueText(itemParts(after ?? before ?? {}));
  const names = itemDiff(before, after).filter(({ lines }) => lines.some(({ sign }) => sign !== ' '));
  return showText(names.map(({ name }) => name).join(', '));
}

/** The changes that an import would make, a row a key, and of the selected one what differs. */
export function ChangesGrid({ changes }: { changes: readonly ItemChange[] }): ReactNode {
  // By place: nothing moves in it, and there may be 100,000 keys.
  const [selected, setSelected] = useState('0');
  const rowId = useCallback((index: number) => String(index), []);
  const indexOf = useCallback((id: string) => (Number(id) < changes.length ? Number(id) : -1), [changes]);
  const shown = changes[Number(selected)];
  return (
    <div className={styles.changes}>
      <div className={styles.grid}>
        <VirtualGrid
          label="Changes"
          className={styles.changeColumns}
          columns={COLUMNS}
          count={changes.length}
          rowId={rowId}
          indexOf={indexOf}
          renderRow={(index) => {
            const change = changes[index];
            if (change === undefined) return null;
            const kind = kindOf(change);
            return (
              <>
                <Cell className={styles.cellKey}>
                  <UserText text={change.key} code />
                </Cell>
                <Cell className={KIND_CLASSES[kind]}>{kind}</Cell>
                <Cell className={styles.cellItem}>{textOf(change)}</Cell>
              </>
            );
          }}
          selected={selected}
          onSelect={setSelected}
        />
      </div>
      {shown && (
        <section className={styles.detail} aria-label="What differs">
          <ItemDiffView before={shown.before} after={shown.after} />
        </section>
      )}
    </div>
  );
}
