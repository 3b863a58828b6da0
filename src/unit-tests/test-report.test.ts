import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitTestResult } from '../python/boot';
import { jUnitXml, testResultsJson, type ReportedTest } from './test-report';

const PASSED: UnitTestResult = { output: true, functions: {}, alerted: true, passed: true, error: null, stdout: '' };
const ERROR = { function: 'title', type: 'KeyError', message: "'x'", repr: "KeyError('x')", file: 'rules/a.py', line: 3, traceback: 'Traceback…\nKeyError: <x>' };

function reported(name: string, answer: Partial<UnitTestResult> = {}, detection = 'A.Rule'): ReportedTest {
  const test = { id: name, name, path: 'rules/a.yml', line: 9, expected: true, log: '{}', time: null, mocks: [], fault: null };
  return { test, detection, answer: { ...PASSED, ...answer }, milliseconds: 12.4 };
}
const json = (tests: ReportedTest[]): unknown => JSON.parse([...testResultsJson(tests)].join(''));
const xml = (tests: ReportedTest[]): string => [...jUnitXml(tests)].join('');

describe('test-results.json', () => {
  it('has one object a test, with the outputs of the alert functions', () => {
    const functions = { rule: { output: 'true', error: null }, title: { output: 'null', error: ERROR }, alert_context: { output: '{"a": [1]}', error: null } };
    expect(json([reported('one', { functions }), reported('two', { passed: false, output: null, error: ERROR }, 'B')])).toEqual([
      { file: 'rules/a.yml', id: 'A.Rule', test: 'one', expected: true, actual: true, passed: true, error: null, functions: { title: null, alert_context: { a: [1] } } },
      { file: 'rules/a.yml', id: 'B', test: 'two', expected: true, actual: null, passed: false, error: { function: 'title', type: 'KeyError', message: "'x'" }, functions: {} },
    ]);
  });

  it('has numbers as Python spelled them', () => {
    const functions = { alert_context: { output: '{"n": 12345678901234567890}', error: null }, unique: { output: '"u"', error: null } };
    expect([...testResultsJson([reported('one', { functions })])].join('')).toContain('"functions":{"alert_context":{"n": 12345678901234567890},"unique":"u"}}');
  });

  it('is an empty array where there are none', () => {
    expect(json([])).toEqual([]);
  });
});

describe('JUnit XML', () => {
  it('tells failures from errors, a suite for each detection', () => {
    const text = xml([reported('good'), reported('wrong', { passed: false, output: false }), reported('broken', { passed: false, error: ERROR, stdout: 'a & b' }, 'B')]);
    expect(text).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="A.Rule" tests="2" failures="1" errors="0" time="0.025">
    <testcase name="good" classname="A.Rule" file="rules/a.yml" line="9" time="0.012"/>
    <testcase name="wrong" classname="A.Rule" file="rules/a.yml" line="9" time="0.012">
      <failure message="expected True, but it was False"/>
    </testcase>
  </testsuite>
  <testsuite name="B" tests="1" failures="0" errors="1" time="0.012">
    <testcase name="broken" classname="B" file="rules/a.yml" line="9" time="0.012">
      <error type="KeyError" message="title: 'x'">rules/a.py:3&#10;Traceback…&#10;KeyError: &lt;x&gt;</error>
      <system-out>a &amp; b</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('says first that another result was expected, where a function failed too', () => {
    expect(xml([reported('both', { output: false, passed: false, error: ERROR })])).toContain('<error type="KeyError" message="expected True, but it was False; title: \'x\'">');
  });

  it('has no character that XML has not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const value = / name="([^"]*)" classname/.exec(xml([reported(name)]))?.[1] ?? '';
        expect(value).toMatch(/^(?:[^\0-\x1f&<>"\ufffe\uffff\p{Cs}]|&(?:amp|lt|gt|quot|#\d+);)*$/u);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
