import { readFileSync } from 'node:fs';

/**
 * Tests of one runner.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** Counts of a check that is passed or failed as a whole. @returns {Counts} */
export function countCheck(exitCode) {
  return exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** A runner that failed although no test of it did (it crashed, or could not read a test file) counts as one failed test. */
function withCrash(counts, exitCode) {
  const crashed = exitCode !== 0 && counts.failed === 0;
  return crashed ? { ...counts, failed: 1 } : counts;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Counts from vitest's JSON report; a report that is missing or empty is a failure. @returns {Counts} */
export function countVitest(file, exitCode) {
  const report = readReport(file);
  if (report === null || !Array.isArray(report.testResults)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of report.testResults) {
    for (const test of assertionResults) {
      if (test.status === 'passed') counts.passed += 1;
      else if (test.status === 'failed') counts.failed += 1;
      else counts.skipped += 1;
    }
    // A file that could not be loaded has no tests of its own to fail.
    if (status === 'failed' && assertionResults.every((test) => test.status !== 'failed')) counts.failed += 1;
  }
  return withCrash(failWhenEmpty(counts), exitCode);
}

/** Counts from Playwright's JSON report; a report that is missing or empty is a failure. @returns {Counts} */
export function countPlaywright(file, exitCode) {
  const stats = readReport(file)?.stats;
  if (stats === undefined) return { passed: 0, failed: 1, skipped: 0 };
  // A test that passes only now and then (flaky) is a failure.
  const counts = { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
  return withCrash(failWhenEmpty(counts), exitCode);
}

function failWhenEmpty(counts) {
  return counts.passed + counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** @param {Counts[]} all @returns {Counts} */
export function addCounts(all) {
  const sum = (name) => all.reduce((total, counts) => total + counts[name], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** `12 passed, 0 failed`, and `, 3 skipped` only if any. @param {Counts} counts */
export function summarise({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
