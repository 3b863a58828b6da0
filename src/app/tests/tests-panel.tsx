import { FlaskConical } from 'lucide-react';
import { useCallback, useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useApp } from '../state/use-app';
import { Button } from '../ui/button';
import { DetailSplit } from '../ui/detail-split';
import { EmptyState } from '../ui/empty-state';
import { rowIndex } from '../ui/row-index';
import { VirtualGrid } from '../ui/virtual-grid';
import { CoverageList } from './coverage-list';
import { TestDetail } from './test-detail';
import { TestRowCells } from './test-row-cells';
import { ALL_TESTS, shownRows } from './test-rows';
import { placeOfResult } from './test-words';
import { TestsToolbar, UnreadFiles } from './tests-toolbar';
import { useCoverage } from './use-coverage';
import { useTests } from './use-tests';
import { useTestsView } from './tests-view';
import styles from './tests.module.css';

const COLUMNS = ['Detection', 'Test', 'Expected', 'Actual', 'Result', 'Duration'].map((name) => ({ name, className: name === 'Duration' ? styles.duration : undefined }));

/** So many tests are run by several workers for longer than these take to boot: they boot as soon as somebody looks at the tests. */
const MANY = 200;

function Empty(): ReactNode {
  const setLeftTab = useApp((state) => state.setLeftTab);
  return (
    <EmptyState icon={<FlaskConical aria-hidden />} title="There are no unit tests." action={<Button onPress={() => setLeftTab('Events')}>Make one of an event</Button>}>
      <UnreadFiles />
      The tests under Tests in the YAML of your detections appear here. Import a repository that has some, write them in the YAML, or make one of an event.
    </EmptyState>
  );
}

function CoverageTab(): ReactNode {
  return <CoverageList rows={useCoverage().rows} />;
}

/** The unit tests of all detections, and how they went. */
export function TestsPanel(): ReactNode {
  const tests = useTests();
  const { filter, setFilter, selected, select, list } = useTestsView();
  const showLine = useApp((state) => state.showLine);
  const { rows: all } = tests;
  const isLarge = all.length >= MANY;
  const expectTests = useApp((state) => state.expectTests);
  useEffect(() => {
    if (isLarge) expectTests();
  }, [isLarge, expectTests]);
  const rows = useMemo(() => shownRows(all, filter), [all, filter]);
  const rowId = useCallback((index: number) => rows[index]?.listed.id ?? '', [rows]);
  const indexOf = useMemo(() => rowIndex(rows, ({ listed }) => listed.id), [rows]);
  const chosen = selected === null ? undefined : all.find(({ listed }) => listed.id === selected);

  function open(id: string): void {
    const row = rows[indexOf(id)];
    if (!row) return;
    const { path, line } = placeOfResult(row.listed, row.result);
    showLine(path, line);
  }

  return (
    <section className={styles.panel} aria-label="Tests panel">
      {all.length > 0 && <TestsToolbar tests={tests} shown={rows.length} />}
      {list === 'Coverage' && all.length > 0 ? (
        <CoverageTab />
      ) : (
        <DetailSplit withDetail={styles.withDetail} detail={chosen === undefined ? null : <TestDetail row={chosen} onClose={() => select(null)} />}>
          {(narrow) =>
            all.length === 0 ? (
              <div className={styles.empty}>
                <Empty />
              </div>
            ) : rows.length === 0 ? (
              <div className={styles.empty}>
                <EmptyState title="No test is like this." action={<Button onPress={() => setFilter(ALL_TESTS)}>Show all tests</Button>} />
              </div>
            ) : (
              <VirtualGrid
                label="Tests"
                className={styles.grid}
                columns={COLUMNS}
                count={rows.length}
                rowId={rowId}
                indexOf={indexOf}
                renderRow={(index) => {
                  const row = rows[index];
                  return row === undefined ? null : <TestRowCells row={row} />;
                }}
                selected={selected}
                onSelect={select}
                onOpen={open}
                stacked={narrow}
              />
            )
          }
        </DetailSplit>
      )}
    </section>
  );
}
