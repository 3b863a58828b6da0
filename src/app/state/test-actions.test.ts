import { describe, expect, it } from 'vitest';
import type { UnitTestResult } from '../../python/boot';
import type { Workspace } from '../../workspace/workspace-types';
import { shownRows, tally } from '../tests/test-rows';
import { placeOfResult, verdict } from '../tests/test-words';
import { atOnce } from '../../clock/slices';
import { listTests } from './test-list';
import { deferEdit } from './pending-edits';
import { testInputs } from './test-inputs';
import { counter, CLOCK, settled, testApp, type TestApp } from './test-app';

const PASSED: UnitTestResult = { output: true, functions: {}, alerted: true, passed: true, error: null, stdout: '' };
const FAILED: UnitTestResult = { ...PASSED, output: false, alerted: false, passed: false };
const RAISED: UnitTestResult = { ...FAILED, output: null, error: { function: 'rule', type: 'KeyError', message: 'x', repr: 'KeyError()', file: 'rules/a.py', line: 2, traceback: '' } };

const test = (name: string, rest = ''): string => `  - Name: ${name}\n    ExpectedResult: true\n    Log: {p_event_time: "2024-01-01 00:00:00"}\n${rest}`;
const yaml = (id: string, file: string, tests: string, more = ''): string => `AnalysisType: rule\nRuleID: ${id}\nFilename: ${file}\nLogTypes: [A]\n${more}Tests:\n${tests}`;
const WORKSPACE: Workspace = {
  name: 'w',
  disabledPaths: [],
  files: [
    { path: 'events/e.jsonl', text: '{"a":1}\n' },
    { path: 'global_helpers/h.py', text: 'x = 1\n' },
    { path: 'rules/a.py', text: 'def rule(event):\n    return True\n' },
    { path: 'rules/a.yml', text: yaml('A', 'a.py', test('one') + test('two') + test('bad', '    Mocks: 3\n')) },
    { path: 'rules/b.py', text: 'def rule(event):\n    return False\n' },
    { path: 'rules/b.yml', text: yaml('B', 'b.py', test('three'), 'Enabled: false\n') },
    { path: 'rules/c.py', text: 'def rule(event):\n    return False\n' },
  ],
};

const open = (): Promise<TestApp> => testApp({ workspace: WORKSPACE });
/** The tests as they are listed, each with what it gave and whether that is old. */
function listed({ store }: TestApp): string[] {
  const state = store.getState();
  const list = atOnce(listTests({ detections: state.detections, files: state.workspace.files }));
  return tally(list, state.tests.results, testInputs(state)).rows.map(({ listed: { test: { name } }, kind, isOld }) => `${name}: ${kind}${isOld ? ', old' : ''}`);
}
/** Waits for tests to reach the engine, which had so many plans before. */
async function planned({ engine }: TestApp, before = 0): Promise<void> {
  while (engine.testPlans.length === before) await settled();
}
/** Plays the engine through what it was asked for. */
async function play(app: TestApp, results: Record<string, UnitTestResult>, before: number): Promise<void> {
  await planned(app, before);
  const plan = app.engine.testPlans.at(-1);
  for (const [group, { detection, tests }] of (plan?.groups ?? []).entries()) {
    for (const index of tests.keys()) {
      app.engine.tell({ group, test: index, result: results[`${detection.id}/${index}`] ?? PASSED, milliseconds: 1, requests: 0, lines: null });
    }
  }
  app.engine.endTests();
}
async function runAll(app: TestApp, results: Record<string, UnitTestResult>, scope = {}): Promise<void> {
  const before = app.engine.testPlans.length;
  const done = app.store.getState().runTests(scope);
  await play(app, results, before);
  await done;
}

