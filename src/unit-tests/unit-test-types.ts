import type { EpochSeconds } from '../clock/clock-types';
import type { FileProblem } from '../workspace/workspace-types';
import type { FaultAt } from './fault-place';

/** A name of the detection's module that is replaced by a mock for one test, and what a call of it returns. */
export interface Mock {
  objectName: string;
  returnValue: string | boolean;
}

/** What one unit test of a detection's YAML asks for. */
export interface UnitTest {
  /** Tells it from all tests of the workspace, and stays while others are added or moved: path, name, and which one of that name. */
  id: string;
  /** As the YAML has it; `Test N` where it has none. */
  name: string;
  /** The YAML file, and the 1-based line of the test in it (that of `Tests` where the test's own is not known). */
  path: string;
  line: number;
  /** Whether the detection should return True. */
  expected: boolean;
  /** The event as JSON that Python reads: numbers as the YAML spells them, NaN and Infinity included. Empty where the test is at fault and its log cannot be read. */
  log: string;
  /** The event's time as `event_time_epoch()` reads it; null where that gives 0. */
  time: EpochSeconds | null;
  mocks: readonly Mock[];
  /** Why it cannot be run, where it cannot; then the fields above are guesses, but for the log. */
  fault: FileProblem | null;
  /** What of the test the fault is about, where that is known. */
  faultAt?: FaultAt;
}

/** What a test is for the worker that runs it. */
export interface TestCall {
  /** Number of its detection among those of the work, from 0. */
  detection: number;
  /** What `Python.runTest` takes. */
  test: string;
  /** See UnitTest. */
  time: EpochSeconds | null;
}

/** Where the requests of tests go: to a fresh table each, to one for all, or nowhere. */
export const TEST_TABLES = ['empty', 'shared', 'none'] as const;
export type TestTable = (typeof TEST_TABLES)[number];

/** What time it is in a test: the machine's, or its event's where that has one. */
export const TEST_CLOCKS = ['real now', 'event time'] as const;
export type TestClock = (typeof TEST_CLOCKS)[number];
