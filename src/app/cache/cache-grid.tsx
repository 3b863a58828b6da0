import { useCallback, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useApp } from '../state/use-app';
import { cx } from '../ui/cx';
import { VirtualGrid } from '../ui/virtual-grid';
import type { GridColumn } from '../ui/virtual-grid';
import { useNarrow } from '../ui/use-narrow';
import { CacheRowCells } from './cache-row-cells';
import { SORT_COLUMNS } from './cache-rows';
import type { SortColumn } from './cache-rows';
import { useCacheView } from './cache-view';
import type { ShownRows } from './use-cache-rows';
import styles from './cache.module.css';

/** In a panel narrower than this, a row has two lines. */
const STACKED_BELOW = 430;

const COLUMN_CLASSES: Partial<Record<SortColumn, string | undefined>> = {
  Type: styles.typeHeader,
  Size: styles.sizeHeader,
  State: styles.stateHeader,
};

/** The grid named Cache: a row a key. */
export function CacheGrid({ shown }: { shown: ShownRows }): ReactNode {
  const { rows, now } = shown;
  const { query, selected, setQuery, select, edit } = useCacheView();
  const deleteItems = useApp((state) => state.deleteItems);
  const frame = useRef<HTMLDivElement>(null);
  const stacked = useNarrow(frame, STACKED_BELOW);

  const rowId = useCallback((index: number) => rows[index]?.key ?? '', [rows]);
  const indexOf = useCallback((key: string) => rows.findIndex((row) => row.key === key), [rows]);

  const columns = SORT_COLUMNS.map((column): GridColumn => {
    const sorted = query.sort.column === column;
    return {
      name: column,
      className: COLUMN_CLASSES[column],
      sort: {
        direction: sorted ? (query.sort.descending ? 'descending' : 'ascending') : null,
        onSort: () => setQuery({ sort: { column, descending: sorted && !query.sort.descending } }),
      },
    };
  });

  function onRowKey(event: KeyboardEvent, key: string): boolean {
    if (event.key !== 'Delete') return false;
    const index = indexOf(key);
    const next = rows[index + 1] ?? rows[index - 1];
    deleteItems([key]);
    select(next?.key ?? null);
    return true;
  }

  return (
    <div ref={frame} className={cx(styles.frame, rows.length === 0 && styles.headersOnly)}>
      <VirtualGrid
        label="Cache"
        className={styles.grid}
        columns={columns}
        count={rows.length}
        rowId={rowId}
        indexOf={indexOf}
        renderRow={(index) => {
          const row = rows[index];
          return row === undefined ? null : <CacheRowCells row={row} now={now} />;
        }}
        selected={selected}
        onSelect={select}
        onOpen={edit}
        opensOnTap
        onRowKey={onRowKey}
        stacked={stacked}
      />
    </div>
  );
}
