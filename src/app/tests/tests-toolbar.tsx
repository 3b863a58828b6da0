import { CircleAlert, Disc, Download, FileCode, Gauge } from 'lucide-react';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { testsRefusal } from '../state/tests-refusal';
import { useApp } from '../state/use-app';
import { IconButton } from '../ui/button';
import { Switch } from '../ui/checkbox';
import { downloadBlob } from '../ui/download';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { RunAllTests } from './run-all-tests';
import { SHOWN_TESTS, type TestTally } from './test-rows';
import { unreadText } from './test-words';
import { TESTS_LISTS, useTestsView } from './tests-view';
import { useUnreadTests } from './use-tests';
import styles from './tests.module.css';

const TABLES = [
  { value: 'empty', label: 'empty table each' },
  { value: 'shared', label: 'one table, from the cache' },
  { value: 'none', label: 'no table' },
] as const;
const CLOCKS = [
  { value: 'real now', label: 'clock: real now' },
  { value: 'event time', label: "clock: the log's time" },
] as const;

/** Records the mocks of all tests. */
function RecordAllMocks(): ReactNode {
  const recordMocks = useApp((state) => state.recordMocks);
  const refusal = useApp(testsRefusal);
  return (
    <IconButton
      label="Record mocks of all tests"
      icon={<Disc aria-hidden />}
      isDisabled={refusal !== null}
      tooltip={refusal ?? 'Finds mocks for all tests that ask the cache, and shows them: nothing is written before you say so'}
      onPress={() => void recordMocks()}
    />
  );
}

/** How many there are and how they went, or how many of them a filter leaves. */
function summaryOf({ rows, passed, failed, error, notRun, old }: TestTally, shown: number): string {
  const number = (value: number): string => value.toLocaleString('en-US');
  if (shown < rows.length) return `${number(shown)} of ${number(rows.length)} tests`;
  const parts = [`${number(passed)} passed`, `${number(failed)} failed`, `${number(error)} errors`];
  if (notRun > 0) parts.push(`${number(notRun)} not run`);
  if (old > 0) parts.push(`${number(old)} older than the code`);
  return `${number(rows.length)} tests: ${parts.join(', ')}`;
}

/** Runs, choices, filter and export of the tests. `shown`: how many a filter leaves. What does not follow their results is not drawn with them. */
export function TestsToolbar({ tests, shown }: { tests: TestTally; shown: number }): ReactNode {
  const list = useTestsView((view) => view.list);
  return (
    <Toolbar label="Tests">
      <Tools />
      <ToolbarSpace />
      {list === 'Results' && <span className={styles.summary}>{summaryOf(tests, shown)}</span>}
      <Exports hasResults={tests.notRun < tests.rows.length} />
      <UnreadFiles />
    </Toolbar>
  );
}

/** Says which files have tests that are not among those that are listed. */
export function UnreadFiles(): ReactNode {
  const text = unreadText(useUnreadTests().map(({ path }) => path));
  if (text === '') return null;
  return (
    <span className={styles.unread}>
      <CircleAlert aria-hidden /> {text}
    </span>
  );
}

const Tools = memo(function Tools(): ReactNode {
  const table = useApp((state) => state.tests.table);
  const clock = useApp((state) => state.tests.clock);
  const coverage = useApp((state) => state.tests.coverage);
  const isRunning = useApp((state) => state.tests.running !== null);
  const choose = useApp((state) => state.chooseForTests);
  const { filter, setFilter, list, showList } = useTestsView();
  const setCoverage = (isOn: boolean): void => {
    choose({ coverage: isOn });
    if (!isOn) showList('Results');
  };
  return (
    <>
      <RunAllTests />
      <RecordAllMocks />
      <SearchField label="Search tests" value={filter.search} onChange={(search) => setFilter({ search })} />
      {list === 'Results' && <Select label="Show" labelPlacement="hidden" options={SHOWN_TESTS} value={filter.shown} onChange={(value) => setFilter({ shown: value })} />}
      <Select label="Clock in tests" labelPlacement="hidden" options={CLOCKS} value={clock} isDisabled={isRunning} onChange={(value) => choose({ clock: value })} />
      <Select label="Table in tests" labelPlacement="hidden" options={TABLES} value={table} isDisabled={isRunning} onChange={(value) => choose({ table: value })} />
      <Switch isSelected={coverage} onChange={setCoverage} isDisabled={isRunning}>
        Coverage
      </Switch>
      {coverage && <Select label="Results or coverage" labelPlacement="hidden" options={TESTS_LISTS} value={list} onChange={showList} />}
    </>
  );
});

const Exports = memo(function Exports({ hasResults }: { hasResults: boolean }): ReactNode {
  const exportTestResults = useApp((state) => state.exportTestResults);
  const exportJUnit = useApp((state) => state.exportJUnit);
  const exportCoverage = useApp((state) => state.exportCoverage);
  const coverage = useApp((state) => state.tests.coverage);
  const isMeasured = useApp((state) => state.tests.measured.size > 0);
  return (
    <div className={styles.exports}>
      <IconButton
        label="Export results"
        tooltip="Export results as test-results.json"
        icon={<Download aria-hidden />}
        isDisabled={!hasResults}
        onPress={() => void exportTestResults().then((blob) => downloadBlob(blob, 'test-results.json'))}
      />
      <IconButton
        label="Export results as JUnit XML"
        icon={<FileCode aria-hidden />}
        isDisabled={!hasResults}
        onPress={() => void exportJUnit().then((blob) => downloadBlob(blob, 'test-results.xml'))}
      />
      {coverage && (
        <IconButton
          label="Export coverage"
          tooltip="Export the lines that tests reach as LCOV (lcov.info)"
          icon={<Gauge aria-hidden />}
          isDisabled={!isMeasured}
          onPress={() => void exportCoverage().then((blob) => downloadBlob(blob, 'lcov.info'))}
        />
      )}
    </div>
  );
});
