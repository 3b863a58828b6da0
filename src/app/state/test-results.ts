import type { UnitTestResult } from '../../python/boot';
import type { TestOutcome } from '../../engine/test-pool-types';
import type { TestClock, TestTable, UnitTest } from '../../unit-tests/unit-test-types';
import type { MeasuredFile } from './test-coverage';
import type { TestInputs } from './test-inputs';
import type { ListedTest } from './test-list';

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
