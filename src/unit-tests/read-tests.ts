import { eventTimeField, readPantherTime } from '../clock/panther-time';
import type { JsonValue } from '../trace/item';
import { describe as describeValue } from '../workspace/describe';
import { errorIn } from '../workspace/error-in';
import { isYamlPath } from '../workspace/paths';
import { shownText } from '../workspace/shown-text';
import type { WorkspaceFile } from '../workspace/workspace-types';
import type { FaultAt } from './fault-place';
import { BadKey, ExactNumber, pythonJson, TooLarge } from './python-json';
import { readTestsYaml } from './read-tests-yaml';
import { lineOfField, lineOfTests, linesOfTests, type TestLines } from './test-lines';
import type { Mock, UnitTest } from './unit-test-types';

/**
 * The fields that the vendor's command line takes in a test; any other is refused there, and so it is here. `LogType` and
 * `ResourceType` come from an older form, and mean nothing any more.
 */
const TEST_FIELDS = ['Name', 'ExpectedResult', 'Log', 'Resource', 'Mocks', 'LogType', 'ResourceType'];
const MOCK_FIELDS = ['objectName', 'returnValue'];

const WHOLE: FaultAt = { path: [], part: 'value' };

/** Files never change: an edit makes a new object. So what was read from an object stays true. */
const testsOf = new WeakMap<WorkspaceFile, readonly UnitTest[]>();

/**
 * The unit tests of a detection's YAML, in their order; none where the YAML has none or cannot be read. What is wrong in one of them
 * is its `fault` and harms no other.
 */
export function readTests(file: WorkspaceFile): readonly UnitTest[] {
  let tests = testsOf.get(file);
  if (tests === undefined) testsOf.set(file, (tests = withIds(readAll(file))));
  return tests;
}

