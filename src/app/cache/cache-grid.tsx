import { memo, useCallback, useMemo, useRef } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode, Ref } from 'react';
import { useKeyHistory } from '../key-history/key-history-view';
import { useApp, useAppStore } from '../state/use-app';
import { cx } from '../ui/cx';
import { useNarrow } from '../ui/use-narrow';
import { VirtualGrid } from '../ui/virtual-grid';
import { STACKED_BELOW, useCacheColumns } from './cache-columns';
import { CacheRowCells } from './cache-row-cells';
import { useCacheView } from './cache-view';
import { deleteSelected } from './delete-selected';
import { rowIndex } from '../ui/row-index';
import type { ShownRows } from './use-cache-rows';
import { useRowSelection } from './use-row-selection';
import type { SelectableRows } from './use-row-selection';
import styles from './cache.module.css';

/** The grid named Cache: a row a key. Drawn again when its rows are others, not each time that the panel around it is. */
export const CacheGrid = memo(function CacheGrid({ shown, handle }: { shown: ShownRows; handle: Ref<SelectableRows> }): ReactNode {
  const { rows, now } = shown;
  const { selected, picking, select, edit } = useCacheView();
  const store = useAppStore();
  const deleteItems = useApp((state) => state.deleteItems);
  const showHistory = useKeyHistory((view) => view.show);
  const frame = useRef<HTMLDivElement>(null);
  const stacked = useNarrow(frame, STACKED_BELOW);
  const columns = useCacheColumns();

  const longest = useMemo(() => rows.reduce((most, { key }) => Math.max(most, key.length), 0), [rows]);
  const room: CSSProperties & { '--key-length': number } = { '--key-length': longest };

  const rowId = useCallback((index: number) => rows[index]?.key ?? '', [rows]);
  const indexOf = useMemo(() => rowIndex(rows, (row) => row.key), [rows]);
  const selectable = useMemo(
    (): SelectableRows => ({
      cursor: selected,
      rowAt(index) {
        const key = rows[index]?.key;
        return key === undefined ? null : { id: key, key, group: null, keys: [key] };
      },
      indexOf,
      keysBetween: (first, last) => rows.slice(first, last + 1).map((row) => row.key),
      allKeys: () => rows.map((row) => row.key),
    }),
    [rows, indexOf, selected],
  );
  const { onSelect, several } = useRowSelection(selectable, handle);

  function onRowKey(event: KeyboardEvent, key: string): boolean {
    if (event.key !== 'Delete') return false;
    if (useCacheView.getState().several !== null) {
      void deleteSelected(store, selectable);
      return true;
    }
    const index = indexOf(key);
    const next = rows[index + 1] ?? rows[index - 1];
    deleteItems([key]);
    select(next?.key ?? null);
    return true;
  }

  function open(key: string): void {
    // What was deleted by then has no item to show, only a history.
    if (rows[indexOf(key)]?.isDeleted === true) showHistory(key);
    else edit(key);
  }

  return (
    <div ref={frame} className={cx(styles.frame, rows.length === 0 && styles.headersOnly)} style={room}>
      <VirtualGrid
        label="Cache"
        className={styles.grid}
        columns={columns}
        count={rows.length}
        rowId={rowId}
        indexOf={indexOf}
        renderRow={(index) => {
          const row = rows[index];
          return row === undefined ? null : <CacheRowCells row={row} now={now} picked={picking ? several.isSelected(index) : null} />;
        }}
        selected={selected}
        onSelect={onSelect}
        several={several}
        onOpen={open}
        opensOnTap
        onRowKey={onRowKey}
        headers
        stacked={stacked}
      />
    </div>
  );
});
