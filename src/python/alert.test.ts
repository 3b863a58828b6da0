import { beforeAll, describe, expect, it } from 'vitest';
import type { DetectionSpec } from '../workspace/workspace-types';
import { bootTestPython } from './test-python';
import type { TestPython } from './test-python';
import type { AlertFields } from '../trace/trace-types';

let python: TestPython;
beforeAll(async () => {
  python = await bootTestPython();
}, 60_000);

const META = {
  id: 'Team.Rule',
  displayName: 'Display name',
  severity: 'medium',
  description: 'meta description',
  reference: 'meta reference',
  runbook: 'meta runbook',
};

/** The alert of a rule that always matches and has these functions beside. */
function alertOf(functions: string, spec: Partial<DetectionSpec> = META): AlertFields {
  const { setupErrors } = python.load({
    files: { 'rules/r.py': `def rule(event):\n    return True\n\n${functions}\n` },
    specs: { 'rules/r.py': spec },
  });
  expect(setupErrors).toEqual([]);
  return python.alert({ a: 1, nested: { list: [1, 2] } });
}
const returning = (name: string, expression: string, spec?: Partial<DetectionSpec>) =>
  alertOf(`def ${name}(event):\n    return ${expression}`, spec);
const raising = (name: string, spec?: Partial<DetectionSpec>) =>
  alertOf(`def ${name}(event):\n    raise KeyError('oops')`, spec);
const kinds = (alert: AlertFields) => alert.problems.map((problem) => `${problem.function}: ${problem.type}`);

describe('what is not defined', () => {
  it('comes from the metadata', () => {
    expect(alertOf('')).toEqual({
      title: 'Display name',
      dedup: 'defaultDedupString:Team.Rule',
      severity: 'MEDIUM',
      description: 'meta description',
      reference: 'meta reference',
      runbook: 'meta runbook',
      destinations: null,
      context: {},
      problems: [],
    });
  });

  it('a title without display name is the ID', () => {
    expect(alertOf('', { id: 'Team.Rule' }).title).toBe('Team.Rule');
  });
});

describe('texts', () => {
  it.each(['title', 'description', 'reference', 'runbook', 'dedup'] as const)('%s keeps up to 1,000 characters', (name) => {
    expect(returning(name, "'x' * 1000")[name]).toBe('x'.repeat(1000));
    expect(returning(name, "'x' * 1001")[name]).toBe(`${'x'.repeat(985)}... (truncated)`);
  });

  it.each(['description', 'reference', 'runbook'] as const)('%s is empty when it fails', (name) => {
    expect(raising(name)).toMatchObject({ [name]: '', problems: [{ function: name, type: 'KeyError', message: "'oops'" }] });
    const wrong = returning(name, 'None');
    expect(wrong[name]).toBe('');
    expect(kinds(wrong)).toEqual([`${name}: FunctionReturnTypeError`]);
  });

  it('a failing title is the ID', () => {
    expect(raising('title')).toMatchObject({ title: 'Team.Rule', dedup: 'Team.Rule' });
    expect(returning('title', '5')).toMatchObject({ title: 'Team.Rule', dedup: 'Team.Rule' });
  });

  it('a problem names detection, function, actual and expected type', () => {
    expect(returning('title', '5').problems[0]?.message).toBe(
      "detection 'Team.Rule': title() returned int, but str is expected",
    );
  });
});

describe('dedup', () => {
  it('is the output of title where it is not defined', () => {
    expect(returning('title', "'a title'").dedup).toBe('a title');
    expect(returning('title', "''").dedup).toBe('defaultDedupString:Team.Rule');
  });
  it('is the default string when it fails or is empty', () => {
    const title = "def title(event):\n    return 'a title'\n\n";
    for (const dedup of ["raise KeyError('oops')", 'return None', "return ''"]) {
      expect(alertOf(`${title}def dedup(event):\n    ${dedup}`).dedup).toBe('defaultDedupString:Team.Rule');
    }
  });
});

describe('severity', () => {
  it.each([
    ["'high'", 'HIGH'],
    ["'Critical'", 'CRITICAL'],
    ["'INFO'", 'INFO'],
    ["'default'", 'MEDIUM'],
  ])('%s is %s', (value, severity) => {
    expect(returning('severity', value)).toMatchObject({ severity, problems: [] });
  });
  it.each(["'URGENT'", 'None', '3'])('%s is a problem, and the metadata applies', (value) => {
    expect(returning('severity', value)).toMatchObject({ severity: 'MEDIUM', problems: [{ function: 'severity' }] });
  });
  it('is the metadata when it raises', () => {
    expect(raising('severity').severity).toBe('MEDIUM');
  });
});