/** Those whose YAML was read and could not be. */
const unreadable = new WeakSet<WorkspaceFile>();
/** What `lineOfTests` looks for, in a text that is not split: most YAML has none. */
const HAS_TESTS = /^\ufeff?(["']?)Tests\1\s*:/m;

/** What stands for the tests of a YAML that has some and cannot be read; null for all other files. */
export function unreadTests(file: WorkspaceFile): UnitTest | null {
  if (!isYamlPath(file.path) || !HAS_TESTS.test(file.text)) return null;
  readTests(file);
  if (!unreadable.has(file)) return null;
  const line = lineOfTests(file.text.split(/\r?\n/)) ?? 1;
  const test = faulty(file.path, 'Tests', line, 'The YAML of these tests could not be read, so none of them was run.');
  return { ...test, id: JSON.stringify([file.path]) };
}

type Unnamed = Omit<UnitTest, 'id'>;

function withIds(tests: readonly Unnamed[]): UnitTest[] {
  const seen = new Map<string, number>();
  return tests.map((test) => {
    const number = (seen.get(test.name) ?? 0) + 1;
    seen.set(test.name, number);
    return { ...test, id: JSON.stringify([test.path, test.name, number]) };
  });
}

function readAll(file: WorkspaceFile): Unnamed[] {
  const value = readTestsYaml(file.text);
  if (value === undefined) unreadable.add(file);
  if (!isMapping(value)) return [];
  const tests = value['Tests'];
  if (tests === undefined || tests === null) return [];
  const lines = file.text.split(/\r?\n/);
  const line = lineOfTests(lines) ?? 1;
  if (!Array.isArray(tests)) return [faulty(file.path, 'Tests', line, `Tests must be a list of tests, but it is ${describe(tests)}.`)];
  const places = linesOfTests(lines);
  const isLaidOut = places.length === tests.length;
  return tests.map((test: unknown, index) => {
    const place = isLaidOut ? places[index] : undefined;
    const lineOf = (key: string): number => (place === undefined ? line : lineOfField(lines, place, key));
    return readTest(file.path, test, index, lineOf, place);
  });
}

function readTest(path: string, test: unknown, index: number, lineOf: (key: string) => number, place: TestLines | undefined): Unnamed {
  const first = place?.from ?? lineOf('Name');
  const standIn = `Test ${index + 1}`;
  if (!isMapping(test)) return { ...faulty(path, standIn, first, `A test must be a mapping (Name, ExpectedResult, Log), but it is ${describe(test)}.`), faultAt: WHOLE };
  const { Name: name, ExpectedResult: expected, Mocks: mocks } = test;
  const key = test['Resource'] === undefined || test['Resource'] === null ? 'Log' : 'Resource';
  const log = test[key];
  const fault = (at: string, message: string, faultAt: FaultAt = { path: [at], part: 'value' }): Unnamed => ({
    ...faulty(path, typeof name === 'string' && name !== '' ? name : standIn, lineOf('Name'), message, lineOf(at), expected === true),
    log: logText(log),
    faultAt,
  });
  if (typeof name !== 'string') return fault('Name', missingOr(name, 'The test has no Name', 'Name must be a text'));
  if (typeof expected !== 'boolean') return fault('ExpectedResult', missingOr(expected, 'The test has no ExpectedResult', 'ExpectedResult must be true or false'));
  const unknown = Object.keys(test).find((key) => !TEST_FIELDS.includes(key));
  if (unknown !== undefined) return fault(unknown, `A test has no field ${shownText(unknown, 60)}; its fields are Name, ExpectedResult, Log (for a policy Resource) and Mocks.`, { path: [unknown], part: 'key' });
  if (!isMapping(log)) return fault(key, missingOr(log, 'The test has no Log (for a policy Resource), which is the event that it is run on', `${key} must be a mapping, the event`));
  const read = readMocks(mocks);
  if (!Array.isArray(read)) return fault('Mocks', read.message, { ...read.at, path: ['Mocks', ...read.at.path] });
  try {
    return { name, path, line: lineOf('Name'), expected, log: pythonJson(log), time: timeOf(log), mocks: read, fault: null };
  } catch (error) {
    if (error instanceof BadKey) return fault(key, `${key} ${error.fault.reason}, so the test is not run. ${error.fault.advice}`, { path: [key, ...error.path], part: 'key' });
    if (!(error instanceof TooLarge)) throw error;
    return fault(key, `${key} ${error.message}, so the test is not run.`);
  }
}

function faulty(path: string, name: string, line: number, message: string, at = line, expected = false): Unnamed {
  return { name, path, line, expected, log: '', time: null, mocks: [], fault: errorIn(path, at, message) };
}

/** The log of a test that something else is wrong with; empty where it is none itself. */
function logText(log: unknown): string {
  try {
    return isMapping(log) ? pythonJson(log) : '';
  } catch (error) {
    if (!(error instanceof TooLarge || error instanceof BadKey)) throw error;
    return '';
  }
}

/** The mocks of a test, or what is wrong with them, and where below `Mocks`. */
function readMocks(mocks: unknown): Mock[] | { message: string; at: FaultAt } {
  const fault = (message: string, path: FaultAt['path'], part: FaultAt['part'] = 'value') => ({ message, at: { path, part } });
  if (mocks === undefined || mocks === null) return [];
  if (!Array.isArray(mocks)) return fault(`Mocks must be a list, but it is ${describe(mocks)}.`, []);
  const read: Mock[] = [];
  for (const [index, mock] of mocks.entries()) {
    const which = `Mock ${index + 1}`;
    if (!isMapping(mock)) return fault(`${which} must be a mapping (objectName, returnValue), but it is ${describe(mock)}.`, [index]);
    const { objectName, returnValue } = mock;
    if (typeof objectName !== 'string' || objectName === '') return fault(`${which} needs an objectName: the name in the detection's Python file that it replaces.`, [index, 'objectName']);
    if (typeof returnValue !== 'string' && typeof returnValue !== 'boolean') {
      const words = missingOr(returnValue, `${which} (${shownText(objectName, 60)}) has no returnValue`, `The returnValue of ${shownText(objectName, 60)} must be a text, true or false (detections read JSON out of a text)`);
      return fault(words, [index, 'returnValue']);
    }
    const unknown = Object.keys(mock).find((key) => !MOCK_FIELDS.includes(key));
    if (unknown !== undefined) return fault(`A mock has no field ${shownText(unknown, 60)}; its fields are objectName and returnValue.`, [index, unknown], 'key');
    read.push({ objectName, returnValue });
  }
  return read;
}

function timeOf(log: Record<string, unknown>): number | null {
  // A number or a list is no time, whatever class stands for it.
  const text = eventTimeField(log as Record<string, JsonValue>);
  return typeof text === 'string' ? readPantherTime(text) : null;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

function missingOr(value: unknown, missing: string, wrong: string): string {
  return value === undefined || value === null ? `${missing}.` : `${wrong}, but it is ${describe(value)}.`;
}

/** Numbers as the YAML spells them. */
function describe(value: unknown): string {
  return value instanceof ExactNumber ? `the number ${value.text}` : describeValue(value);
}
