import type { ReactNode } from 'react';
import styles from './virtual-grid.module.css';

export interface GridColumn {
  name: string;
  /** Absent: the grid cannot be sorted by this column. `note`: what the order is not about. */
  sort?: { direction: 'ascending' | 'descending' | null; onSort: () => void; note?: string };
  className?: string | undefined;
}

/** The head of a column; a press on it sorts. */
export function ColumnHeader({ column }: { column: GridColumn }): ReactNode {
  const { sort } = column;
  if (sort === undefined) {
    return (
      <div role="columnheader" className={`${styles.columnHeader} ${column.className ?? ''}`}>
        {column.name}
      </div>
    );
  }
  return (
    <div role="columnheader" aria-sort={sort.direction ?? 'none'} className={`${styles.columnHeader} ${column.className ?? ''}`}>
      <button type="button" className={styles.sort} title={sort.note} onClick={sort.onSort}>
        {column.name}
        <span aria-hidden="true" className={styles.arrow}>
          {sort.direction === 'ascending' ? '▲' : sort.direction === 'descending' ? '▼' : ''}
        </span>
      </button>
    </div>
  );
}
