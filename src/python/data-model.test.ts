import { beforeAll, describe, expect, it } from 'vitest';
import type { DataModelMapping, DataModelSpec } from '../workspace/workspace-types';
import { bootTestPython } from './test-python';
import type { TestPython } from './test-python';

let python: TestPython;
beforeAll(async () => {
  python = await bootTestPython();
}, 60_000);

const MAPPINGS: DataModelMapping[] = [
  { name: 'user', path: '$.actor.name' },
  { name: 'bare', path: 'top' },
  { name: 'cased', path: '$.Actor.name' },
  { name: 'second', path: '$.list[1].n' },
  { name: 'every', path: '$.list[*].n' },
  { name: 'quoted', path: "$['a b'].c" },
  { name: 'object', path: '$.actor' },
  { name: 'ip', method: 'get_ip' },
  { name: 'kind', method: 'kind' },
  { name: 'nothing', method: 'nothing' },
  { name: 'raises', method: 'raises' },
  { name: 'missing', method: 'not_there' },
];
const SOURCE = `loaded = []
print("model is loaded")

def get_ip(event):
    return event.get("IP") or event["actor"]["ip"]

def kind(event):
    return f"{type(event).__name__} {hasattr(event, 'deep_get')} {hasattr(event, 'udm')}"

def nothing(event):
    return None

def raises(event):
    return event["no such field"]
`;
const EVENT: object = { p_log_type: 'A.Log', actor: { name: 'ada', ip: '192.0.2.1' }, top: 0, list: [{ n: 'one' }, { n: 'two' }], 'a b': { c: 'q' }, p_udm: { user: 'other', else: 'from p_udm' }, plain: 'field', nullish: null };

const model = (change: Partial<DataModelSpec> = {}): DataModelSpec => ({ id: 'Model.A', path: 'data_models/m.py', yamlPath: 'data_models/m.yml', logTypes: ['A.Log'], mappings: MAPPINGS, ...change });

/** What a rule prints that evaluates an expression on the event `e`; its last line is the value's repr. */
function evaluate(expression: string, { event = EVENT, source = SOURCE, spec = {}, models = [model()] } = {}): string {
  const { setupErrors } = python.load({
    files: { 'rules/r.py': `def rule(e):\n    print(repr(${expression}))\n    return False\n`, 'data_models/m.py': source },
    specs: { 'rules/r.py': spec },
    dataModels: models,
  });
  expect(setupErrors).toEqual([]);
  const { error, stdout } = python.run(event);
  return error ? `${error.type}: ${error.message}` : stdout.trim().split('\n').at(-1) ?? '';
}

describe('udm with a data model', () => {
  it.each([
    ['a path', "e.udm('user')", "'ada'"],
    ['a bare name, whose falsy value counts', "e.udm('bare', default=7)", '0'],
    ['a path is case-sensitive', "e.udm('cased', default='d')", "'d'"],
    ['an index', "e.udm('second')", "'two'"],
    ['a quoted name', "e.udm('quoted')", "'q'"],
    ['a part of the event is read-only', "type(e.udm('object')).__name__", "'ImmutableCaseInsensitiveDict'"],
    ['a function', "e.udm('ip')", "'192.0.2.1'"],
    ['a function gets no PantherEvent', "e.udm('kind')", "'ImmutableCaseInsensitiveDict False False'"],
    ['a function that gives None', "e.udm('nothing', default='d')", "'d'"],
    ['a name that is not in the model: p_udm first', "e.udm('else')", "'from p_udm'"],
    ['then the field', "e.udm('plain')", "'field'"],
    ['then the default', "e.udm('nowhere', default=3)", '3'],
    ['several keys are no name of the model', "e.udm('actor', 'name')", "'ada'"],
    ['several values', "e.udm('every')", "PantherError: JSONPath '$.list[*].n' of data model 'Model.A' leads to 2 values"],
    ['what its function raises', "e.udm('raises')", "KeyError: 'no such field'"],
    ['a function that is not there', "e.udm('missing')", "PantherError: data model 'Model.A' has no function 'not_there'"],
    ['the path of a name', "e.udm_path('user')", "'actor.name'"],
    ['the path through a list', "e.udm_path('second')", "'list.[1].n'"],
    ['the name of a function', "e.udm_path('ip')", "'get_ip'"],
    ['a path that leads nowhere', "e.udm_path('cased')", 'None'],
    ['the path of another name', "e.udm_path('plain')", 'None'],
  ])('%s: %s', (_, expression, value) => {
    expect(evaluate(expression)).toBe(value);
  });
});

