import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Table } from '../table/table';
import { bootTestPython } from './test-python';
import type { TestPython, TestPlan } from './test-python';

let python: TestPython;
beforeAll(async () => {
  python = await bootTestPython();
}, 60_000);
beforeEach(() => {
  python.table = new Table([]);
  python.requests = [];
  python.slept = [];
  python.now = 1_700_000_000;
});

/** Loads one rule, which must load. */
function loadRule(source: string, more: Partial<TestPlan> = {}): void {
  const { setupErrors } = python.load({ ...more, files: { 'rules/r.py': source, ...more.files } });
  expect(setupErrors).toEqual([]);
}
const errorOf = (source: string, event: unknown = {}) => {
  loadRule(source);
  return python.run(event).error;
};

describe('load', () => {
  it('executes each module under its detection ID, once', () => {
    python.load({
      files: {
        'rules/a.py': 'count = 0\n\ndef rule(event):\n    global count\n    count += 1\n    print(__name__, count)\n    return False\n',
        'rules/b.py': 'def rule(event):\n    print(__name__, __file__)\n    return False\n',
      },
      specs: { 'rules/a.py': { id: 'Team.A' }, 'rules/b.py': { id: 'Team.B' } },
    });
    expect(python.run({}, 0).stdout).toBe('Team.A 1\n');
    expect(python.run({}, 0).stdout).toBe('Team.A 2\n');
    expect(python.run({}, 1).stdout).toBe('Team.B rules/b.py\n');
  });

  it('keeps the other detections when one cannot be loaded', () => {
    const { setupErrors } = python.load({
      files: {
        'rules/bad.py': 'import json\n\nraise ValueError("at import")\n',
        'rules/exits.py': 'import sys\nsys.exit(3)\n',
        'rules/good.py': 'def rule(event):\n    return True\n',
        'rules/none.py': 'x = 1\n',
        'rules/syntax.py': 'def rule(event):\n    return True\n\ndef title(event)\n    return 1\n',
        'policies/p.py': 'def rule(event):\n    return True\n',
      },
    });
    expect(setupErrors.map(({ detection, error }) => [detection, error.function, error.type, error.file, error.line])).toEqual([
      ['bad', 'import', 'ValueError', 'rules/bad.py', 3],
      ['exits', 'import', 'SystemExit', 'rules/exits.py', 2],
      ['none', 'import', 'MissingFunctionError', 'rules/none.py', null],
      ['syntax', 'import', 'SyntaxError', 'rules/syntax.py', 4],
      ['p', 'import', 'MissingFunctionError', 'policies/p.py', null],
    ]);
    expect(setupErrors[2]?.error.message).toBe("detection 'none' needs a function rule");
    expect(setupErrors[3]?.error.traceback).toContain('def title(event)\n');
    expect(python.run({}, 2).output).toBe(true);
  });

  it('tells what modules print', () => {
    const { output, setupErrors } = python.load({
      files: {
        'rules/a.py': 'print("hello")\ndef rule(event):\n    return False\n',
        'rules/b.py': 'print("before")\n1 / 0\n',
      },
    });
    expect(output).toEqual([{ detection: 'a', stdout: 'hello\n' }]);
    expect(setupErrors.map(({ stdout }) => stdout)).toEqual(['before\n']);
    expect(python.run({}).stdout).toBe('');
  });

  it('forgets the modules of the run before', () => {
    loadRule('import shared\n\ndef rule(event):\n    return shared.value == 1\n', {
      files: { 'global_helpers/shared.py': 'value = 1\n' },
    });
    expect(python.run({}).output).toBe(true);
    loadRule('import shared\n\ndef rule(event):\n    return shared.value == 2\n', {
      files: { 'global_helpers/shared.py': 'value = 2\n' },
    });
    expect(python.run({}).output).toBe(true);
    const { setupErrors } = python.load({ files: { 'rules/r.py': 'import shared\n' } });
    expect(setupErrors[0]?.error.type).toBe('ModuleNotFoundError');
  });

  it('seeds random', () => {
    const rule = 'import random\n\ndef rule(event):\n    print(random.random())\n    return False\n';
    const draw = (seed: number) => {
      loadRule(rule, { settings: { seed } });
      return python.run({}).stdout;
    };
    expect(draw(7)).toBe(draw(7));
    expect(draw(7)).not.toBe(draw(8));
  });

  it('chooses the release of the helpers, under every way to import them', () => {
    const rule = `import panther_detection_helpers
import panther_detection_helpers.caching as c
from panther_detection_helpers.caching import increment_counter

def rule(event):
    print(panther_detection_helpers.__version__, c.increment_counter is increment_counter)
    print(panther_detection_helpers.caching is c, panther_detection_helpers.caching.kv_table().name)
    return False
`;
    for (const helpers of ['1.0.2', '0.4.0'] as const) {
      loadRule(rule, { settings: { helpers } });
      expect(python.run({}).stdout).toBe(`${helpers} True\nTrue panther-kv-store\n`);
    }
  });
});

