import type { ReactNode } from 'react';
import type { ItemChange } from '../../trace/item';
import { itemParts } from '../cache/item-type';
import { valueText } from '../cache/value-text';
import { ItemDiffView } from '../trace/item-diff-view';
import { itemDiff } from '../trace/item-diff';
import { showText } from '../ui/show-text';
import { UserText } from '../ui/user-text';
import { Cell } from '../ui/virtual-grid';
import { PreviewGrid } from './preview-grid';
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
  return (
    <PreviewGrid
      label="Changes"
      detailLabel="What differs"
      className={styles.changeColumns}
      columns={COLUMNS}
      rows={changes}
      renderRow={(change) => {
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
      renderDetail={({ before, after }) => <ItemDiffView before={before} after={after} />}
    />
  );
}
