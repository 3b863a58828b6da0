import type { UnitTestResult } from '../python/boot';
import type { UnitTest } from './unit-test-types';

/** A test with its result, as reports tell of it. */
export interface ReportedTest {
  test: UnitTest;
  /** ID of the detection. */
  detection: string;
  answer: UnitTestResult;
  milliseconds: number;
}

const MAIN_FUNCTIONS = ['rule', 'policy'];

/**
 * `test-results.json` in pieces: an array of `{file, id, test, expected, actual, passed, error, functions}`, one a test and a line.
 * `error` is the first one that counts, `functions` has the output of each alert function that was called.
 */
export function* testResultsJson(tests: Iterable<ReportedTest>): Generator<string> {
  let before = '[\n';
  for (const { test, detection, answer } of tests) {
    const { error } = answer;
    const functions = Object.entries(answer.functions).filter(([name]) => !MAIN_FUNCTIONS.includes(name));
    const head = JSON.stringify({
      file: test.path,
      id: detection,
      test: test.name,
      expected: test.expected,
      actual: answer.output,
      passed: answer.passed,
      error: error && { function: error.function, type: error.type, message: error.message },
    });
    // Outputs are written as Python spelled them.
    const outputs = functions.map(([name, { output }]) => `${JSON.stringify(name)}:${output}`);
    yield `${before}${head.slice(0, -1)},"functions":{${outputs.join(',')}}}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}

/**
 * The same as JUnit XML, which CI systems read: a suite for each detection. A test without the expected output is a failure; one that
 * was kept from having one is an error.
 */
export function* jUnitXml(tests: Iterable<ReportedTest>): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n';
  let suite: ReportedTest[] = [];
  for (const one of tests) {
    if (suite.length > 0 && suite[0]?.detection !== one.detection) {
      yield suiteXml(suite);
      suite = [];
    }
    suite.push(one);
  }
  if (suite.length > 0) yield suiteXml(suite);
  yield '</testsuites>\n';
}

function suiteXml(tests: readonly ReportedTest[]): string {
  const failures = tests.filter(({ answer }) => !answer.passed && answer.error === null).length;
  const errors = tests.filter(({ answer }) => !answer.passed && answer.error !== null).length;
  const time = tests.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const head = { name: tests[0]?.detection ?? '', tests: tests.length, failures, errors, time: seconds(time) };
  return `  <testsuite${attributes(head)}>\n${tests.map(caseXml).join('')}  </testsuite>\n`;
}

function caseXml({ test, detection, answer, milliseconds }: ReportedTest): string {
  const head = `    <testcase${attributes({ name: test.name, classname: detection, file: test.path, line: test.line, time: seconds(milliseconds) })}`;
  const parts: string[] = [];
  const { error, passed, output, stdout } = answer;
  if (!passed && error !== null) {
    const wrong = output === null || output === test.expected ? '' : `${unlike(test, output)}; `;
    const place = error.file === null ? '' : `${error.file}${error.line === null ? '' : `:${error.line}`}\n`;
    parts.push(`      <error${attributes({ type: error.type, message: `${wrong}${error.function}: ${error.message}` })}>${xmlText(place + error.traceback)}</error>\n`);
  } else if (!passed) {
    parts.push(`      <failure${attributes({ message: unlike(test, output) })}/>\n`);
  }
  if (stdout !== '') parts.push(`      <system-out>${xmlText(stdout)}</system-out>\n`);
  return parts.length === 0 ? `${head}/>\n` : `${head}>\n${parts.join('')}    </testcase>\n`;
}

function unlike({ expected }: UnitTest, output: boolean | null): string {
  return `expected ${pythonBool(expected)}, but it was ${pythonBool(output)}`;
}

function pythonBool(value: boolean | null): string {
  return value === null ? 'None' : value ? 'True' : 'False';
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values).map(([name, value]) => ` ${name}="${xmlText(String(value))}"`).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' };

/** Text for XML 1.0, which has no control characters, no halves of surrogate pairs and not U+FFFE: a replacement takes their place. */
function xmlText(text: string): string {
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '\ufffd').replace(/[&<>"\n\r\t]/g, (char) => ENTITIES[char] ?? char);
}
