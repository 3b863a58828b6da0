import { Download, FileCode, Play, Square } from 'lucide-react';
import type { ReactNode } from 'react';
import { SHORTCUTS } from '../shell/shortcuts';
import { testsRefusal } from '../state/tests-refusal';
import { useApp } from '../state/use-app';
import { Button, IconButton } from '../ui/button';
import { downloadBlob } from '../ui/download';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { Toolbar, ToolbarSpace } from '../ui/toolbar';
import { SHOWN_TESTS, type TestTally } from './test-rows';
import { useTestsView } from './tests-view';
import styles from './tests.module.css';

const TABLES = [
  { value: 'empty', label: 'empty table each' },
  { value: 'shared', label: 'one table, from the cache' },
  { value: 'none', label: 'no table' },
] as const;

/** Runs all tests; while they run it ends them. */
export function RunAllTests(): ReactNode {
  const runTests = useApp((state) => state.runTests);
  const stopTests = useApp((state) => state.stopTests);
  const isRunning = useApp((state) => state.tests.running !== null);
  const refusal = useApp(testsRefusal);
  return (
    <>
      <Button
        variant="primary"
        icon={<Play aria-hidden />}
        isDisabled={refusal !== null}
        onPress={() => void runTests()}
        tooltip={refusal ?? 'Run the unit tests of all detections, switched off or not'}
        shortcut={SHORTCUTS.runTests}
      >
        Run all tests
      </Button>
      {isRunning && <IconButton label="Stop tests" icon={<Square aria-hidden />} onPress={stopTests} shortcut={SHORTCUTS.stop} />}
    </>
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

/** Runs, choices, filter and export of the tests. */
export function TestsToolbar({ tests, shown }: { tests: TestTally; shown: number }): ReactNode {
  const { table, clock, running } = useApp((state) => state.tests);
  const choose = useApp((state) => state.chooseForTests);
  const exportTestResults = useApp((state) => state.exportTestResults);
  const exportJUnit = useApp((state) => state.exportJUnit);
  const { filter, setFilter } = useTestsView();
  const hasResults = tests.notRun < tests.rows.length;
  return (
    <Toolbar label="Tests">
      <RunAllTests />
      <SearchField label="Search tests" value={filter.search} onChange={(search) => setFilter({ search })} />
      <div className={styles.choices}>
        <Select label="Show" labelPlacement="hidden" options={SHOWN_TESTS} value={filter.shown} onChange={(value) => setFilter({ shown: value })} />
        <Select label="Table in tests" labelPlacement="hidden" options={TABLES} value={table} isDisabled={running !== null} onChange={(value) => choose({ table: value })} />
        <Select
          label="Clock in tests"
          labelPlacement="hidden"
          options={[
            { value: 'real now', label: 'clock: real now' },
            { value: 'event time', label: "clock: the log's time" },
          ]}
          value={clock}
          isDisabled={running !== null}
          onChange={(value) => choose({ clock: value })}
        />
      </div>
      <ToolbarSpace />
      <span className={styles.summary}>{summaryOf(tests, shown)}</span>
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
      </div>
    </Toolbar>
  );
}
