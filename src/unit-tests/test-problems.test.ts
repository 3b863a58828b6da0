import { describe, expect, it } from 'vitest';
import { testProblems } from './test-problems';

const HEAD = 'AnalysisType: rule\nRuleID: A\nFilename: a.py\nTests:\n';
/** What is underlined, line by line. */
function underlined(text: string, eol = '\n'): string[] {
  const file = { path: 'rules/a.yml', text: text.replaceAll('\n', eol) };
  const lines = text.split('\n');
  return testProblems(file).map(({ line, column, endColumn }) => `${line}: ${column === null || endColumn === undefined ? 'its line' : (lines[(line ?? 0) - 1] ?? '').slice(column - 1, endColumn - 1)}`);
}
const test = (fields: string): string => `${HEAD}  - Name: one\n    ExpectedResult: true\n    Log: {a: 1}\n${fields}`;

describe('what is wrong with a test is marked', () => {
  it.each([
    ['a value of a wrong type', test('    Mocks: x\n'), '8: x'],
    ['a value of several lines by its first', test('    Mocks:\n      a: 1\n      b: 2\n'), '9: a: 1'],
    ['a mock', test('    Mocks:\n      - {objectName: f, returnValue: "1"}\n      - just a text\n'), '10: just a text'],
    ['a value in a mock', test('    Mocks:\n      - objectName: f # a comment\n        returnValue: 3\n'), '10: 3'],
    ['a mock without a value', test('    Mocks:\n      - objectName: f\n'), '9: objectName: f'],
    ['a value that is missing, by its key', test('    Mocks:\n      - objectName: f\n        returnValue:\n'), '10: returnValue'],
    ['an unknown key of a mock', test('    Mocks: [{objectName: f, returnValue: "3", sideEffect: x}]\n'), '8: sideEffect'],
    ['an unknown key', test('    Expected: true\n'), '8: Expected'],
    ['a key in quotes', test('    "Expected": true\n'), '8: "Expected"'],
    ['a test that is no mapping', `${HEAD}  - just a text\n`, '5: just a text'],
    ['a test without a log', `${HEAD}  - Name: x\n    ExpectedResult: true\n`, '5: Name: x'],
    ['a text for a bool', `${HEAD}- Name: x\n  ExpectedResult: yes # no bool\n  Log: {}\n`, '6: yes'],
    ['a log that is no mapping', `${HEAD}  - Name: x\n    ExpectedResult: true\n    Log:\n      - 1\n`, '8: - 1'],
    ['a name that two keys have', test('').replace('{a: 1}', '\n      a:\n        - 1: x\n          "1": y'), '9: 1'],
    ['a key that is a mapping, by what has it', test('').replace('{a: 1}', '\n      a:\n        ? {b: c}\n        : x'), '9: ? {b: c}'],
    ['tests on one line', `${HEAD.trimEnd()} [{Name: x, ExpectedResult: 1, Log: {}}]\n`, '4: its line'],
    ['tests that are no list', `${HEAD.trimEnd()} 3\n`, '4: its line'],
  ])('%s', (_, text, place) => {
    expect(underlined(text)).toEqual([place]);
    expect(underlined(text, '\r\n')).toEqual([place]);
  });

  it('in each of them, and nowhere where nothing is wrong', () => {
    const good = '  - Name: good\n    ExpectedResult: true\n    Log: {}\n';
    expect(underlined(`${HEAD}${good}${good}`)).toEqual([]);
    expect(underlined(`${HEAD}${good}  - Name: 1\n    ExpectedResult: true\n    Log: {}\n${good}  - Name: x\n    ExpectedResult: 2\n    Log: {}\n`)).toEqual(['8: 1', '15: 2']);
  });

  it('by its line where it is too long to look for', () => {
    expect(underlined(test(`    Mocks: x\n    LogType: ${'x'.repeat(60_000)}\n`))).toEqual(['8: its line']);
  });
});
