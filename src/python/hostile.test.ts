import { beforeAll, describe, expect, it } from 'vitest';
import { bootTestPython } from './test-python';
import type { TestPython } from './test-python';
import type { DetectionResult } from '../trace/trace-types';

let python: TestPython;
beforeAll(async () => {
  python = await bootTestPython({ isFresh: true });
  python.json('from recall_runtime import begin_event, run; "1"');
}, 60_000);

const beginEvent = (text: string) => python.json(`begin_event(${JSON.stringify(text)}); "1"`);
/** Runs a detection on the event that is there. */
const again = (index: number) => python.json(`run(${index})`) as DetectionResult;

/** What a rule may do, whether it matches or not, without harm to the detection after it. */
const HOSTILE = [
  'import builtins\n    builtins.isinstance = builtins.len = builtins.str = builtins.callable = None',
  'import builtins\n    builtins.print = lambda *a: None',
  'import builtins\n    builtins.isinstance = None\n    print("output")',
  'import builtins\n    del builtins.len',
  'import builtins\n    setattr(builtins, "len", type("Odd", (), {"__eq__": lambda *a: 1 / 0})())',
  'import builtins\n    vars(builtins).clear()',
  'import json\n    json.dumps = json.loads = json.JSONEncoder = json.JSONDecoder = None',
  'import sys\n    sys.modules.update(json=None, traceback=None, recall_runtime=None, boto3=None)',
  'import sys\n    sys.stdout = sys.stderr = sys.__stdout__ = None',
];

const VICTIM =
  'def rule(event):\n    print("b", len(event))\n    return True\n\ndef title(event):\n    return str(1)\n\ndef dedup(event):\n    raise KeyError(event["a"])\n';

describe('a detection that replaces things', () => {
  /** Runs the hostile rule and then the victim on the same event; returns what the hostile one gave. */
  function runBoth(source: string) {
    const restored =
      'import json, sys; keep = dict(vars(json)); modules = {n: sys.modules.get(n) for n in ("json", "traceback", "recall_runtime", "boto3")}; "1"';
    python.json(restored);
    python.load({ files: { 'rules/a.py': source, 'rules/b.py': VICTIM } });
    const hostile = python.run({ a: 1 }, 0);
    expect(again(1)).toMatchObject({
      output: true,
      stdout: 'b 1\n',
      alert: { title: '1', dedup: 'defaultDedupString:b', problems: [{ type: 'KeyError', line: 9 }] },
    });
    python.json('vars(json).update(keep); sys.modules.update(modules); sys.__stdout__ = sys.__stdout__ or sys.stderr; "1"');
    return hostile;
  }

  it.each(HOSTILE)('does not break the next when it matches: %s', (statements) => {
    expect(runBoth(`def rule(event):\n    ${statements}\n    return True\n\ndef title(event):\n    return 1 / 0\n`)).toMatchObject({
      output: true,
      alert: { title: 'a', problems: [{ type: 'ZeroDivisionError' }] },
    });
  });

  it.each(HOSTILE)('does not break the next when it does not match: %s', (statements) => {
    expect(runBoth(`def rule(event):\n    ${statements}\n    return False\n`)).toMatchObject({ output: false, error: null });
  });

  it.each(HOSTILE)('does not break the next from another function: %s', (statements) => {
    const hostile = runBoth(`def rule(event):\n    return True\n\ndef title(event):\n    ${statements}\n    return "t"\n`);
    expect(hostile).toMatchObject({ output: true, alert: { title: 't', problems: [] } });
  });
});

