import { describe, expect, it } from 'vitest';
import type { UnitTestResult } from '../../python/boot';
import { plainDetection } from '../../python/test-plan';
import type { ListedTest } from '../state/test-list';
import type { TestResult } from '../state/test-results';
import { detectionLine, placeOfResult, scalarText, unreadText, verdict } from './test-words';

const LISTED: ListedTest = {
  id: 'one',
  test: { id: 'one', name: 'one', path: 'rules/a.yml', line: 6, expected: true, log: '{}', time: null, mocks: [], fault: null },
  detection: plainDetection('rules/a.py'),
  yaml: { path: 'rules/a.yml', text: '' },
  python: { path: 'rules/a.py', text: '' },
};

/** An error of `rule`, at a place. */
function raised(file: string, line: number | null, traceback = ''): NonNullable<UnitTestResult['error']> {
  return { function: 'rule', type: 'KeyError', message: 'x', repr: 'KeyError()', file, line, traceback };
}
function result(answer: Partial<UnitTestResult>): TestResult {
  const failed = { output: false, functions: {}, alerted: false, passed: false, error: null, stdout: '' };
  return { answer: { ...failed, ...answer }, milliseconds: 1, requests: 0, lines: null, listed: LISTED, inputs: { helpers: new Map(), shared: [], choices: '', cache: null } };
}

describe('what a function gave', () => {
  it.each([
    ['"two\\nlines"', 'two\nlines'],
    ['null', 'None'],
    ['true', 'True'],
    ['12345678901234567890', '12345678901234567890'],
    ['1.0', '1.0'],
    ['{"n": 1}', null],
    ['["a"]', null],
  ])('%s is told as %s', (json, told) => {
    expect(scalarText(json)).toBe(told);
  });
});

describe('files with tests that could not be read', () => {
  it.each([
    [[], ''],
    [['rules/okta/broken.yml'], '1 file with tests could not be read: rules/okta/broken.yml'],
    [['a.yml', 'b.yml', 'c.yml', 'd.yml'], '4 files with tests could not be read: a.yml, b.yml, c.yml, and 1 more'],
  ])('%j are told of', (paths, told) => {
    expect(unreadText(paths)).toBe(told);
  });
});

describe('the verdict', () => {
  const title = { ...raised('rules/a.py', 7), function: 'title' };

  it.each([
    ['rule returned False, but True was expected, and title failed too.', false, title],
    ['rule returned True, but title failed: a test that expects an alert passes only if no function fails.', true, title],
    ['rule gave no result.', null, raised('rules/a.py', 7)],
  ])('is %s', (told, output, error) => {
    expect(verdict({ listed: LISTED, result: result({ output, error }), kind: 'error', isOld: false })).toBe(told);
  });
});

it('leads to the function that decides, where nothing else is known', () => {
  const python = { path: 'rules/a.py', text: 'import json\n\n\ndef rules():\n    pass\n\n\ndef rule(event):\n    return False\n' };
  expect(detectionLine({ ...LISTED, python }, result({}))).toBe(8);
});

describe('where to look', () => {
  const HELPER = 'global_helpers/h.py';
  const THROUGH = `Traceback (most recent call last):\n  File "rules/a.py", line 5, in rule\n    return look(event)\n  File "${HELPER}", line 9, in look\n    raise KeyError("x")\nKeyError: 'x'\n`;

  it.each([
    ['at the line that failed', raised('rules/a.py', 7), 7, 'rules/a.py:7'],
    ['at the line that called the helper that did', raised(HELPER, 9, THROUGH), 5, 'rules/a.py:5'],
    ['in the helper, where the detection has no part in it', raised(HELPER, 9), 1, `${HELPER}:9`],
    ['in the test, where that is at fault', raised('rules/a.yml', 8), 1, 'rules/a.yml:8'],
    ['at the test that has another result', null, 1, 'rules/a.yml:6'],
  ])('is %s', (_, error, line, place) => {
    expect(detectionLine(LISTED, result({ error }))).toBe(line);
    const { path, line: at } = placeOfResult(LISTED, result({ error }));
    expect(`${path}:${at}`).toBe(place);
  });

  it('is at the test while it has not run, or has passed', () => {
    const passed = result({ passed: true, error: raised('rules/a.py', 7) });
    expect([null, passed].map((one) => [detectionLine(LISTED, one), placeOfResult(LISTED, one)])).toEqual(Array(2).fill([1, { path: 'rules/a.yml', line: 6 }]));
  });
});