describe('destinations', () => {
  it.each([
    ["['a', 'b']", ['a', 'b']],
    ['None', null],
    ['[]', ['SKIP']],
    ["[str(n) for n in range(12)]", ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']],
    ["['a', True]", ['a', 'True']],
  ])('%s', (value, destinations) => {
    expect(returning('destinations', value)).toMatchObject({ destinations, problems: [] });
  });
  it.each(["'a'", "('a',)", '[1]'])('%s is a problem, and the routing applies', (value) => {
    const alert = returning('destinations', value);
    expect(alert.destinations).toBeNull();
    expect(kinds(alert)).toEqual(['destinations: FunctionReturnTypeError']);
  });
  it('is the routing when it raises', () => {
    expect(raising('destinations').destinations).toBeNull();
  });
  it('are all discarded where one of them is not among those that are known', () => {
    python.load({ files: { 'rules/r.py': 'def rule(event):\n    return True\n\ndef destinations(event):\n    return ["Slack", "Nowhere"]\n' }, settings: { knownDestinations: ['Slack'] } });
    const alert = python.alert({});
    expect(alert.destinations).toBeNull();
    expect(kinds(alert)).toEqual(['destinations: UnknownDestinationError']);
  });
});

describe('alert_context', () => {
  it.each([
    ['{"a": 1, 2: (3,)}', { a: 1, '2': [3] }],
    ['event', { a: 1, nested: { list: [1, 2] } }],
    ['{"part": event["nested"], "list": event["nested"]["list"]}', { part: { list: [1, 2] }, list: [1, 2] }],
  ])('%s', (value, context) => {
    expect(returning('alert_context', value)).toMatchObject({ context, problems: [] });
  });
  it.each([
    ['{1, 2}', 'FunctionReturnTypeError'],
    ['None', 'FunctionReturnTypeError'],
    ['{"set": {1}}', 'TypeError'],
    ['{"n": __import__("decimal").Decimal(1)}', 'TypeError'],
    ['{"n": float("nan")}', 'ValueError'],
    ['{"x": "x" * 204_800}', 'ContextTooLargeError'],
    ['(lambda d: d.update(d=d) or d)({})', 'ValueError'],
  ])('%s is replaced by an error', (value, type) => {
    const alert = returning('alert_context', value);
    expect(Object.keys(alert.context)).toEqual(['_error']);
    expect(alert.context['_error']).toContain(type);
    expect(kinds(alert)).toEqual([`alert_context: ${type}`]);
  });
  it('holds the repr of what it raised', () => {
    expect(raising('alert_context').context).toEqual({ _error: "KeyError('oops')" });
  });
  it('may have 204,800 characters', () => {
    expect(returning('alert_context', '{"x": "x" * (204_800 - 9)}').problems).toEqual([]);
  });
});

describe('unique', () => {
  it('is there where it is defined', () => {
    expect(alertOf('')).not.toHaveProperty('unique');
    expect(returning('unique', 'f"{event[\'a\']}"')).toMatchObject({ unique: '1', problems: [] });
    expect(returning('unique', 'None')).toMatchObject({ unique: null, problems: [] });
  });
  it('is None when it fails', () => {
    expect(returning('unique', '1')).toMatchObject({ unique: null, problems: [{ function: 'unique', type: 'FunctionReturnTypeError' }] });
    expect(raising('unique')).toMatchObject({ unique: null, problems: [{ type: 'KeyError' }] });
  });
});

describe('calling', () => {
  it('is in the order of production', () => {
    const names = ['alert_context', 'dedup', 'description', 'destinations', 'reference', 'runbook', 'severity', 'title'];
    const functions = names.map((name) => `def ${name}(event):\n    print('${name}')`).join('\n\n');
    python.load({ files: { 'rules/r.py': `def rule(event):\n    print('rule')\n    return True\n\n${functions}\n` } });
    expect(python.run({}).stdout.split('\n')).toEqual([
      ...['rule', 'title', 'description', 'reference', 'severity', 'runbook', 'destinations', 'dedup', 'alert_context'],
      '',
    ]);
  });

  it('does not happen without a match', () => {
    python.load({ files: { 'rules/r.py': "def rule(event):\n    return False\n\ndef title(event):\n    print('x')\n" } });
    expect(python.run({})).toEqual({ output: false, error: null, alert: null, stdout: '' });
  });

  it('goes on after SystemExit', () => {
    const alert = alertOf("def title(event):\n    raise SystemExit(3)\n\ndef runbook(event):\n    return 'still'");
    expect(alert).toMatchObject({ title: 'Team.Rule', runbook: 'still', problems: [{ type: 'SystemExit' }] });
  });

  it('a name that is no function counts as not defined', () => {
    expect(alertOf("title = 'text'")).toMatchObject({ title: 'Display name', problems: [] });
  });
});

describe('a policy', () => {
  const load = (body: string) => python.load({ files: { 'policies/p.py': `def policy(resource):\n    return ${body}\n` } });
  it('alerts on False and not on True', () => {
    load('resource["ok"]');
    expect(python.run({ ok: true })).toEqual({ output: true, error: null, alert: null, stdout: '' });
    expect(python.run({ ok: false })).toMatchObject({ output: false, alert: { title: 'p' } });
  });
  it('gets a plain dict that it may change', () => {
    load('[type(resource) is dict, resource["a"].append(1), len(resource["a"]) == 1] != [True, None, True]');
    expect(python.run({ a: [] }).output).toBe(false);
    expect(python.run({ a: [] }).output).toBe(false);
  });
});