describe('the data model of an event', () => {
  it('is that of its exact log type', () => {
    expect(evaluate("e.udm('bare', default='none')", { event: { ...EVENT, p_log_type: 'a.log' } })).toBe("'none'");
    expect(evaluate("e.udm_path('user')", { event: { top: 1 } })).toBe("PantherError: No data model is set for this event, so 'user' has no path");
    expect(evaluate('e.data_model', { event: { p_log_type: ['A.Log'] } })).toBe('None');
  });
  it('is none for rows of queries', () => {
    expect(evaluate('e.data_model', { spec: { analysisType: 'scheduled_rule' } })).toBe('None');
  });
  it('is there in unit tests too', () => {
    evaluate('1');
    expect(python.test({ log: EVENT, expected: false })).toMatchObject({ passed: true });
    python.load({ files: { 'rules/r.py': 'def rule(e):\n    return e.udm("user") == "ada"\n' }, dataModels: [model({ path: null, mappings: MAPPINGS.slice(0, 1) })] });
    expect(python.test({ log: EVENT, expected: true })).toMatchObject({ passed: true, error: null });
  });
  it('is gone with the next run', () => {
    evaluate('1');
    expect(evaluate('e.data_model', { models: [] })).toBe('None');
  });
});

describe('the file of a data model', () => {
  it('is executed where it is used first, once, under its ID', () => {
    const source = `count = 0\nprint(__name__)\n\ndef get_ip(event):\n    global count\n    count += 1\n    return count\n`;
    expect(evaluate("(e.udm('ip'), e.udm('ip'))", { source })).toBe('(1, 2)');
    expect(python.run(EVENT).stdout).toBe('(3, 4)\n');
  });

  it.each([
    ['raise ValueError("broken")', 'ValueError: broken'],
    ['raise SystemExit(3)', 'SystemExit: 3'],
    ['def f(:\n', 'SyntaxError: '],
    ['import no_such_module', `ModuleNotFoundError: No module named 'no_such_module'. Add it as`],
  ])('that cannot be executed is told, each time, where it is used: %s', (source, reason) => {
    for (let time = 0; time < 2; time++) {
      const told = time === 0 ? evaluate("e.udm('ip')", { source }) : python.run(EVENT).error?.message;
      expect(told).toContain(`data model 'Model.A' (data_models/m.py) could not be loaded: ${reason}`);
    }
    expect(evaluate("e.udm('user')", { source })).toBe("'ada'");
  });

  it('that replaces builtins or modules harms no other', () => {
    const source = 'import builtins, sys\nbuiltins.len = None\nsys.stdout = None\n\ndef get_ip(event):\n    return "ip"\n';
    python.load({
      files: { 'rules/a.py': 'def rule(e):\n    return e.udm("ip") == "ip"\n', 'rules/b.py': 'def rule(e):\n    print(len(e) > 0)\n    return False\n', 'data_models/m.py': source },
      dataModels: [model()],
    });
    expect(python.run(EVENT, 0)).toMatchObject({ output: true, error: null });
    expect(python.run(EVENT, 1)).toMatchObject({ error: null, stdout: 'True\n' });
  });
});

describe('lookup', () => {
  it('reads what a test says of the table', () => {
    const event = { _mocked_lookup_data_: { users: { ada: { team: 'x' } } } };
    expect(evaluate("e.lookup('users', 'ada')['team']", { event })).toBe("'x'");
    expect(evaluate("(e.lookup('users', 'bob'), e.lookup('none', 'ada'))", { event })).toBe('(None, None)');
    expect(evaluate("e.lookup('users', 'ada')")).toBe('None');
  });
});
