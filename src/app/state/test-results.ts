import type { UnitTestResult } from '../../python/boot';
import type { TestOutcome } from '../../engine/test-pool-types';
import type { Trace } from '../../trace/trace';
import type { TestClock, TestTable, UnitTest } from '../../unit-tests/unit-test-types';
import { isWheelPath } from '../../workspace/wheel';
import type { DetectionSpec, WorkspaceFile } from '../../workspace/workspace-types';
import type { AppState } from './app-state';
import type { MeasuredFile } from './test-coverage';
import type { ListedTest } from './test-list';

/** What all tests of one go were run with, beside their own files. */
export interface TestInputs {
  /** Files that any detection may depend on (helpers, Python of data models, wheels), in order of their path. */
  readonly shared: readonly WorkspaceFile[];
  /** What is read of the YAML of helpers and data models, and all that was chosen: equal texts are equal inputs. */
  readonly choices: string;
  /** The cache, where a table that all tests share begins as it is; null for other tables. */
  readonly cache: Trace | null;
}

/** How a test went, and with what. */
export interface TestResult extends Pick<TestOutcome, 'milliseconds' | 'requests' | 'lines'> {
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
  /** Whether tests that are run tell which lines they reach. */
  readonly coverage: boolean;
  /** Files whose lines were measured, by path. */
  readonly measured: ReadonlyMap<string, MeasuredFile>;
}

/** Before anything was run. The machine's time and an empty table are what the vendor's tests meet. */
export const NO_TESTS: TestsState = { results: new Map(), running: null, table: 'empty', clock: 'real now', coverage: false, measured: new Map() };

export type TestOutcomeKind = 'passed' | 'failed' | 'error';

/** In one word; an error is what kept a test from having an output, or from passing with the right one. */
export function kindOf({ passed, error }: UnitTestResult): TestOutcomeKind {
  return passed ? 'passed' : error === null ? 'failed' : 'error';
}

/** How many tests went how. */
export interface TestCounts {
  passed: number;
  failed: number;
  error: number;
}

/** Counts results, those that are older than the code included. */
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

/** What inputs are made of. */
export type InputSources = Pick<AppState, 'workspace' | 'helpers' | 'dataModels' | 'settings'> & {
  /** Looked at only where the tests share a table. */
  trace: Trace | null;
  tests: Pick<TestsState, 'table' | 'clock'>;
};

/** What tests would be run with now. */
export function testInputs({ workspace, helpers, dataModels, settings, trace, tests: { table, clock } }: InputSources): TestInputs {
  const named = new Set([...helpers, ...dataModels].map(({ path }) => path));
  const shared = workspace.files.filter(({ path }) => named.has(path) || isWheelPath(path));
  return { shared, choices: JSON.stringify([helpers, dataModels, settings.helpers, settings.eventsInPutDictionary, settings.seed, settings.knownDestinations ?? [], table, clock]), cache: table === 'shared' ? trace : null };
}

/** Whether both hold the same items, as far as that is known without comparing all of them: of traces that have not grown from one another it is not. */
function isSameCache(a: Trace | null, b: Trace | null): boolean {
  if (a === b) return true;
  const changed = a && b && a.changedKeys(a.length, b, b.length);
  if (!changed) return false;
  const [before, after] = [a.table(), b.table()];
  return [...changed].every((key) => JSON.stringify(before.get(key)) === JSON.stringify(after.get(key)));
}

/** What was changed and changed back is another object. */
export function isSameFile(a: WorkspaceFile, b: WorkspaceFile | undefined): boolean {
  return a === b || (a.path === b?.path && a.text === b.text);
}

/** A detection that is derived from another one is made of two YAML files. */
function isSameDetection(a: DetectionSpec, b: DetectionSpec): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Tells results that are older than the code from those that hold; `now` is what tests would be run with. */
export class Freshness {
  /** Those that were compared: all results of one go share theirs. */
  readonly #same = new Map<TestInputs, boolean>();

  constructor(private readonly now: TestInputs) {}

  /** Whether nothing that the result depends on has changed since. `listed`: the test as it is now. */
  isFresh({ listed: was, inputs }: TestResult, listed: ListedTest): boolean {
    if (!isSameFile(was.yaml, listed.yaml) || !isSameFile(was.python, listed.python) || !isSameDetection(was.detection, listed.detection)) return false;
    let isSame = this.#same.get(inputs);
    if (isSame === undefined) this.#same.set(inputs, (isSame = this.#compare(inputs)));
    return isSame;
  }

  #compare({ shared, choices, cache }: TestInputs): boolean {
    const { now } = this;
    return choices === now.choices && isSameCache(cache, now.cache) && shared.length === now.shared.length && shared.every((file, index) => isSameFile(file, now.shared[index]));
  }
}