describe('unit tests', () => {
  it('of all detections are run, switched off or not, and counted; those at fault are errors and are not run', async () => {
    const app = await open();
    await runAll(app, { 'A/1': FAILED, 'B/0': RAISED });
    expect(app.store.getState().status).toBe('Tests: 1 passed, 1 failed, 2 errors');
    expect(listed(app)).toEqual(['one: passed', 'two: failed', 'bad: error', 'three: error']);
    const [plan] = app.engine.testPlans;
    expect(plan).toMatchObject({ table: 'empty', clock: 'real now', now: CLOCK, items: [], modules: { sources: { 'global_helpers/h.py': 'x = 1\n' } } });
    expect(plan?.groups.map(({ detection, source, tests }) => [detection.id, source, tests])).toEqual([
      ['A', WORKSPACE.files[2]?.text, Array(2).fill({ test: '{"log":{"p_event_time":"2024-01-01 00:00:00"},"mocks":[],"expected":true}', time: 1_704_067_200 })],
      ['B', WORKSPACE.files[4]?.text, [{ test: '{"log":{"p_event_time":"2024-01-01 00:00:00"},"mocks":[],"expected":true}', time: 1_704_067_200 }]],
    ]);
  });

  it('can be run one by one and by detection; the others keep their results', async () => {
    const app = await open();
    await runAll(app, { 'A/0': FAILED });
    await runAll(app, {}, { test: JSON.stringify(['rules/a.yml', 'one', 1]) });
    expect(app.store.getState().status).toBe('Tests: 1 passed, 0 failed, 0 errors');
    expect(listed(app)).toEqual(['one: passed', 'two: passed', 'bad: error', 'three: passed']);
    await runAll(app, { 'B/0': FAILED }, { detection: 'B' });
    expect(listed(app).at(-1)).toBe('three: failed');
  });

  it('are marked as old where a file of theirs, a helper of theirs or a setting has changed, until it is as it was', async () => {
    const a = 'from h import x\n\ndef rule(event):\n    return True\n';
    const app = await testApp({ workspace: { ...WORKSPACE, files: WORKSPACE.files.map((file) => (file.path === 'rules/a.py' ? { ...file, text: a } : file)) } });
    await runAll(app, {});
    app.store.getState().setFileText('rules/a.py', 'def rule(event):\n    return False\n');
    expect(listed(app)).toEqual(['one: passed, old', 'two: passed, old', 'bad: error, old', 'three: passed']);
    app.store.getState().setFileText('rules/a.py', a);
    expect(listed(app).join()).not.toContain('old');
    app.store.getState().setFileText('events/e.jsonl', '{"a":2}\n');
    expect(listed(app).join()).not.toContain('old');
    app.store.getState().setFileText('global_helpers/h.py', 'x = 2\n');
    expect(listed(app)).toEqual(['one: passed, old', 'two: passed, old', 'bad: error, old', 'three: passed']);
    app.store.getState().setFileText('global_helpers/h.py', 'x = 1\n');
    app.store.getState().setSettings({ helpers: '0.4.0' });
    expect(listed(app).every((one) => one.endsWith(', old'))).toBe(true);
  });

  it('are not old for another test of their YAML, nor where their detection is switched on or off', async () => {
    const app = await open();
    await runAll(app, {});
    const { setFileText } = app.store.getState();
    setFileText('rules/a.yml', yaml('A', 'a.py', test('one', '    Mocks:\n      - {objectName: f, returnValue: "1"}\n') + test('two') + test('new')));
    expect(listed(app)).toEqual(['one: passed, old', 'two: passed', 'new: not run', 'three: passed']);
    setFileText('rules/b.yml', yaml('B', 'b.py', test('three'), 'Enabled: true\n# a comment\n'));
    expect(listed(app).at(-1)).toBe('three: passed');
  });

  it.each([
    ['a helper that names it', 'from g import y\n', 'import h\n'],
    ['a name that is made when the code runs', 'import importlib\nx = importlib.import_module("".join(["h"]))\n', ''],
  ])('are old where a helper has changed that they reach through %s', async (_, rule, helper) => {
    const files = [{ path: 'global_helpers/g.py', text: `${helper}y = 1\n` }, { path: 'global_helpers/other.py', text: '' }];
    const app = await testApp({ workspace: { ...WORKSPACE, files: [...files, ...WORKSPACE.files.map((file) => (file.path === 'rules/b.py' ? { ...file, text: rule + file.text } : file))] } });
    await runAll(app, {});
    app.store.getState().setFileText('global_helpers/h.py', 'x = 2\n');
    expect(listed(app)).toEqual(['one: passed', 'two: passed', 'bad: error', 'three: passed, old']);
    app.store.getState().deleteFile('global_helpers/h.py');
    expect(listed(app)).toEqual(['one: passed', 'two: passed', 'bad: error', 'three: passed, old']);
  });

  it('are old where a helper has changed that a data model names, which any event may ask', async () => {
    const model = { path: 'data_models/m.yml', text: 'AnalysisType: datamodel\nDataModelID: M\nFilename: m.py\nLogTypes: [A]\nMappings:\n  - Name: ip\n    Method: ip\n' };
    const app = await testApp({ workspace: { ...WORKSPACE, files: [{ path: 'data_models/m.py', text: 'from h import x\ndef ip(event):\n    return x\n' }, model, ...WORKSPACE.files] } });
    await runAll(app, {});
    app.store.getState().setFileText('global_helpers/h.py', 'x = 2\n');
    expect(listed(app).every((one) => one.endsWith(', old'))).toBe(true);
  });

  it('are old where the table or the clock that they ran with is not the chosen one', async () => {
    const app = await open();
    const { chooseForTests } = app.store.getState();
    await runAll(app, {});
    chooseForTests({ clock: 'event time' });
    expect(listed(app).every((one) => one.endsWith(', old'))).toBe(true);
    chooseForTests({ clock: 'real now', table: 'none' });
    expect(listed(app).every((one) => one.endsWith(', old'))).toBe(true);
    chooseForTests({ table: 'empty' });
    expect(listed(app).join()).not.toContain('old');
  });

  it('makes its results old where the cache has changed that all tests began with, until that is undone', async () => {
    const app = await open();
    const { chooseForTests, setItem, undo } = app.store.getState();
    await runAll(app, {});
    setItem('k', counter('k', 1));
    expect(listed(app).filter((one) => one.endsWith('old'))).toEqual([]);
    chooseForTests({ table: 'shared' });
    await runAll(app, {});
    app.store.getState().moveClock(CLOCK + 60);
    expect(listed(app)[0]).toBe('one: passed');
    setItem('k', counter('k', 2));
    expect(listed(app)[0]).toBe('one: passed, old');
    setItem('k', counter('k', 1));
    expect(listed(app)[0]).toBe('one: passed');
    setItem('k', counter('k', 2));
    undo();
    expect(listed(app)[0]).toBe('one: passed');
  });

  it('are old where the base of their detection has changed what it is', async () => {
    const derived = { path: 'rules/d.yml', text: `AnalysisType: rule\nRuleID: D\nBaseDetection: A\nLogTypes: [A]\nTests:\n${test('own')}` };
    const app = await testApp({ workspace: { ...WORKSPACE, files: [...WORKSPACE.files, derived] } });
    await runAll(app, {});
    const base = WORKSPACE.files[3]?.text ?? '';
    app.store.getState().setFileText('rules/a.yml', `${base}Severity: High\n`);
    expect(listed(app)).toEqual(['one: passed, old', 'two: passed, old', 'bad: error, old', 'three: passed', 'own: passed, old']);
    app.store.getState().setFileText('rules/a.yml', base);
    expect(listed(app).join()).not.toContain('old');
  });

  it('are old by what they can depend on: not by the YAML of another detection that cannot be read', async () => {
    const model = (path: string): string => `AnalysisType: datamodel\nDataModelID: M\nLogTypes: [A]\nMappings:\n  - Name: ip\n    Path: ${path}\n`;
    const app = await testApp({ workspace: { ...WORKSPACE, files: [...WORKSPACE.files, { path: 'data_models/m.yml', text: model('ip') }] } });
    await runAll(app, {});
    app.store.getState().setFileText('rules/b.yml', 'RuleID: [');
    expect(listed(app)).toEqual(['one: passed', 'two: passed', 'bad: error']);
    app.store.getState().setFileText('data_models/m.yml', model('source.ip'));
    expect(listed(app).every((one) => one.endsWith(', old'))).toBe(true);
  });

  it('take the cache with them where they share one table, and leave it as it is', async () => {
    const app = await open();
    app.store.getState().setItem('k', counter('k', 3));
    app.store.getState().chooseForTests({ table: 'shared', clock: 'event time' });
    const { trace } = app.store.getState();
    await runAll(app, {});
    expect(app.engine.testPlans[0]).toMatchObject({ table: 'shared', clock: 'event time', items: [counter('k', 3)] });
    expect(app.store.getState().trace).toBe(trace);
  });

  it.each(['runTests', 'recordMocks'] as const)('have what was typed into a large file written first: %s', async (action) => {
    const app = await open();
    const edited = 'def rule(event):\n    return 1 > 0\n';
    deferEdit('rules/a.py', () => app.store.getState().setFileText('rules/a.py', edited));
    const done = app.store.getState()[action]();
    await planned(app);
    expect(app.engine.testPlans[0]?.groups[0]?.source).toBe(edited);
    app.engine.endTests(new Error('enough'));
    await done;
  });

  it('run with the files as they were when they began, which is what their results are of', async () => {
    const app = await open();
    const done = app.store.getState().runTests();
    app.store.getState().setFileText('global_helpers/h.py', 'x = 2\n');
    app.store.getState().setSettings({ seed: 77 });
    await play(app, {}, 0);
    await done;
    expect(app.engine.testPlans[0]?.modules.sources).toEqual({ 'global_helpers/h.py': 'x = 1\n' });
    expect(app.engine.testPlans[0]?.modules.settings.seed).not.toBe(77);
    expect(listed(app).every((one) => one.endsWith(', old'))).toBe(true);
  });

  it('keep what there is at Stop, and no run begins beside them', async () => {
    const app = await open();
    const done = app.store.getState().runTests();
    await app.store.getState().startRun();
    await planned(app);
    expect(app.engine.plans).toEqual([]);
    app.engine.tell({ group: 0, test: 0, result: PASSED, milliseconds: 1, requests: 0, lines: null });
    app.frame();
    expect(app.store.getState().status).toBe('Testing: 2 of 4');
    app.store.getState().stop();
    await done;
    expect(app.store.getState().status).toBe('Stopped at test 2 of 4');
    expect(listed(app)).toEqual(['one: passed', 'two: not run', 'bad: error', 'three: not run']);
    // Words of the engine that come later are nobody's.
    app.engine.tell({ group: 0, test: 1, result: FAILED, milliseconds: 1, requests: 0, lines: null });
    app.frame();
    expect(listed(app)[1]).toBe('two: not run');
  });

  it('have no run go on beside them that was paused before', async () => {
    const app = await open();
    const events = { path: 'events/e.jsonl', text: '{"p_log_type":"A"}\n{"p_log_type":"A"}\n{"p_log_type":"A"}\n' };
    app.store.getState().setFileText(events.path, events.text);
    await app.store.getState().step();
    const { continued } = app.engine;
    const steps = continued.length;
    const paused = app.store.getState().run;
    expect(paused.kind).toBe('paused');
    const done = app.store.getState().runTests();
    await app.store.getState().step();
    await app.store.getState().startRun();
    expect(continued).toHaveLength(steps);
    expect(app.store.getState().run).toEqual(paused);
    expect(app.toasts.at(-1)).toBe('The unit tests are running. Stop them or wait for their end, then run.');
    app.store.getState().stop();
    await done;
    await app.store.getState().step();
    expect(continued).toHaveLength(steps + 1);
  });

  it('say why they ended by themselves', async () => {
    const app = await open();
    const done = app.store.getState().runTests();
    await planned(app);
    app.engine.endTests(new Error('The sandbox stopped answering.'));
    await done;
    expect(app.store.getState().notices).toEqual(['The tests were ended: The sandbox stopped answering. You can run them again.']);
    expect(app.store.getState().tests.running).toBeNull();
    await runAll(app, {});
    expect(app.store.getState().notices).toEqual([]);
  });

  it('are none where there are none, and say what to do', async () => {
    const app = await testApp();
    await app.store.getState().runTests();
    expect(app.toasts.at(-1)).toMatch(/^There are no unit tests to run yet/);
    expect(app.store.getState()).toMatchObject({ status: 'Ready', tests: { running: null } });
  });

  it('are exported in the order of the list', async () => {
    const app = await open();
    await runAll(app, { 'A/1': FAILED, 'B/0': RAISED });
    const results = JSON.parse(await (await app.store.getState().exportTestResults()).text()) as { test: string; passed: boolean; error: unknown }[];
    expect(results.map(({ test: name, passed, error }) => [name, passed, error])).toEqual([
      ['one', true, null],
      ['two', false, null],
      ['bad', false, { function: 'test', type: 'InvalidTest', message: 'Mocks must be a list, but it is the number 3.' }],
      ['three', false, { function: 'rule', type: 'KeyError', message: 'x' }],
    ]);
    expect(await (await app.store.getState().exportJUnit()).text()).toContain('<testsuite name="B" tests="1" failures="0" errors="1"');
  });

  it('are exported with the files that they could not be read from', async () => {
    const app = await open();
    await runAll(app, {});
    app.store.getState().setFileText('rules/b.yml', yaml('B', 'b.py', '  - Name: [\n'));
    const results = JSON.parse(await (await app.store.getState().exportTestResults()).text()) as unknown[];
    expect(results.at(-1)).toMatchObject({ file: 'rules/b.yml', test: 'Tests', passed: false, error: { type: 'InvalidTest' } });
    expect(await (await app.store.getState().exportJUnit()).text()).toContain('<testsuite name="rules/b.yml" tests="1" failures="0" errors="1"');
  });

  it('are told as they were run where their YAML was edited since', async () => {
    const app = await open();
    await runAll(app, { 'B/0': FAILED });
    app.store.getState().setFileText('rules/b.yml', yaml('B', 'b.py', test('three').replace('ExpectedResult: true', 'ExpectedResult: false')));
    const results = JSON.parse(await (await app.store.getState().exportTestResults()).text()) as unknown[];
    expect(results.at(-1)).toMatchObject({ test: 'three', expected: true, actual: false, passed: false });
    const state = app.store.getState();
    const { rows } = tally(atOnce(listTests({ detections: state.detections, files: state.workspace.files })), state.tests.results, testInputs(state));
    expect(rows.map(verdict).at(-1)).toBe('rule returned False, but True was expected.');
  });

  it('are forgotten with their workspace', async () => {
    const app = await open();
    await runAll(app, {});
    app.store.setState({ workspaceId: 'another' });
    expect(app.store.getState().tests.results.size).toBe(0);
  });
});

