import { Gauge } from 'lucide-react';
import { useCallback, useMemo, type ReactNode } from 'react';
import { unreachedRanges, type CoverageRow } from '../state/test-coverage';
import { useApp } from '../state/use-app';
import { DetailSplit } from '../ui/detail-split';
import { EmptyState } from '../ui/empty-state';
import { rowIndex } from '../ui/row-index';
import { UserText } from '../ui/user-text';
import { Cell, VirtualGrid } from '../ui/virtual-grid';
import { CoverageDetail } from './coverage-detail';
import { OldCoverage } from './coverage-old';
import { coveredText, unreachedText } from './coverage-words';
import { useTestsView } from './tests-view';
import styles from './coverage.module.css';

const COLUMNS = [
  { name: 'Detection or helper' },
  { name: 'Covered', className: styles.number },
  { name: 'Lines', className: styles.number },
  { name: 'Unreached lines' },
];

function Cells({ row }: { row: CoverageRow }): ReactNode {
  const { name, coverage, isOld } = row;
  return (
    <>
      <Cell className={styles.name}>
        <UserText text={name} />
      </Cell>
      <Cell className={styles.covered}>{coveredText(row)}</Cell>
      <Cell className={styles.lines}>{coverage === null ? '' : `${coverage.reached.size.toLocaleString('en-US')} of ${coverage.lines.length.toLocaleString('en-US')}`}</Cell>
      <Cell className={styles.ranges}>
        {isOld && <OldCoverage />}
        <UserText text={unreachedText(coverage)} />
      </Cell>
    </>
  );
}

/** Detections and helpers by the share of their lines that unit tests reach, the least first. */
export function CoverageList({ rows: all }: { rows: readonly CoverageRow[] }): ReactNode {
  const { filter, selectedFile, selectFile } = useTestsView();
  const showLine = useApp((state) => state.showLine);
  const wanted = filter.search.trim().toLowerCase();
  const rows = useMemo(() => (wanted === '' ? all : all.filter(({ name, path }) => name.toLowerCase().includes(wanted) || path.toLowerCase().includes(wanted))), [all, wanted]);
  const rowId = useCallback((index: number) => rows[index]?.id ?? '', [rows]);
  const indexOf = useMemo(() => rowIndex(rows, ({ id }) => id), [rows]);
  const chosen = selectedFile === null ? undefined : all.find(({ id }) => id === selectedFile);

  function open(id: string): void {
    const row = rows[indexOf(id)];
    if (row) showLine(row.path, (row.coverage && unreachedRanges(row.coverage)[0]?.[0]) ?? 1);
  }

  if (all.length === 0 || rows.length === 0) {
    return (
      <div className={styles.empty}>
        {all.length === 0 ? (
          <EmptyState icon={<Gauge aria-hidden />} title="The lines that no test reaches appear here.">
            Run all tests: only those that run while Coverage is on tell which lines they reach.
          </EmptyState>
        ) : (
          <EmptyState title="No detection or helper is like this." />
        )}
      </div>
    );
  }
  return (
    <DetailSplit withDetail={styles.withDetail} detail={chosen === undefined ? null : <CoverageDetail row={chosen} onClose={() => selectFile(null)} />}>
      {(narrow) => (
        <VirtualGrid
          label="Coverage"
          className={styles.grid}
          columns={COLUMNS}
          count={rows.length}
          rowId={rowId}
          indexOf={indexOf}
          renderRow={(index) => {
            const row = rows[index];
            return row === undefined ? null : <Cells row={row} />;
          }}
          selected={selectedFile}
          onSelect={selectFile}
          onOpen={open}
          stacked={narrow}
        />
      )}
    </DetailSplit>
  );
}
