import type { EpochSeconds } from '../clock/clock-types';
import type { RunPlan } from '../engine/engine-protocol';
import type { Item } from '../trace/item';
import type { TestCall, TestClock, TestTable, UnitTest } from './unit-test-types';

/** What Python loads for tests: as for a run, without what a run is run on. */
export type TestModules = Omit<RunPlan, 'events' | 'late' | 'table' | 'clock'>;

/** Tests that one worker runs one after the other, and all that they depend on. */
export interface TestWork {
  modules: TestModules;
  /** In order of their detections. */
  tests: readonly TestCall[];
  table: TestTable;
  clock: TestClock;
  /** The machine's time, the same for all. */
  now: EpochSeconds;
  /** What a table that is shared begins with; null where the worker has it from the work before. */
  items: readonly Item[] | null;
  /** What tests in other workers changed in it since, in order; see `TestDone.changes`. */
  changes: readonly string[];
  /** Whether the lines that are reached are told. */
  coverage: boolean;
}

/** What a worker tells of a test that it has run. */
export interface TestDone {
  /** What `Python.runTest` answered. */
  result: string;
  /** Requests to the table. */
  requests: number;
  /** What it changed in a table that is shared, as JSON: key and item (null: deleted) in order. null: nothing. */
  changes: string | null;
  /** The lines that it reached: what `readReachedLines` reads. null: they are not asked for. */
  lines: string | null;
}

/** What Python is given for a test. The log is spelled as it is, so that its numbers stay exact. `record`: what it asks of the table is told. */
export function testText({ log, mocks, expected }: Pick<UnitTest, 'log' | 'mocks' | 'expected'>, record = false): string {
  return `{"log":${log},"mocks":${JSON.stringify(mocks)},"expected":${expected}${record ? ',"record":true' : ''}}`;
}