describe('the list of tests', () => {
  it('has those of its base for a derived detection without tests, each as one of its own', async () => {
    const derived = { path: 'rules/d.yml', text: 'AnalysisType: rule\nRuleID: D\nBaseDetection: A\nLogTypes: [A]\n' };
    const app = await testApp({ workspace: { ...WORKSPACE, files: [...WORKSPACE.files, derived] } });
    await runAll(app, { 'D/0': FAILED });
    expect(listed(app)).toEqual(['one: passed', 'two: passed', 'bad: error', 'three: passed', 'one: failed', 'two: passed', 'bad: error']);
  });

  it('is limited by a search and by how they went, and leads to where to look', async () => {
    const app = await open();
    await runAll(app, { 'A/1': FAILED, 'B/0': RAISED });
    const state = app.store.getState();
    const { rows } = tally(atOnce(listTests({ detections: state.detections, files: state.workspace.files })), state.tests.results, testInputs(state));
    const names = (search: string, shown: Parameters<typeof shownRows>[1]['shown']): string[] => shownRows(rows, { search, shown }).map(({ listed: { test: { name } } }) => name);
    expect(names('', 'All results')).toHaveLength(4);
    expect(names('TWO', 'All results')).toEqual(['two']);
    expect(names('b.yml', 'All results')).toEqual(['three']);
    expect(names('', 'Failed and errors')).toEqual(['two', 'bad', 'three']);
    expect(names('', 'Errors')).toEqual(['bad', 'three']);
    expect(names('', 'Passed')).toEqual(['one']);
    expect(names('', 'Older than the code')).toEqual([]);
    expect(rows.map((row) => placeOfResult(row.listed, row.result))).toEqual([
      { path: 'rules/a.yml', line: 6 },
      { path: 'rules/a.yml', line: 9 },
      { path: 'rules/a.yml', line: 15 },
      { path: 'rules/a.py', line: 2 },
    ]);
  });
});