describe('modules of the workspace', () => {
  it('take the place of bundled ones, until the next run', () => {
    const rule = 'import panther_oss_helpers\n\ndef rule(event):\n    return hasattr(panther_oss_helpers, "mine")\n';
    loadRule(rule, { files: { 'global_helpers/panther_oss_helpers.py': 'mine = True\n' } });
    expect(python.run({}).output).toBe(true);
    loadRule(rule);
    expect(python.run({}).output).toBe(false);
  });

  it('never take the place of the standard library', () => {
    loadRule('import json, colorsys\n\ndef rule(event):\n    return hasattr(json, "mine") or hasattr(colorsys, "mine")\n', {
      files: { 'global_helpers/json.py': 'mine = True\n', 'global_helpers/colorsys.py': 'mine = True\n' },
    });
    expect(python.run({}).output).toBe(false);
  });

  it('a detection called as a module of the standard library leaves that module alone', () => {
    loadRule('import json\n\ndef rule(event):\n    return json.dumps({}) == "{}"\n', {
      specs: { 'rules/r.py': { id: 'json' } },
    });
    expect(python.run({}).output).toBe(true);
  });

  it('a missing module says how to add it', () => {
    const { setupErrors } = python.load({ files: { 'rules/r.py': '\nimport policyuniverse.arn\n' } });
    expect(setupErrors[0]?.error).toMatchObject({ type: 'ModuleNotFoundError', file: 'rules/r.py', line: 2 });
    expect(setupErrors[0]?.error.message).toMatch(
      /^No module named 'policyuniverse'\. Add it as global_helpers\/policyuniverse\.py, /,
    );
  });

  it('can be missing without harm where the code provides for it', () => {
    loadRule('try:\n    import policyuniverse\nexcept ImportError:\n    policyuniverse = None\n\ndef rule(event):\n    return policyuniverse is None\n');
    expect(python.run({}).output).toBe(true);
  });

  it('a helper with a syntax error is named with its own line', () => {
    const { setupErrors } = python.load({
      files: { 'rules/r.py': 'import broken\n', 'global_helpers/broken.py': 'x = 1\n\ny = (\n' },
    });
    expect(setupErrors[0]?.error).toMatchObject({ type: 'SyntaxError', file: 'global_helpers/broken.py', line: 3 });
  });
});