describe('an odd value', () => {
  const ODD = 'class Odd(%s):\n    def fail(self, *a, **k):\n        1 / 0\n    __len__ = __getitem__ = __iter__ = __str__ = __repr__ = __eq__ = upper = fail\n    __hash__ = %s.__hash__\n\n';
  const alertOf = (base: string, functions: string) => {
    python.load({ files: { 'rules/r.py': `${ODD.replaceAll('%s', base)}def rule(event):\n    return True\n\n${functions}\n` } });
    return python.alert({});
  };

  it.each(['title', 'dedup', 'runbook', 'severity'])('as a text is its text: %s', (name) => {
    const alert = alertOf('str', `def ${name}(event):\n    return Odd("high")`);
    expect(alert).toMatchObject({ [name]: name === 'severity' ? 'HIGH' : 'high', problems: [] });
  });

  it('as destinations is its list', () => {
    expect(alertOf('list', 'def destinations(event):\n    return Odd(["a", "b"])')).toMatchObject({
      destinations: ['a', 'b'],
      problems: [],
    });
    expect(alertOf('str', 'def destinations(event):\n    return [Odd("a")]').destinations).toEqual(['a']);
  });

  it.each([
    ['class Odd:\n    __class__ = str', 'title', 'TypeError'],
    ['class Meta(type):\n    __name__ = property(lambda c: 1 / 0)\nclass Odd(metaclass=Meta): pass', 'title', 'FunctionReturnTypeError'],
    ['class Odd:\n    __class__ = property(lambda s: 1 / 0)', 'destinations', 'ZeroDivisionError'],
    ['class Odd(dict):\n    def items(self): raise SystemExit\ndef Odd(o=Odd): return o(a=1)', 'alert_context', 'SystemExit'],
  ])('that fails is a problem of its function: %s', (source, name, type) => {
    python.load({ files: { 'rules/r.py': `${source}\n\ndef rule(event):\n    return True\n\ndef ${name}(event):\n    return Odd()\n` } });
    expect(python.alert({}).problems).toMatchObject([{ function: name, type }]);
  });

  it.each([
    ['return type("M", (type,), {"__name__": property(lambda c: 1 / 0)})("Odd", (), {})()', 'FunctionReturnTypeError'],
    ['raise type("M", (type,), {"__name__": property(lambda c: 1 / 0)})("Odd", (Exception,), {})()', 'Odd'],
    ['raise SyntaxError("x", ("rules/r.py", "nine", 1, ""))', 'SyntaxError'],
    ['import sys; sys.stdout._parts.append(5); return False', 'TypeError'],
  ])('is the error of the detection: %s', (statement, type) => {
    python.load({ files: { 'rules/r.py': `def rule(event):\n    ${statement}\n`, 'rules/b.py': VICTIM } });
    expect(python.run({ a: 1 }).error).toMatchObject({ function: 'rule', type });
    expect(again(1)).toMatchObject({ output: true, stdout: 'b 1\n' });
  });

  it('that is printed is its text', () => {
    const source = `${ODD.replaceAll('%s', 'str')}import sys\n\ndef rule(event):\n    sys.stdout.write(Odd("text"))\n    return False\n`;
    python.load({ files: { 'rules/r.py': source } });
    expect(python.run({})).toMatchObject({ output: false, stdout: 'text' });
  });
});

describe('the event', () => {
  it.each([
    'event["rows"][0:][0]["n"] = 5',
    'event.deep_walk("rows")[0]["n"] = 5',
    'event.deep_walk("user")["name"] = 5',
    'event.json_encoder(event)["rows"] = 5',
  ])('stays as it is for the next detection: %s', (statement) => {
    const other = (head: string) => `${head}(event):\n    print(event["rows"], event["user"])\n    return True\n`;
    python.load({
      files: {
        'rules/a.py': `def rule(event):\n    ${statement}\n    return False\n`,
        'rules/b.py': other('def rule'),
        'policies/c.py': other('def policy'),
      },
    });
    expect(python.run({ rows: [{ n: 1 }], user: { name: 'x' } }, 0).error).toBeNull();
    expect(again(1).stdout).toBe("ImmutableList(({'n': 1},)) ImmutableCaseInsensitiveDict({'name': 'x'})\n");
    again(0);
    expect(again(2).stdout).toBe("[{'n': 1}] {'name': 'x'}\n");
  });
});

describe('an event that Python cannot read', () => {
  it.each([
    ['a long integer', `{"n": ${'9'.repeat(5000)}}`, /^Python cannot read this event\. .*4300 digits/],
    ['no object', '[1]', /^Python cannot read this event\. ./],
    ['no JSON', '{"n": 1', /^Python cannot read this event\. ./],
  ])('is an error of each detection, and the next event works: %s', (_name, text, message) => {
    python.load({
      files: {
        'rules/a.py': 'def rule(event):\n    return len(event) == 1\n',
        'policies/p.py': 'def policy(resource):\n    return len(resource) == 1\n',
      },
    });
    beginEvent(text);
    for (const index of [0, 1]) {
      const { error, ...rest } = again(index);
      expect(rest).toEqual({ output: null, alert: null, stdout: '' });
      expect(error).toMatchObject({ function: 'event', type: 'ValueError', file: null, line: null });
      expect(error?.message).toMatch(message);
    }
    expect(python.run({ a: 1 }, 0)).toMatchObject({ output: true, error: null });
    expect(python.run({ a: 1 }, 1)).toMatchObject({ output: true, error: null });
  });
});
