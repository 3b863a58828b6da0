import { beforeAll, describe, expect, it } from 'vitest';
import type { DetectionSpec } from '../workspace/workspace-types';
import { bootTestPython } from './test-python';
import type { ParsedTestResult, TestPython } from './test-python';

let python: TestPython;
beforeAll(async () => {
  python = await bootTestPython();
}, 60_000);

const MATCH = 'def rule(event):\n    return event.get("match", True)\n\n';

/** Loads one rule, which must load, beside helpers. */
function load(source: string, helpers: Record<string, string> = {}, spec: Partial<DetectionSpec> = {}): void {
  const { setupErrors } = python.load({ files: { 'rules/r.py': source, ...helpers }, specs: { 'rules/r.py': { severity: 'LOW', ...spec } } });
  expect(setupErrors).toEqual([]);
}
/** What a test gives for a rule that matches unless the log says otherwise, and has these functions beside. */
function testOf(functions: string, log: object = {}, expected = true): ParsedTestResult {
  load(`${MATCH}${functions}\n`);
  return python.test({ log, expected });
}
const returning = (name: string, expression: string) => testOf(`def ${name}(event):\n    return ${expression}`).functions[name];

describe('a test', () => {
  it('has output, functions and what was printed', () => {
    load(`${MATCH}def title(event):\n    print("title")\n    return f"{event['name']}!"\n\ndef unique(event):\n    return event["name"]\n`);
    expect(python.test({ log: { name: 'Ada' }, expected: true })).toEqual({
      output: true,
      functions: {
        rule: { output: true, error: null },
        title: { output: 'Ada!', error: null },
        unique: { output: 'Ada', error: null },
      },
      alerted: true,
      passed: true,
      error: null,
      stdout: 'title\n',
    });
  });

  it('calls the functions in the order of production, unique last, also without a match', () => {
    const names = ['unique', 'alert_context', 'dedup', 'description', 'destinations', 'reference', 'runbook', 'severity', 'title'];
    const functions = names.map((name) => `def ${name}(event):\n    print('${name}')`).join('\n\n');
    for (const match of [true, false]) {
      const { stdout, functions: told } = testOf(functions, { match });
      const order = ['title', 'description', 'reference', 'severity', 'runbook', 'destinations', 'dedup', 'alert_context', 'unique'];
      expect(stdout.split('\n')).toEqual([...order, '']);
      expect(Object.keys(told)).toEqual(['rule', ...order]);
    }
  });

  it('does not tell of functions that are not defined', () => {
    expect(Object.keys(testOf('title = "text"').functions)).toEqual(['rule']);
  });

  it('leaves module globals to the next one', () => {
    load('count = 0\n\ndef rule(event):\n    global count\n    count += 1\n    return count == 2\n');
    expect([1, 2, 3].map(() => python.test({ log: {}, expected: true }).output)).toEqual([false, true, false]);
  });

  it('leaves the event of a run alone', () => {
    load(MATCH);
    expect(python.run({ match: false }).output).toBe(false);
    expect(python.test({ log: {}, expected: true }).output).toBe(true);
    expect(python.json('import recall_runtime; recall_runtime.run(0)')).toMatchObject({ output: false });
  });
});

