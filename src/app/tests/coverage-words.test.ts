import { describe, expect, it } from 'vitest';
import type { CoverageRow, FileCoverage } from '../state/test-coverage';
import { coverageSentence, coveredText, shareText, unreachedText } from './coverage-words';

const file = { path: 'rules/a.py', text: '' };
const covering = (lines: number, reached: number): FileCoverage => ({
  file,
  lines: Array.from({ length: lines }, (_, index) => index + 1),
  reached: new Map(Array.from({ length: reached }, (_, index) => [index + 1, 1])),
});
const row = (change: Partial<CoverageRow>): CoverageRow => ({ id: 'a', kind: 'detection', name: 'A', path: 'rules/a.py', tests: 2, measured: 2, coverage: covering(10, 7), isOld: false, ...change });

describe('shareText', () => {
  it.each([
    [covering(10, 7), '70%'],
    [covering(1000, 999), '99%'],
    [covering(1000, 1), '1%'],
    [covering(3, 0), '0%'],
    [covering(3, 3), '100%'],
    [covering(0, 0), '100%'],
  ])('%#', (coverage, text) => {
    expect(shareText(coverage)).toBe(text);
  });
});

it('says how much was reached, and what to do where nothing is known', () => {
  expect(coverageSentence(row({}))).toBe('7 of its 10 lines with code were reached by its 2 unit tests.');
  expect(coverageSentence(row({ measured: 1, isOld: true }))).toBe('7 of its 10 lines with code were reached by its unit test. 1 more was not measured. It was edited since: run the tests again.');
  expect(coverageSentence(row({ kind: 'helper', tests: 0, measured: 0 }))).toBe('7 of its 10 lines with code were reached by the unit tests of all detections.');
  expect(coverageSentence(row({ tests: 0, measured: 0, coverage: null }))).toMatch(/^It has no unit tests/);
  expect(coverageSentence(row({ measured: 0, coverage: null }))).toMatch(/run its tests/);
  expect(coveredText(row({ tests: 0 }))).toBe('no tests');
  expect(coveredText(row({ coverage: null }))).toBe('not measured');
});

it('lists the lines that were not reached', () => {
  expect(unreachedText(covering(10, 7))).toBe('8–10');
  expect(unreachedText({ file, lines: [1, 4, 5, 9, 12], reached: new Map([[5, 1]]) })).toBe('1–4, 9–12');
  expect(unreachedText(null)).toBe('');
});