describe('errors', () => {
  it('have the line in the innermost user file and a traceback of user frames', () => {
    loadRule('import helper\n\ndef rule(event):\n    return helper.check(event)\n', {
      files: { 'global_helpers/helper.py': 'import json\n\ndef check(event):\n    return json.loads(event["text"])\n' },
    });
    const { error } = python.run({ text: '{' });
    expect(error).toMatchObject({
      function: 'rule',
      type: 'JSONDecodeError',
      file: 'global_helpers/helper.py',
      line: 4,
    });
    const lines = error?.traceback.split('\n').filter((line) => line.startsWith('  File'));
    expect(lines).toEqual(['  File "rules/r.py", line 4, in rule', '  File "global_helpers/helper.py", line 4, in check']);
    expect(error?.traceback).toContain('    return json.loads(event["text"])\n');
  });

  it('name the file of their own detection, where another one has the same text', () => {
    const source = 'def rule(event):\n    return event["missing"]\n';
    python.load({ files: { 'rules/a.py': source, 'rules/b.py': source } });
    expect([0, 1].map((detection) => /File "(.*)"/.exec(python.run({}, detection).error?.traceback ?? '')?.[1])).toEqual(['rules/a.py', 'rules/b.py']);
  });

  it('show the caching helper that was called, and nothing below it', () => {
    const error = errorOf(
      'from panther_detection_helpers.caching import evaluate_threshold\n\ndef rule(event):\n    return evaluate_threshold(None)\n',
    );
    expect(error).toMatchObject({ type: 'ClientError', file: 'rules/r.py', line: 4 });
    expect(error?.message).toMatch(/^An error occurred \(ValidationException\) when calling the UpdateItem operation: /);
    expect(error?.traceback.split('\n').filter((line) => line.startsWith('  File'))).toEqual([
      '  File "rules/r.py", line 4, in rule',
      expect.stringMatching(/^ {2}File "panther_detection_helpers\/caching\.py", line \d+, in evaluate_threshold$/),
    ]);
  });

  it('keep the exceptions they were raised from', () => {
    const error = errorOf('def rule(event):\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n        raise KeyError("k") from e\n');
    expect(error).toMatchObject({ type: 'KeyError', message: "'k'", line: 5 });
    expect(error?.traceback).toContain('direct cause');
    expect(error?.traceback).toContain('ZeroDivisionError: division by zero');
  });

  it.each([
    ['raise SystemExit(2)', 'SystemExit'],
    ['raise KeyboardInterrupt', 'KeyboardInterrupt'],
    ['return rule(event)', 'RecursionError'],
    ['raise type("Odd", (BaseException,), {})("x")', 'Odd'],
    ['raise type("Mute", (Exception,), {"__str__": lambda self: 1 / 0})', 'Mute'],
    ['raise ExceptionGroup("g", [ValueError(1), KeyError(2)])', 'ExceptionGroup'],
    ['exec("a b")', 'SyntaxError'],
  ])('%s is an error of the detection', (statement, type) => {
    expect(errorOf(`def rule(event):\n    ${statement}\n`)).toMatchObject({ type, file: 'rules/r.py', line: 2 });
  });

  it.each([
    ['raise KeyError("user")', "KeyError('user')"],
    ['raise type("Mute", (Exception,), {"__repr__": lambda self: 1 / 0})', 'Mute'],
    ['raise ValueError("x" * 2000)', `ValueError('${'x'.repeat(973)}... (truncated)`],
    ['return None', expect.stringMatching(/^FunctionReturnTypeError\("detection 'r': rule\(\) returned NoneType, /)],
  ])('have the repr that an error alert is titled with: %s', (statement, repr) => {
    expect(errorOf(`def rule(event):\n    ${statement}\n`)).toMatchObject({ repr });
  });

  it.each(['None', '""', '1', '"yes"', '[]'])('a rule that returns %s has a wrong return type', (value) => {
    const error = errorOf(`import json\n\n\ndef rule(event):\n    return ${value}\n`);
    expect(error).toMatchObject({ function: 'rule', type: 'FunctionReturnTypeError', file: 'rules/r.py', line: 4 });
    expect(error?.message).toMatch(/^detection 'r': rule\(\) returned (NoneType|str|int|list), but bool is expected$/);
  });

  it('are cut where they are huge', () => {
    const error = errorOf('def rule(event):\n    raise ValueError("x" * 20_000_000)\n');
    expect(error?.message).toHaveLength(10_000);
    expect(error?.traceback.length).toBeLessThanOrEqual(50_000);
  });

  it('are printed as Python prints them', () => {
    const error = errorOf('def rule(event):\n    value = 1\n    return valeu == 2\n');
    expect(error?.traceback).toBe(
      'Traceback (most recent call last):\n  File "rules/r.py", line 3, in rule\n    return valeu == 2\n' +
        "           ^^^^^\nNameError: name 'valeu' is not defined. Did you mean: 'value'?\n",
    );
    expect(python.run({}).error).toEqual(error);
    const deep = errorOf('def rule(event):\n    return rule(event)\n')?.traceback.split('\n') ?? [];
    expect(deep.filter((line) => line.startsWith('  File'))).toHaveLength(3);
    expect(deep.at(-3)).toMatch(/^ {2}\[Previous line repeated \d+ more times\]$/);
  });

  it('of a missing field are a KeyError and nothing else', () => {
    const error = errorOf('def rule(event):\n    return event["user"]\n', { name: 'x' });
    expect(error).toMatchObject({ type: 'KeyError', message: "'user'" });
    expect(error?.traceback.split('\n')).toEqual([
      'Traceback (most recent call last):',
      '  File "rules/r.py", line 2, in rule',
      '    return event["user"]',
      '           ~~~~~^^^^^^^^',
      "KeyError: 'user'",
      '',
    ]);
  });

  it('of one name in two places keep their own lines', () => {
    loadRule('def rule(event):\n    if event["first"]:\n        return nowhere\n    return nowhere\n');
    expect(python.run({ first: true }).error?.traceback).toContain('line 3');
    expect(python.run({ first: false }).error?.traceback).toContain('line 4');
  });

  it('does not lose what was printed before', () => {
    loadRule('def rule(event):\n    print("before")\n    1 / 0\n');
    expect(python.run({})).toMatchObject({ output: null, alert: null, stdout: 'before\n' });
  });
});

describe('stdout', () => {
  it('has stdout and stderr in order', () => {
    loadRule('import sys\n\ndef rule(event):\n    print("a")\n    print("b", file=sys.stderr)\n    sys.stdout.write("c")\n    return True\n\ndef title(event):\n    print("d")\n    return ""\n');
    expect(python.run({}).stdout).toBe('a\nb\ncd\n');
    expect(python.run({}).stdout).toBe('a\nb\ncd\n');
  });

  it('is cut after 64 KB, and says so', () => {
    loadRule('def rule(event):\n    print("x" * event["n"], end="")\n    print("y", end="")\n    return False\n');
    expect(python.run({ n: 65_535 }).stdout).toBe(`${'x'.repeat(65_535)}y`);
    expect(python.run({ n: 65_536 }).stdout).toBe(`${'x'.repeat(65_536)}\n… (output cut after 64 KB)\n`);
    expect(python.run({ n: 1 }).stdout).toBe('xy');
  });

  it('never reaches another detection', () => {
    python.load({
      files: {
        'rules/a.py': 'import sys\nkept = sys.stdout\n\ndef rule(event):\n    print("a", file=kept)\n    sys.stdout = None\n    sys.stderr = kept\n    return False\n',
        'rules/b.py': 'def rule(event):\n    print("b")\n    return False\n',
      },
    });
    expect(python.run({}, 0).stdout).toBe('a\n');
    expect(python.run({}, 1).stdout).toBe('b\n');
    expect(python.run({}, 0).stdout).toBe('a\n');
  });

  it('has what a logging handler writes that another detection made', () => {
    const rule = (name: string, setup: string) =>
      `import logging\n${setup}\n\ndef rule(event):\n    logging.info("${name} %s", event["n"])\n    return event["n"] == 3\n`;
    python.load({
      files: {
        'rules/a.py': rule('a', 'logging.basicConfig(level=logging.INFO, format="%(message)s", force=True)'),
        'rules/b.py': rule('b', ''),
      },
    });
    for (const n of [1, 2, 3]) {
      expect(python.run({ n }, 1).stdout).toBe(`b ${n}\n`);
      expect(python.run({ n }, 0).stdout).toBe(`a ${n}\n`);
    }
  });
});

describe('requests', () => {
  it('tell where they come from', () => {
    loadRule(
      `import boto3
import counting
import panther_oss_helpers
from panther_detection_helpers.caching import evaluate_threshold, kv_table

def rule(event):
    evaluate_threshold("a", 1)
    kv_table().get_item(Key={"key": "a"})
    boto3.client("dynamodb").scan(TableName="panther-kv-store")
    counting.count("b")
    list(map(counting.count, ["c"]))
    panther_oss_helpers.put_string_set("d", [])
    return False
`,
      { files: { 'global_helpers/counting.py': 'import panther_oss_helpers\n\ndef count(key):\n    return panther_oss_helpers.get_counter(key)\n' } },
    );
    expect(python.run({}).error).toBeNull();
    expect(python.requests.map(({ operation, file, line, helper }) => [operation, file, line, helper])).toEqual([
      ['UpdateItem', 'rules/r.py', 7, 'evaluate_threshold'],
      ['UpdateItem', 'rules/r.py', 7, 'evaluate_threshold'],
      ['UpdateItem', 'rules/r.py', 7, 'evaluate_threshold'],
      ['GetItem', 'rules/r.py', 8, ''],
      ['Scan', 'rules/r.py', 9, ''],
      ['GetItem', 'global_helpers/counting.py', 4, 'get_counter'],
      ['GetItem', 'global_helpers/counting.py', 4, 'get_counter'],
      ['UpdateItem', 'rules/r.py', 12, 'put_string_set'],
    ]);
  });

  it('can be made while a module is loaded', () => {
    loadRule('from panther_detection_helpers.caching import get_counter\nstart = get_counter("a")\n\ndef rule(event):\n    return start == 0\n');
    expect(python.requests.map(({ line, helper }) => [line, helper])).toEqual([[2, 'get_counter']]);
    expect(python.run({}).output).toBe(true);
  });
});

describe('time', () => {
  it('sleep lets the clock advance and never blocks', () => {
    loadRule('import time\nfrom time import sleep\n\ndef rule(event):\n    before = time.time()\n    time.sleep(3600)\n    sleep(0.5)\n    print(time.time() - before)\n    return False\n');
    expect(python.run({}).stdout).toBe('3600.5\n');
    expect(python.slept).toEqual([3600, 0.5]);
  });

  it('is in a zone called UTC', () => {
    loadRule('import time\n\ndef rule(event):\n    print(time.tzname, time.timezone)\n    return False\n');
    expect(python.run({}).stdout).toBe("('UTC', 'UTC') 0\n");
  });

  it.each([
    ['-1', 'ValueError', 'sleep length must be non-negative'],
    ['float("nan")', 'ValueError', 'Invalid value NaN (not a number)'],
    ['"1"', 'TypeError', "'str' object cannot be interpreted as an integer"],
    ['None', 'TypeError', "'NoneType' object cannot be interpreted as an integer"],
    ['1e300', 'OverflowError', 'timestamp too large to convert to C PyTime_t'],
  ])('sleep(%s) raises %s', (argument, type, message) => {
    expect(errorOf(`import time\n\ndef rule(event):\n    time.sleep(${argument})\n`)).toMatchObject({ type, message });
    expect(python.slept).toEqual([]);
  });
});
