import { describe, expect, it } from 'vitest';
import type { RecordedName, UnitTestResult } from '../../python/boot';
import type { Workspace } from '../../workspace/workspace-types';
import { atOnce } from '../../clock/slices';
import { againText, foundText } from '../tests/record-words';
import { mockChanges, type MockChanges } from './mock-recording';
import { counter, settled, testApp, type TestApp } from './test-app';

const RULE = 'from panther_detection_helpers.caching import check_account_age\n\ndef rule(event):\n    return check_account_age("a")\n';
const YAML = 'AnalysisType: rule\nRuleID: A\nFilename: a.py\nLogTypes: [A]\nTests:\n  - Name: one # first\n    ExpectedResult: false\n    Log: {a: 1}\n  - Name: two\n    ExpectedResult: true\n    Log: {}\n';
const MOCKS = '    Mocks:\n      - objectName: check_account_age\n        returnValue: false\n';
const WORKSPACE: Workspace = {
  name: 'w',
  disabledPaths: [],
  files: [
    { path: 'rules/a.py', text: RULE },
    { path: 'rules/a.yml', text: YAML },
    { path: 'rules/b.yml', text: 'AnalysisType: rule\nRuleID: B\nBaseDetection: A\n' },
  ],
};

const PLAIN: UnitTestResult = { output: false, functions: {}, alerted: false, passed: true, error: null, stdout: '' };
const RAISED: UnitTestResult = { ...PLAIN, output: null, passed: false, error: { function: 'rule', type: 'TypeError', message: 'x', repr: '', file: null, line: null, traceback: '' } };
const name = (change: Partial<RecordedName> = {}): RecordedName => ({ name: 'check_account_age', isCache: true, calls: 1, values: [{ kind: 'bool', text: 'false' }], hasMore: false, raised: null, ...change });
const recorded = (...names: RecordedName[]): UnitTestResult => ({ ...PLAIN, recorded: { names, elsewhere: [], file: null } });

/** Answers the next plan of the engine: what it gives for each test, by its text for Python. */
async function answer({ engine }: TestApp, plans: number, resultOf: (text: string) => UnitTestResult): Promise<void> {
  while (engine.testPlans.length < plans) await settled();
  for (const [group, { tests }] of (engine.testPlans.at(-1)?.groups ?? []).entries()) {
    for (const [test, { test: text }] of tests.entries()) engine.tell({ group, test, result: resultOf(text), milliseconds: 1, requests: 0, lines: null });
  }
  engine.endTests();
}

/** The file at a path. */
const text = ({ store }: TestApp, path = 'rules/a.yml'): string | undefined => store.getState().workspace.files.find((file) => file.path === path)?.text;
function changes(app: TestApp, edits: string[] = []): MockChanges {
  const { mockRecording } = app.store.getState();
  if (mockRecording?.kind !== 'found') throw new Error(`it is ${mockRecording?.kind}`);
  return atOnce(mockChanges({ found: mockRecording.found, edits: new Set(edits) }));
}

/** Records all tests: test `one` asks the cache, test `two` nothing. */
async function record(app: TestApp, name_ = name()): Promise<void> {
  const done = app.store.getState().recordMocks();
  await answer(app, 1, (test) => (test.includes('"a":1') ? recorded(name_) : PLAIN));
  if (name_.values.length === 1) await answer(app, 2, (test) => (test.includes('"a":1') && !test.includes('"mocks":[{"objectName":"check_account_age","returnValue":false}]') ? RAISED : PLAIN));
  await done;
}

