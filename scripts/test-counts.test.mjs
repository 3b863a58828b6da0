import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { addCounts, countCheck, countPlaywright, countVitest, summarise } from './test-counts.mjs';

const folder = mkdtempSync(path.join(os.tmpdir(), 'recall-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(content) {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const file = (status, ...tests) => ({ status, assertionResults: tests.map((name) => ({ status: name })) });

test('the summary names skipped tests only if there are any', () => {
  expect(summarise({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed');
  expect(summarise(addCounts([countCheck(0), countCheck(2), { passed: 0, failed: 0, skipped: 3 }]))).toBe('1 passed, 1 failed, 3 skipped');
});

test('unit tests are counted one by one', () => {
  const content = { testResults: [file('passed', 'passed', 'passed', 'pending'), file('failed', 'failed', 'passed', 'todo')] };
  expect(countVitest(report(content), 1)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

test('a unit test file that could not be loaded is a failure', () => {
  expect(countVitest(report({ testResults: [file('failed'), file('passed', 'passed')] }), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
});

test('a runner that fails although its tests passed is a failure', () => {
  expect(countVitest(report({ testResults: [file('passed', 'passed')] }), 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(countPlaywright(report({ stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 0 } }), 1)).toEqual({ passed: 4, failed: 1, skipped: 0 });
});

test('no test at all, or no report, is a failure', () => {
  const failure = { passed: 0, failed: 1, skipped: 0 };
  expect(countVitest(report({ testResults: [] }), 0)).toEqual(failure);
  expect(countVitest(path.join(folder, 'missing.json'), 0)).toEqual(failure);
  expect(countPlaywright(report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }), 0)).toEqual(failure);
  expect(countPlaywright(path.join(folder, 'missing.json'), 0)).toEqual(failure);
});

test('end-to-end tests that pass only now and then are failures', () => {
  expect(countPlaywright(report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } }), 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
});