describe('values in tests', () => {
  it('texts are cut as in production', () => {
    expect(returning('title', '"x" * 1001')).toEqual({ output: `${'x'.repeat(985)}... (truncated)`, error: null });
  });
  it('a severity is in capitals, and DEFAULT the metadata', () => {
    expect(returning('severity', '"high"')?.output).toBe('HIGH');
    expect(returning('severity', '"DEFAULT"')?.output).toBe('LOW');
  });
  it('no destinations are SKIP, and ten of more are kept', () => {
    expect(returning('destinations', '[]')?.output).toEqual(['SKIP']);
    expect(returning('destinations', '["a"] + list("bcdefghijkl")')?.output).toEqual([...'abcdefghij']);
  });
  it('a destination that is not known is an error where known ones were told', () => {
    const files = { 'rules/r.py': 'def rule(event):\n    return event.get("match", True)\n\ndef destinations(event):\n    return event["to"].as_list()\n' };
    const given = (to: unknown[], knownDestinations?: string[], log = {}, expected = true) => {
      python.load({ files, ...(knownDestinations && { settings: { knownDestinations } }) });
      return python.test({ log: { to, ...log }, expected });
    };
    const known = ['Slack', 'Jira'];
    const unknown = { passed: false, error: { function: 'destinations', type: 'UnknownDestinationError' } };
    expect(given(['Slack', 'Nowhere'], known)).toMatchObject({ ...unknown, error: { message: "destinations() returned 'Nowhere', but the known destinations are Jira, Slack" } });
    expect(given(['Slack', 'Slack'], known)).toMatchObject(unknown);
    expect(given(['slack'], known)).toMatchObject(unknown);
    for (const to of [['Jira', 'Slack'], [], ['SKIP']]) expect(given(to, known)).toMatchObject({ passed: true, error: null });
    expect(given(['Nowhere', 'Nowhere'])).toMatchObject({ passed: true, error: null });
    expect(given(['Nowhere'], [])).toMatchObject({ passed: true, error: null });
    expect(given(['Nowhere'], known, { match: false }, false)).toMatchObject({ passed: true, error: null });
  });
  it('an empty dedup is the default string', () => {
    expect(returning('dedup', '""')?.output).toBe('defaultDedupString:r');
  });
  it('an alert_context that is too large is replaced, which is no error', () => {
    const { functions, passed, error } = testOf('def alert_context(event):\n    return {"x": "x" * 300_000}');
    expect(functions['alert_context']?.output).toEqual({ _error: "ContextTooLargeError('alert_context has 300009 characters, but 204800 is the limit')" });
    expect([passed, error]).toEqual([true, null]);
  });
  it('NaN in an alert_context is an error', () => {
    expect(returning('alert_context', '{"n": float("nan")}')).toMatchObject({ output: null, error: { type: 'ValueError' } });
  });
  it('unique is a text or None', () => {
    expect(returning('unique', 'None')).toEqual({ output: null, error: null });
    expect(returning('unique', '3')).toMatchObject({ output: null, error: { type: 'FunctionReturnTypeError' } });
  });
  it('a raising function has no fallback', () => {
    expect(returning('title', 'event["no"]')).toMatchObject({ output: null, error: { function: 'title', type: 'KeyError', file: 'rules/r.py', line: 5 } });
  });
});

describe('passing', () => {
  const BROKEN = 'def title(event):\n    return 1 / 0';

  it('with an alert expected needs one, and no function that failed', () => {
    expect(testOf('')).toMatchObject({ alerted: true, passed: true, error: null });
    expect(testOf('', { match: false })).toMatchObject({ alerted: false, passed: false, error: null });
    expect(testOf(BROKEN)).toMatchObject({ alerted: true, passed: false, error: { function: 'title', type: 'ZeroDivisionError' } });
    expect(testOf('def unique(event):\n    raise SystemExit(1)')).toMatchObject({ passed: false, error: { function: 'unique', type: 'SystemExit' } });
  });

  it('without an alert expected needs the output alone', () => {
    expect(testOf('', { match: false }, false)).toMatchObject({ alerted: false, passed: true });
    expect(testOf(BROKEN, { match: false }, false)).toMatchObject({ passed: true, error: null, functions: { title: { error: { type: 'ZeroDivisionError' } } } });
    expect(testOf('', { match: true }, false)).toMatchObject({ alerted: true, passed: false, error: null });
  });

  it.each(['None', '""', '1', '[]'])('needs a bool: rule returns %s', (value) => {
    load(`def rule(event):\n    return ${value}\n`);
    for (const expected of [true, false]) {
      expect(python.test({ log: {}, expected })).toMatchObject({ output: null, passed: false, error: { function: 'rule', type: 'FunctionReturnTypeError', line: 1 } });
    }
  });

  it('needs a rule that does not raise', () => {
    load('def rule(event):\n    return event["missing"]\n\ndef title(event):\n    return "still called"\n');
    for (const expected of [true, false]) {
      expect(python.test({ log: {}, expected })).toMatchObject({ output: null, passed: false, error: { function: 'rule', type: 'KeyError' }, functions: { title: { output: 'still called' } } });
    }
  });

  it('of a policy is the other way round: it alerts on False, and gets a plain dict', () => {
    const { setupErrors } = python.load({ files: { 'policies/p.py': 'def policy(resource):\n    return resource["ok"] and type(resource) is dict\n\ndef title(resource):\n    return 1\n' } });
    expect(setupErrors).toEqual([]);
    expect(python.test({ log: { ok: true }, expected: true })).toMatchObject({ output: true, alerted: false, passed: true });
    expect(python.test({ log: { ok: false }, expected: false })).toMatchObject({ output: false, alerted: true, passed: false, error: { function: 'title' } });
    expect(python.test({ log: { ok: false }, expected: true })).toMatchObject({ output: false, alerted: true, passed: false, error: null });
  });
});

