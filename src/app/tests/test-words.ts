import type { DetectionSpec } from '../../workspace/workspace-types';
import type { PythonError } from '../../trace/trace-types';
import { shownText } from '../../workspace/shown-text';
import { counted, numeral } from '../state/count-words';
import type { ListedTest } from '../state/test-list';
import type { TestResult } from '../state/test-results';
import { tracebackPieces } from '../trace/parts/traceback';
import type { TestRow } from './test-rows';

/** What a main function returned, as Python writes it. */
export function outputText(output: boolean | null): string {
  return output === null ? 'None' : output ? 'True' : 'False';
}

/**
 * What another function gave (JSON text), where it is told in a line: texts without quotes, None, True and False as Python writes them,
 * numbers as they are spelled. Null for objects and lists.
 */
export function scalarText(json: string): string | null {
  const value: unknown = JSON.parse(json);
  if (value === null || typeof value === 'boolean') return outputText(value);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? json : null;
}

/** What was judged, in a sentence: about the test as it was run, which may have been edited since. */
export function verdict({ listed, result, kind }: TestRow): string {
  const { test, detection } = result?.listed ?? listed;
  if (result === null) return `It expects ${outputText(test.expected)}.`;
  const main = detection.analysisType === 'policy' ? 'policy' : 'rule';
  const { output, error } = result.answer;
  if (kind === 'passed') return `${main} returned ${outputText(output)}, as expected.`;
  if (kind === 'failed') return `${main} returned ${outputText(output)}, but ${outputText(test.expected)} was expected.`;
  if (error?.function === 'test') return 'It was not run: there is something wrong with the test.';
  if (error?.function === 'import') return "It was not run: the detection's module could not be loaded.";
  if (error?.function === 'mocks') return 'It was not run: the detection has no such name that a mock could stand for.';
  if (output === null) return `${main} gave no result.`;
  if (output !== test.expected) return `${main} returned ${outputText(output)}, but ${outputText(test.expected)} was expected, and ${error?.function ?? 'another function'} failed too.`;
  return `${main} returned ${outputText(output)}, but ${error?.function ?? 'another function'} failed: a test that expects an alert passes only if no function fails.`;
}

/** So many files are named in a sentence. */
const NAMED = 3;

/** Which files with tests could not be read; empty where all could. */
export function unreadText(paths: readonly string[]): string {
  if (paths.length === 0) return '';
  const more = paths.length > NAMED ? `, and ${numeral(paths.length - NAMED)} more` : '';
  return `${counted(paths.length, 'file')} with tests could not be read: ${paths.slice(0, NAMED).map((path) => shownText(path)).join(', ')}${more}`;
}

/** A duration in milliseconds as it is shown; tests that were ended, or not run, have none. */
export function millisecondsText(milliseconds: number): string {
  if (milliseconds === 0) return '';
  return milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds).toLocaleString('en-US')} ms`;
}

/** Where to look for the reason of a result: the line of the detection at which it failed, else the place of its error, else the test. */
export function placeOfResult({ test, detection }: ListedTest, result: TestResult | null): { path: string; line: number } {
  const error = errorOf(result);
  if (error === null || error.file === null) return { path: test.path, line: test.line };
  const own = lineIn(detection.path, error);
  if (own !== null) return { path: detection.path, line: own };
  return { path: error.file, line: Math.max(1, error.line ?? (error.file === detection.path ? 1 : test.line)) };
}

/** The 1-based line of the detection's file at which a test failed, or that called what did; where that is not known, that of the function that decides. */
export function detectionLine({ detection, python }: ListedTest, result: TestResult | null): number {
  const error = errorOf(result);
  return (error === null ? null : lineIn(detection.path, error)) ?? mainLine(detection, python.text);
}

/** The line on which `rule` or `policy` begins; the first where it is not found. */
function mainLine({ analysisType }: DetectionSpec, text: string): number {
  const main = analysisType === 'policy' ? 'policy' : 'rule';
  return text.split('\n').findIndex((line) => new RegExp(`^(?:async\\s+)?def\\s+${main}\\b`).test(line)) + 1 || 1;
}

function errorOf(result: TestResult | null): PythonError | null {
  return result?.answer.passed === false ? result.answer.error : null;
}

/** The line of a file that an error has, or the innermost one in its traceback; null where the file has no part in it. */
function lineIn(path: string, { file, line, traceback }: PythonError): number | null {
  if (file === path && line !== null) return Math.max(1, line);
  const paths = new Set([path]);
  const lines = traceback.split('\n').flatMap((text) => tracebackPieces(text, paths).flatMap((piece) => ('line' in piece ? [piece.line] : [])));
  const last = lines.at(-1);
  return last === undefined ? null : Math.max(1, last);
}