describe('recording mocks', () => {
  it('runs tests with the table, then those that asked it without one, and writes nothing by itself', async () => {
    const app = await testApp({ workspace: WORKSPACE });
    await record(app);
    expect(app.engine.testPlans.map(({ table, groups }) => [table, groups.map(({ tests }) => tests.map(({ test }) => test.includes('"record":true')))])).toEqual([
      ['empty', [[true, true]]],
      ['none', [[false, false]]],
    ]);
    expect(text(app)).toBe(YAML);
    const { files, tests, left } = changes(app);
    expect(files).toEqual([{ path: 'rules/a.yml', before: YAML, after: YAML.replace('ExpectedResult: false\n', `ExpectedResult: false\n${MOCKS}`) }]);
    expect([tests.length, left.length]).toEqual([1, 0]);
    const { mockRecording } = app.store.getState();
    expect(mockRecording?.kind === 'found' && foundText(mockRecording.found, changes(app))).toBe(
      '2 tests were run, and 1 of them asked the cache without a mock. With these mocks 1 test gives the same without a table: that was tried. 2 tests of derived detections are left out: record those of the detection that they are derived from.',
    );
  });

  it('writes them as one step to undo, and runs the tests again without a table', async () => {
    const app = await testApp({ workspace: WORKSPACE });
    await record(app);
    const done = app.store.getState().writeMocks(new Set());
    await answer(app, 3, (test) => (test.includes('"returnValue":false') ? { ...PLAIN, output: true } : RAISED));
    await done;
    expect(app.engine.testPlans[2]?.table).toBe('none');
    expect(text(app)).toContain(MOCKS);
    expect(app.store.getState().mockRecording).toMatchObject({ kind: 'written', tests: 1, again: { differing: [{ difference: 'it returned True instead of False' }], ended: null } });
    app.store.getState().undoMocks();
    expect(text(app)).toBe(YAML);
    expect(app.store.getState().mockRecording).toBeNull();
  });

  it('says which tests still do not pass, though they give the same', async () => {
    const app = await testApp({ workspace: WORKSPACE });
    const failing = { ...PLAIN, passed: false };
    const recording = app.store.getState().recordMocks();
    await answer(app, 1, () => ({ ...recorded(name()), ...failing }));
    await answer(app, 2, () => failing);
    await recording;
    const { mockRecording: found } = app.store.getState();
    expect(found?.kind === 'found' && foundText(found.found, changes(app))).toContain('With these mocks 2 tests give the same without a table: that was tried. 2 of them still do not pass: one in A, two in A.');
    const done = app.store.getState().writeMocks(new Set());
    await answer(app, 3, (test) => (test.includes('"a":1') ? failing : PLAIN));
    await done;
    const { mockRecording: written } = app.store.getState();
    const again = written?.kind === 'written' ? written.again : null;
    expect(again && againText(3, 0, again.failing)).toBe('Written. All 3 tests were run again without a table, and gave the same results. 1 of them still does not pass: one in A.');
    expect(again && againText(1, 0, again.failing)).toBe('Written. The test was run again without a table, and gave the same result. It still does not pass: one in A.');
    expect(again?.differing).toMatchObject([{ difference: 'it passed' }]);
  });

  it('says why a test gets none', async () => {
    const app = await testApp({ workspace: WORKSPACE });
    await record(app, name({ calls: 2, values: [{ kind: 'bool', text: 'false' }, { kind: 'bool', text: 'true' }] }));
    const { files, left } = changes(app);
    expect([files, left.map(({ why }) => why)]).toEqual([[], [expect.stringMatching(/^check_account_age was called 2 times and returned False, True, but a mock returns one value/)]]);
  });

  it('writes nothing where the files have changed since', async () => {
    const app = await testApp({ workspace: WORKSPACE });
    await record(app);
    app.store.getState().setFileText('rules/a.yml', `${YAML}# changed\n`);
    await app.store.getState().writeMocks(new Set());
    expect(text(app)).toBe(`${YAML}# changed\n`);
    expect(app.toasts.at(-1)).toBe('The files have changed since the mocks were recorded. Record them again.');
  });

  it('writes nothing over what was edited while they were recorded', async () => {
    const app = await testApp({ workspace: WORKSPACE });
    const done = app.store.getState().recordMocks();
    while (app.engine.testPlans.length < 1) await settled();
    app.store.getState().setFileText('rules/a.yml', `${YAML}# meanwhile\n`);
    await answer(app, 1, (test) => (test.includes('"a":1') ? recorded(name()) : PLAIN));
    await answer(app, 2, () => PLAIN);
    await done;
    await app.store.getState().writeMocks(new Set());
    expect(text(app)).toBe(`${YAML}# meanwhile\n`);
    expect(app.toasts.at(-1)).toBe('The files have changed since the mocks were recorded. Record them again.');
  });

  it('ends at Stop, and other tests wait for its end', async () => {
    const app = await testApp({ workspace: WORKSPACE });
    const done = app.store.getState().recordMocks({ detection: 'A' });
    while (app.engine.testPlans.length < 1) await settled();
    await app.store.getState().runTests();
    expect(app.engine.testPlans).toHaveLength(1);
    app.store.getState().stop();
    await done;
    const { mockRecording, tests } = app.store.getState();
    expect([mockRecording, tests.running]).toEqual([null, null]);
  });

  it('is of a new test too, with the table and the time that the run had', async () => {
    const app = await testApp({ workspace: WORKSPACE });
    app.store.getState().setItem('k', counter('k', 3));
    const { trace } = app.store.getState();
    const test = { name: 'new', expectedResult: false };
    const done = app.store.getState().recordNewTest({ text: '{"z": 1}', logType: null }, 'rules/a.py', test, trace.length - 1);
    await answer(app, 1, () => recorded(name()));
    await answer(app, 2, () => PLAIN);
    await done;
    expect(app.engine.testPlans[0]).toMatchObject({ table: 'shared', items: [], now: trace.at(trace.length - 1), groups: [{ tests: [{ time: null }] }] });
    expect(text(app)).toBe(YAML);
    const [file] = changes(app).files;
    expect(file?.after.slice(YAML.length)).toBe(`  - Name: "new"\n    ExpectedResult: false\n${MOCKS}    Log:\n      {\n        "z": 1\n      }\n`);
    expect(() => app.store.getState().recordNewTest({ text: '{}', logType: null }, 'rules/gone.py', test, 0)).toThrow('is no detection');
  });

  it('is of a new test of a derived detection, in its own YAML, and says which table it meets', async () => {
    const app = await testApp({ workspace: WORKSPACE });
    app.store.getState().setItem('k', counter('k', 3));
    const done = app.store.getState().recordNewTest({ text: '{"z": 1}', logType: null }, 'rules/b.yml', { name: 'one', expectedResult: false }, app.store.getState().trace.length - 1);
    await answer(app, 1, () => recorded(name()));
    expect(app.store.getState().mockRecording).toMatchObject({ kind: 'recording', table: 'shared' });
    await answer(app, 2, () => PLAIN);
    await done;
    expect(app.engine.testPlans[0]?.groups.map(({ detection, tests }) => [detection.id, tests.length])).toEqual([['B', 1]]);
    expect(changes(app).files.map(({ path }) => path)).toEqual(['rules/b.yml']);
    expect(changes(app).files[0]?.after).toContain(MOCKS);
  });
});