describe('a test that is not run', () => {
  const UNRUN = { output: null, functions: {}, alerted: false, passed: false };

  it('of a detection whose module cannot be loaded has its error', () => {
    python.load({ files: { 'rules/r.py': 'raise KeyboardInterrupt()\n' } });
    expect(python.test({ log: {}, expected: false })).toMatchObject({ ...UNRUN, error: { function: 'import', type: 'KeyboardInterrupt', line: 1 } });
  });
  it('has a log that is no mapping', () => {
    load(MATCH);
    for (const log of [[], 'text', null, 3]) {
      expect(python.test({ log, expected: true })).toMatchObject({ ...UNRUN, error: { function: 'event', type: 'ValueError' } });
    }
  });
  it('mocks a name that does not exist', () => {
    load(MATCH);
    const result = python.test({ log: {}, expected: true, mocks: [{ objectName: 'rule', returnValue: false }, { objectName: 'get_counter', returnValue: '1' }] });
    expect(result).toMatchObject({ ...UNRUN, error: { function: 'mocks', type: 'AttributeError' } });
    expect(result.error?.message).toMatch(/^The mock names 'get_counter', but rules\/r\.py has nothing of that name/);
    expect(python.test({ log: {}, expected: true })).toMatchObject({ passed: true, error: null });
  });
});

describe('mocks', () => {
  const HELPERS = { 'global_helpers/h.py': 'def inner():\n    return "real"\n\ndef outer():\n    return inner()\n' };

  it.each([
    ['a function that is imported', 'from h import inner', 'inner()', 'inner'],
    ['a function of the file', 'def local():\n    return "real"', 'local()', 'local'],
    ['a constant, which is a mock then', 'LIMIT = 3', 'LIMIT()', 'LIMIT'],
    ['a builtin', '', 'open("file")', 'open'],
  ])('take the place of %s', (_, before, expression, objectName) => {
    load(`${before}\n\ndef rule(event):\n    return ${expression} == "mocked"\n`, HELPERS);
    const mocks = [{ objectName, returnValue: 'mocked' }];
    expect(python.test({ log: {}, expected: true, mocks })).toMatchObject({ passed: true, error: null });
    expect(python.test({ log: {}, expected: true }).passed).toBe(false);
  });

  it('take the place of a whole module, whose functions give mocks then', () => {
    load('import h\n\ndef rule(event):\n    print(type(h.inner()).__name__, h())\n    return False\n', HELPERS);
    expect(python.test({ log: {}, expected: false, mocks: [{ objectName: 'h', returnValue: true }] }).stdout).toBe('MagicMock True\n');
    expect(python.test({ log: {}, expected: false }).error?.message).toBe("'module' object is not callable");
  });

  it('do not reach into helpers', () => {
    load('from h import inner, outer\n\ndef rule(event):\n    return inner() == "mocked" and outer() == "real"\n', HELPERS);
    expect(python.test({ log: {}, expected: true, mocks: [{ objectName: 'inner', returnValue: 'mocked' }] }).passed).toBe(true);
  });

  it('give their value as it is, and the last of equal names counts', () => {
    load('def value():\n    return None\n\ndef rule(event):\n    print(repr(value()))\n    return False\n');
    const mock = (...values: (string | boolean)[]) => values.map((returnValue) => ({ objectName: 'value', returnValue }));
    const printed = (...values: (string | boolean)[]) => python.test({ log: {}, expected: false, mocks: mock(...values) }).stdout;
    expect([printed('{"a": 1}'), printed(''), printed(true), printed('a', 'b')]).toEqual(["'{\"a\": 1}'\n", "''\n", 'True\n', "'b'\n"]);
  });

  it('can stand for a function of the detection', () => {
    load(`${MATCH}def title(event):\n    return 1 / 0\n`);
    expect(python.test({ log: {}, expected: true, mocks: [{ objectName: 'title', returnValue: 'T' }] })).toMatchObject({ passed: true, functions: { title: { output: 'T' } } });
  });

  it('are gone afterwards, whatever the detection did with the name', () => {
    load('value = 1\n\ndef rule(event):\n    global value\n    print(type(value).__name__)\n    value = "changed"\n    raise ValueError\n');
    expect(python.test({ log: {}, expected: true, mocks: [{ objectName: 'value', returnValue: '' }] }).stdout).toBe('MagicMock\n');
    expect(python.test({ log: {}, expected: true }).stdout).toBe('int\n');
  });
});
