import { useCallback, useMemo, useRef } from 'react';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import type { Slices } from '../../clock/slices';
import { useKeyHistory } from '../key-history/key-history-view';
import { useAppStore } from '../state/use-app';
import { cx } from '../ui/cx';
import type { GridTree } from '../ui/grid-keys';
import { useNarrow } from '../ui/use-narrow';
import { useSlices } from '../ui/use-slices';
import { VirtualGrid } from '../ui/virtual-grid';
import { STACKED_BELOW, useCacheColumns } from './cache-columns';
import { CacheRowCells } from './cache-row-cells';
import type { CacheQuery } from './cache-rows';
import { useCacheView } from './cache-view';
import { deleteSelected } from './delete-selected';
import { KeyGroupCells } from './key-group-cells';
import { keysIn } from './key-groups';
import { groupId, keyId, parentOf, treeRows } from './key-tree';
import type { TreeRow } from './key-tree';
import { rowIndex } from '../ui/row-index';
import type { ShownRows } from './use-cache-rows';
import { useRowSelection } from './use-row-selection';
import type { SelectableRows } from './use-row-selection';
import styles from './cache.module.css';

interface WantedTree {
  readonly shown: ShownRows;
  readonly delimiter: string;
  /** Prefixes of groups that are not as all others: open, or closed. */
  readonly toggled: ReadonlySet<string>;
  readonly areOpen: boolean;
  readonly sort: CacheQuery['sort'];
}

interface Tree extends Pick<ShownRows, 'rows' | 'now'> {
  readonly all: readonly TreeRow[];
}

const NO_TREE: Tree = { rows: [], now: 0, all: [] };

function* treeOf({ shown: { rows, now }, delimiter, toggled, areOpen, sort }: WantedTree): Slices<Tree> {
  return { rows, now, all: yield* treeRows(rows, { delimiter, isOpen: (prefix) => toggled.has(prefix) !== areOpen, sort, now }) };
}

/** The tree named Cache: keys in groups of those that begin alike. `shown` has them in order of their keys. */
export function CacheTree({ shown, delimiter, handle }: { shown: ShownRows; delimiter: string; handle: Ref<SelectableRows> }): ReactNode {
  const { query, selected, group, picking, toggled, toggle, edit } = useCacheView();
  const { search, sort } = query;
  const store = useAppStore();
  const showHistory = useKeyHistory((view) => view.show);
  const frame = useRef<HTMLDivElement>(null);
  const stacked = useNarrow(frame, STACKED_BELOW);
  const columns = useCacheColumns();

  const wanted = useMemo((): WantedTree => ({ shown, delimiter, toggled, areOpen: search !== '', sort }), [shown, delimiter, toggled, search, sort]);
  // The rows that the tree was made of: those of `shown` may be newer.
  const { all, rows, now } = useSlices(wanted, treeOf, NO_TREE);
  const rowId = useCallback((index: number) => all[index]?.id ?? '', [all]);
  const indexOf = useMemo(() => rowIndex(all, (row) => row.id), [all]);
  const cursor = group !== null ? groupId(group) : selected === null ? null : keyId(selected);
  const selectable = useMemo(
    (): SelectableRows => ({
      cursor,
      rowAt(index) {
        const row = all[index];
        if (row === undefined) return null;
        if (row.kind === 'key') return { id: row.id, key: row.row.key, group: null, keys: [row.row.key] };
        return { id: row.id, key: null, group: row.group.prefix, keys: keysIn(rows, row.group) };
      },
      indexOf,
      keysBetween: (first, last) => all.slice(first, last + 1).flatMap((row) => (row.kind === 'key' ? row.row.key : [...keysIn(rows, row.group)])),
      allKeys: () => rows.map(({ key }) => key),
    }),
    [all, rows, indexOf, cursor],
  );
  const { onSelect, several } = useRowSelection(selectable, handle);

  const tree: GridTree = {
    isOpen: (index) => (all[index]?.kind === 'group' ? all[index].isOpen : null),
    onToggle(index) {
      const row = all[index];
      if (row?.kind === 'group') toggle(row.group.prefix);
    },
    parentOf: (index) => parentOf(all, index),
    ariaOf(index) {
      const row = all[index];
      return {
        'aria-level': row?.level ?? 1,
        'aria-posinset': row?.position ?? 1,
        'aria-setsize': row?.siblings ?? 1,
        'aria-expanded': row?.kind === 'group' ? row.isOpen : undefined,
      };
    },
  };

  function onRowKey(event: KeyboardEvent): boolean {
    if (event.key !== 'Delete') return false;
    void deleteSelected(store, selectable);
    return true;
  }

  function open(id: string): void {
    const row = all[indexOf(id)];
    if (row?.kind !== 'key') return;
    if (row.row.isDeleted) showHistory(row.row.key);
    else edit(row.row.key);
  }

  return (
    <div ref={frame} className={cx(styles.frame, all.length === 0 && styles.headersOnly)}>
      <VirtualGrid
        label="Cache"
        className={cx(styles.grid, styles.tree)}
        columns={columns}
        count={all.length}
        rowId={rowId}
        indexOf={indexOf}
        rowClass={(index) => (all[index]?.kind === 'group' ? styles.groupRow : undefined)}
        renderRow={(index) => {
          const row = all[index];
          if (row === undefined) return null;
          const picked = picking ? several.isSelected(index) : null;
          if (row.kind === 'group') return <KeyGroupCells row={row} now={now} picked={picked} />;
          return <CacheRowCells row={row.row} now={now} picked={picked} tree={row} />;
        }}
        selected={cursor}
        onSelect={onSelect}
        several={several}
        tree={tree}
        onOpen={open}
        opensOnTap
        onRowKey={onRowKey}
        headers
        stacked={stacked}
      />
    </div>
  );
}
