import { asEnded } from '../../engine/page-behaviour';
import type { EngineEnded } from '../../engine/engine-ended';
import type { TestOutcome } from '../../engine/test-pool-types';
import type { EpochSeconds } from '../../clock/clock-types';
import { inSlices, type Slices } from '../../clock/slices';
import { lcov } from '../../unit-tests/lcov';
import type { ReachedLines } from '../../unit-tests/reached-lines';
import { jUnitXml, testResultsJson, type ReportedTest } from '../../unit-tests/test-report';
import { testText } from '../../unit-tests/test-work';
import type { WorkspaceFile } from '../../workspace/workspace-types';
import type { AppActions, AppState } from './app-state';
import { isBusy, type AppContext } from './context';
import { numeral } from './count-words';
import { coalesced } from './frame';
import { flushPendingEdits } from './pending-edits';
import { workingStatus } from './status';
import { listTests, listUnread, type ListedTest } from './test-list';
import { coverageOf, takeLines } from './test-coverage';
import { planTests, type Meets, type PlannedTest } from './test-plan';
import { isSameFile, testInputs, type TestInputs } from './test-inputs';
import { countResults, faultResult, NO_TESTS, type TestsState } from './test-results';

/** Begins the notice about tests that could not be gone through; the next ones take it away. */
const ENDED = 'The tests were ended';

/** In so many steps the results of a large run come to the screen: drawing them takes processors from the tests. The count follows at once. */
const STEPS = 10;

/** What of the tests is run: all, those of one detection (by its ID), or one (by its id in the list). */
export interface TestScope {
  detection?: string;
  test?: string;
}

/** Tests that are being read or run. */
interface LiveTests {
  readonly wanted: AbortController;
  readonly inputs: TestInputs;
  /** What was told since the last time that the screen was. */
  pending: [ListedTest, TestOutcome][];
  pendingLines: ReachedLines[];
  /** The files that are run. */
  readonly files: ReadonlyMap<string, WorkspaceFile>;
  /** Shows soon what is pending. */
  readonly show: () => void;
  done: number;
  total: number;
}

/** Unit tests: run, stopped, exported. Nothing that they do changes the workspace or its table. */
export function testActions(context: AppContext): Pick<AppActions, 'runTests' | 'stopTests' | 'expectTests' | 'forgetTests' | 'chooseForTests' | 'exportTestResults' | 'exportCoverage' | 'exportJUnit'> {
  const { get, set } = context;
  let live: LiveTests | null = null;
  const setTests = (change: Partial<ReturnType<typeof get>['tests']>): void => set({ tests: { ...get().tests, ...change } });

  function publish(tests: LiveTests): void {
    const isDue = live !== tests || tests.pending.length * STEPS >= tests.total;
    setTests({ ...(isDue && withPending(tests)), running: live === tests ? { done: tests.done, total: tests.total } : null });
    if (live === tests) context.setStatus(workingStatus('Testing', tests.done, tests.total));
  }

  function withPending(tests: LiveTests): Pick<TestsState, 'results' | 'measured'> {
    const results = new Map(get().tests.results);
    const measured = new Map(get().tests.measured);
    for (const lines of tests.pendingLines.splice(0)) takeLines(measured, lines, tests.files, false);
    for (const [listed, { result: answer, milliseconds, requests, lines }] of tests.pending.splice(0)) {
      results.set(listed.id, { answer, milliseconds, requests, lines, listed, inputs: tests.inputs });
      if (lines) takeLines(measured, lines, tests.files, true);
    }
    return { results, measured };
  }

  function tell(tests: LiveTests, listed: ListedTest, outcome: TestOutcome): void {
    if (live !== tests) return;
    tests.done += 1;
    tests.pending.push([listed, outcome]);
    tests.show();
  }

  /** Shows what came last, and the counts of the tests that were asked for. */
  function finish(tests: LiveTests, chosen: readonly ListedTest[], error: EngineEnded | null): void {
    live = null;
    publish(tests);
    const { results } = get().tests;
    const { passed, failed, error: errors } = countResults(chosen.flatMap(({ id }) => results.get(id) ?? []));
    if (error === null) context.setStatus(`Tests: ${numeral(passed)} passed, ${numeral(failed)} failed, ${numeral(errors)} errors`);
    else context.setStatus(`Stopped at test ${numeral(tests.done)} of ${numeral(tests.total)}`);
    if (error !== null && error.reason !== 'stopped') context.notify(`${ENDED}: ${error.message} You can run them again.`);
  }

  /** `state`: what is run and what results are judged by is of one moment, whatever is edited while tests are read. */
  async function run(tests: LiveTests, state: AppState, scope: TestScope): Promise<void> {
    const { detections, workspace, notices } = state;
    set({ notices: notices.filter((notice) => !notice.startsWith(ENDED)) });
    setTests({ running: { done: 0, total: 0 } });
    context.setStatus('Reading tests');
    if (scope.test === undefined && scope.detection === undefined) context.engine.expectTests();
    const { signal } = tests.wanted;
    const all = await inSlices(listTests({ detections, files: workspace.files }), signal);
    const chosen = (all ?? []).filter(({ id, detection }) => (scope.test ?? id) === id && (scope.detection ?? detection.id) === detection.id);
    tests.total = chosen.length;
    const made = all && (await inSlices(planTests(state, runnable(chosen), meetsOf(state, context.now())), signal));
    if (live !== tests) return;
    if (!made || chosen.length === 0) {
      live = null;
      setTests({ running: null });
      context.showRunStatus();
      if (made) context.toast('There are no unit tests to run yet: add Tests to the YAML of a detection, or make one of an event in the Events tab.');
      return;
    }
    // Tests that ran before are shown with what they gave then until they have run again.
    for (const listed of chosen) {
      if (listed.test.fault) tell(tests, listed, { group: -1, test: -1, result: faultResult(listed.test), milliseconds: 0, requests: 0, lines: null });
    }
    try {
      await context.engine.test(made.plan, (outcome) => {
        const one = made.places[outcome.group]?.[outcome.test];
        if (one) tell(tests, one.listed, outcome);
      }, (lines) => tests.pendingLines.push(lines));
      if (live === tests) finish(tests, chosen, null);
    } catch (error) {
      if (live === tests) finish(tests, chosen, asEnded(error));
    }
  }

  return {
    async runTests(scope = {}) {
      // As the editor shows the files, whoever asks for it.
      flushPendingEdits();
      const state = get();
      if (!state.loaded || state.tests.running !== null || isBusy(state.run) || state.importing) return;
      const files = new Map(state.workspace.files.map((file) => [file.path, file]));
      const show = coalesced(context.schedule, () => {
        if (live === tests) publish(tests);
      });
      const tests: LiveTests = { wanted: new AbortController(), inputs: testInputs(state), pending: [], pendingLines: [], files, show, done: 0, total: 0 };
      live = tests;
      await run(tests, state, scope);
    },
    stopTests() {
      const tests = live;
      if (!tests) return;
      tests.wanted.abort();
      context.engine.stopTests();
      // The engine's answer comes later, and is nobody's then.
      live = null;
      publish(tests);
      context.setStatus(`Stopped at test ${numeral(tests.done)} of ${numeral(tests.total)}`);
    },
    expectTests: () => context.engine.expectTests(),
    forgetTests() {
      live?.wanted.abort();
      if (live) context.engine.stopTests();
      live = null;
      setTests({ results: NO_TESTS.results, measured: NO_TESTS.measured, running: null });
    },
    chooseForTests: (choice) => setTests(choice),
    exportTestResults: () => inSlices(reportOf(context, testResultsJson, 'application/json')),
    exportCoverage: () => inSlices(coverageReport(context)),
    exportJUnit: () => inSlices(reportOf(context, jUnitXml, 'application/xml')),
  };
}

