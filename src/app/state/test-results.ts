import type { UnitTestResult } from '../../python/boot';
import type { TestOutcome } from '../../engine/test-pool-types';
import type { TestClock, TestTable, UnitTest } from '../../unit-tests/unit-test-types';
import type { RunSettings } from '../../trace/trace-types';
import { isEventsPath } from '../../workspace/paths';
import type { WorkspaceFile } from '../../workspace/workspace-types';
import type { AppState } from './app-state';
import type { ListedTest } from './test-list';

/** What all tests of one go were run with, beside their own files. */
export interface TestInputs {
  /** Files that any detection may depend on, in order of their path. */
  readonly shared: readonly WorkspaceFile[];
  readonly settings: Pick<RunSettings, 'helpers' | 'eventsInPutDictionary' | 'seed'>;
}

/** How a test went, and with what. */
export interface TestResult extends Pick<TestOutcome, 'milliseconds' | 'requests'> {
  answer: UnitTestResult;
  /** As it was run. */
  listed: ListedTest;
  inputs: TestInputs;
}

/** Unit tests in the app's state. They end with the session: running them again takes seconds. */
export interface TestsState {
  /** By the test's id in the list. */
  readonly results: ReadonlyMap<string, TestResult>;
  /** While tests run: how many are done. */
  readonly running: { readonly done: number; readonly total: number } | null;
  readonly table: TestTable;
  readonly clock: TestClock;
}

/** Before anything was run. The machine's time and an empty table are what the vendor's tests meet. */
export const NO_TESTS: TestsState = { results: new Map(), running: null, table: 'empty', clock: 'real now' };

export type TestOutcomeKind = 'passed' | 'failed' | 'error';

/** In one word; an error is what kept a test from having an output, or from passing with the right one. */
export function kindOf({ passed, error }: UnitTestResult): TestOutcomeKind {
  return passed ? 'passed' : error === null ? 'failed' : 'error';
}

export interface TestCounts {
  passed: number;
  failed: number;
  error: number;
}

export function countResults(results: Iterable<TestResult>): TestCounts {
  const counts: TestCounts = { passed: 0, failed: 0, error: 0 };
  for (const { answer } of results) counts[kindOf(answer)] += 1;
  return counts;
}

/** The result of a test whose YAML is at fault: it was not run. */
export function faultResult({ fault }: UnitTest): UnitTestResult {
  const message = fault?.message ?? '';
  const error = { function: 'test', type: 'InvalidTest', message, repr: `InvalidTest(${JSON.stringify(message)})`, file: fault?.path ?? null, line: fault?.line ?? null, traceback: '' };
  return { output: null, functions: {}, alerted: false, passed: false, error, stdout: '' };
}

/** What tests would be run with now. */
export function testInputs({ workspace, detections, settings }: Pick<AppState, 'workspace' | 'detections' | 'settings'>): TestInputs {
  const own = new Set(detections.flatMap(({ path, yamlPath }) => (yamlPath === null ? [path] : [path, yamlPath])));
  const { helpers, eventsInPutDictionary, seed } = settings;
  const shared = workspace.files.filter(({ path }) => !isEventsPath(path) && !own.has(path));
  return { shared, settings: { helpers, eventsInPutDictionary, seed } };
}

/** What was changed and changed back is another object. */
function isSameFile(a: WorkspaceFile, b: WorkspaceFile | undefined): boolean {
  return a === b || (a.path === b?.path && a.text === b.text);
}

/** Tells results that are older than the code from those that hold; `now` is what tests would be run with. */
export class Freshness {
  /** Those that were compared: all results of one go share theirs. */
  readonly #same = new Map<TestInputs, boolean>();

  constructor(private readonly now: TestInputs) {}

  /** Whether nothing that the result depends on has changed since. `listed`: the test as it is now. */
  isFresh({ listed: was, inputs }: TestResult, listed: ListedTest): boolean {
    if (!isSameFile(was.yaml, listed.yaml) || !isSameFile(was.python, listed.python)) return false;
    let isSame = this.#same.get(inputs);
    if (isSame === undefined) this.#same.set(inputs, (isSame = this.#compare(inputs)));
    return isSame;
  }

  #compare({ shared, settings }: TestInputs): boolean {
    const { now } = this;
    const isSame = settings.helpers === now.settings.helpers && settings.eventsInPutDictionary === now.settings.eventsInPutDictionary && settings.seed === now.settings.seed;
    return isSame && shared.length === now.shared.length && shared.every((file, index) => isSameFile(file, now.shared[index]));
  }
}
