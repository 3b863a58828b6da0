import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { VirtualGrid } from '../ui/virtual-grid';
import styles from './import-items.module.css';

export interface PreviewGridProps<Row> {
  /** Its accessible name, and that of what is shown of the selected row. */
  label: string;
  detailLabel: string;
  columns: readonly { name: string }[];
  className: string | undefined;
  rows: readonly Row[];
  renderRow: (row: Row) => ReactNode;
  renderDetail: (row: Row) => ReactNode;
}

/** Rows of a preview, and the selected one, at first the first, in full below them. */
export function PreviewGrid<Row>({ label, detailLabel, columns, className, rows, renderRow, renderDetail }: PreviewGridProps<Row>): ReactNode {
  // By place: nothing moves in it, and there may be 100,000 rows.
  const [selected, setSelected] = useState('0');
  const rowId = useCallback((index: number) => String(index), []);
  const indexOf = useCallback((id: string) => (Number(id) < rows.length ? Number(id) : -1), [rows]);
  const shown = rows[Number(selected)];
  return (
    <div className={styles.changes}>
      <div className={styles.grid}>
        <VirtualGrid
          label={label}
          className={className}
          columns={columns}
          count={rows.length}
          rowId={rowId}
          indexOf={indexOf}
          renderRow={(index) => {
            const row = rows[index];
            return row === undefined ? null : renderRow(row);
          }}
          selected={selected}
          onSelect={setSelected}
        />
      </div>
      {shown !== undefined && (
        <section className={styles.detail} aria-label={detailLabel}>
          {renderDetail(shown)}
        </section>
      )}
    </div>
  );
}