/**
 * A report on the results there are, in order of their detections and tests, each with the test as it was run; then the files whose tests
 * could not be read, in place of a detection.
 */
function* reportOf({ get }: AppContext, write: (tests: Iterable<ReportedTest>) => Iterable<string>, type: string): Slices<Blob> {
  const { tests, detections, workspace } = get();
  const reported: ReportedTest[] = [];
  for (const { id } of yield* listTests({ detections, files: workspace.files })) {
    const result = tests.results.get(id);
    if (!result) continue;
    const { listed, answer, milliseconds } = result;
    reported.push({ test: listed.test, detection: listed.detection.id, answer, milliseconds });
  }
  for (const test of yield* listUnread(workspace.files)) reported.push({ test, detection: test.path, answer: faultResult(test), milliseconds: 0 });
  const parts: string[] = [];
  for (const part of write(reported)) {
    parts.push(part);
    yield;
  }
  return new Blob(parts, { type });
}

/** The lines that were reached in each file that is still as it was measured, in order of their paths. */
function* coverageReport({ get }: AppContext): Slices<Blob> {
  const { tests, detections, workspace } = get();
  const list = yield* listTests({ detections, files: workspace.files });
  const { files } = yield* coverageOf({ list, results: tests.results, measured: tests.measured, detections, files: workspace.files });
  const parts: string[] = [];
  for (const file of workspace.files) {
    const coverage = files.get(file.path);
    if (!coverage || !isSameFile(coverage.file, file)) continue;
    parts.push(...lcov([{ path: file.path, ...coverage }]));
    yield;
  }
  return new Blob(parts, { type: 'text/plain' });
}

/** Those that can be run, with the code as it is. */
function* runnable(tests: readonly ListedTest[]): Iterable<PlannedTest> {
  for (const listed of tests) if (!listed.test.fault) yield { listed, source: listed.python.text, text: testText(listed.test) };
}

/** What was chosen for tests. */
function meetsOf({ tests: { table, clock, coverage }, trace }: Pick<AppState, 'tests' | 'trace'>, now: EpochSeconds): Meets {
  return { table, clock, now, items: table === 'shared' ? [...trace.table().values()] : [], coverage };
}
