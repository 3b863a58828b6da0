import type { ListedTest } from '../state/test-list';
import type { TestResult } from '../state/test-results';

/** What a main function returned, as Python writes it. */
export function outputText(output: boolean | null): string {
  return output === null ? 'None' : output ? 'True' : 'False';
}

/** A duration in milliseconds as it is shown; tests that were ended, or not run, have none. */
export function millisecondsText(milliseconds: number): string {
  if (milliseconds === 0) return '';
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds).toLocaleString('en-US')} ms`;
}

/** Where to look for the reason of a result: the place of its error, else the test. */
export function placeOfResult({ test, detection }: ListedTest, result: TestResult | null): { path: string; line: number } {
  const error = result?.answer.passed === false ? result.answer.error : null;
  if (error === null || error.file === null) return { path: test.path, line: test.line };
  return { path: error.file, line: Math.max(1, error.line ?? (error.file === detection.path ? 1 : test.line)) };
}
