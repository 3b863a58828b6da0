import type { EpochSeconds } from '../clock/clock-types';
import type { UnitTestResult } from '../python/boot';
import type { Item } from '../trace/item';
import type { ReachedLines } from '../unit-tests/reached-lines';
import type { TestModules } from '../unit-tests/test-work';
import type { TestCall, TestClock, TestTable } from '../unit-tests/unit-test-types';
import type { DetectionSpec } from '../workspace/workspace-types';

/** The tests of one detection. */
export interface TestGroup {
  detection: DetectionSpec;
  /** Text of its Python file. */
  source: string;
  tests: readonly Omit<TestCall, 'detection'>[];
}

/** Unit tests to run, and all that they depend on. */
export interface TestPlan {
  /** Without detections; `sources` has all but their own. */
  modules: Omit<TestModules, 'detections'>;
  groups: readonly TestGroup[];
  table: TestTable;
  clock: TestClock;
  now: EpochSeconds;
  /** What a table that is shared begins with. */
  items: readonly Item[];
  /** Whether the lines that are reached are told. */
  coverage: boolean;
}

/** How one test of a plan went. */
export interface TestOutcome {
  /** Number of its group in the plan, and its own in the group. */
  group: number;
  test: number;
  result: UnitTestResult;
  /** Real time. */
  milliseconds: number;
  /** Requests to the table. */
  requests: number;
  /** The lines that it reached; null where nothing is known of that. */
  lines: ReachedLines | null;
}
