import type { ListedTest } from '../state/test-list';
import { Freshness, type TestInputs } from '../state/test-inputs';
import { kindOf } from '../state/test-results';
import type { TestOutcomeKind, TestResult } from '../state/test-results';

export const SHOWN_TESTS = ['All results', 'Passed', 'Failed', 'Errors', 'Failed and errors', 'Not run', 'Older than the code'] as const;
export type ShownTests = (typeof SHOWN_TESTS)[number];

/** What the list is limited to. */
export interface TestFilter {
  /** Part of a detection's ID, a test's name or a path, whatever the case. */
  search: string;
  shown: ShownTests;
}

export const ALL_TESTS: TestFilter = { search: '', shown: 'All results' };

/** A test with what it gave. */
export interface TestRow {
  listed: ListedTest;
  result: TestResult | null;
  kind: TestOutcomeKind | 'not run';
  /** Whether the code, or what was chosen for tests, has changed since. */
  isOld: boolean;
}

/** Tests with their results. */
export interface TestTally {
  rows: readonly TestRow[];
  passed: number;
  failed: number;
  error: number;
  notRun: number;
  old: number;
}

/** Joins tests and results. `now`: what tests would be run with. */
export function tally(list: readonly ListedTest[], results: ReadonlyMap<string, TestResult>, now: TestInputs): TestTally {
  const freshness = new Freshness(now);
  const counts = { passed: 0, failed: 0, error: 0, 'not run': 0 };
  let old = 0;
  const rows = list.map((listed): TestRow => {
    const result = results.get(listed.id) ?? null;
    const kind = result === null ? 'not run' : kindOf(result.answer);
    const isOld = result !== null && !freshness.isFresh(result, listed);
    counts[kind] += 1;
    if (isOld) old += 1;
    return { listed, result, kind, isOld };
  });
  return { rows, passed: counts.passed, failed: counts.failed, error: counts.error, notRun: counts['not run'], old };
}

/** The rows that a filter leaves. */
export function shownRows(rows: readonly TestRow[], { search, shown }: TestFilter): readonly TestRow[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '' && shown === 'All results') return rows;
  return rows.filter((row) => isShown(row, shown) && (wanted === '' || mentions(row.listed, wanted)));
}

function isShown({ kind, isOld }: TestRow, shown: ShownTests): boolean {
  switch (shown) {
    case 'All results':
      return true;
    case 'Passed':
      return kind === 'passed';
    case 'Failed':
      return kind === 'failed';
    case 'Errors':
      return kind === 'error';
    case 'Failed and errors':
      return kind === 'failed' || kind === 'error';
    case 'Not run':
      return kind === 'not run';
    case 'Older than the code':
      return isOld;
  }
}

function mentions({ test, detection }: ListedTest, wanted: string): boolean {
  return [detection.id, test.name, test.path, detection.path].some((text) => text.toLowerCase().includes(wanted));
}
