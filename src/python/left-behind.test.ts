import { beforeAll, expect, it } from 'vitest';
import { bootTestPython } from './test-python';
import type { TestPython } from './test-python';

let python: TestPython;
beforeAll(async () => {
  // Of its own: what is left behind here would harm the other test files of the thread.
  python = await bootTestPython({ isFresh: true });
  python.json('from recall_runtime import run; "1"');
}, 60_000);

/** What a detection leaves, and the expression by which the next one sees it. */
const MARKS = [
  ['sys.modules["evil"] = sys', '"evil" in sys.modules'],
  ['sys.modules["evil"] = type("Odd", (), {"__eq__": lambda *a: 1 / 0, "__getattr__": lambda *a: 1 / 0})()', '"evil" in sys.modules'],
  ['del sys.modules["json"]', '"json" not in sys.modules'],
  ['sys.modules["evil"] = __builtins__["len"] = sys', '"evil" in sys.modules'],
  ['sys.setrecursionlimit(777)', 'sys.getrecursionlimit() == 777'],
  ['PantherEvent.get = lambda *a: "evil"', 'event.get("x") == "evil"'],
  ['PantherEvent.evil = 1', 'hasattr(event, "evil")'],
  ['del PantherEvent.deep_get', 'not hasattr(event, "deep_get")'],
  ['immutable.ImmutableCaseInsensitiveDict.__getitem__ = lambda *a: "evil"', 'event["x"] == "evil"'],
  ['immutable.ImmutableList.__len__ = lambda *a: 99', 'len(event["list"]) == 99'],
  ['json.dumps = lambda *a: "evil"', 'json.dumps(1) == "evil"'],
  ['del json.loads', 'not hasattr(json, "loads")'],
  ['time.time = lambda: 0', 'time.time() == 0'],
  ['re.match = None', 're.match is None'],
  ['datetime.datetime = None', 'datetime.datetime is None'],
] as const;
const IMPORTS = 'import datetime, json, re, sys, time\nfrom panther_core import immutable\nfrom panther_core.enriched_event import PantherEvent\n';
const EVENT = { x: 1, list: [1] };

it.each(MARKS)('a rule leaves nothing for the next: %s', (statement, sees) => {
  const rule = (body: string) => `${IMPORTS}def rule(event):\n    ${body}\n`;
  const files = { 'rules/a.py': rule(`${statement}\n    return False`), 'rules/b.py': rule(`return ${sees}`), 'rules/c.py': rule(`${statement}\n    return ${sees}`) };
  python.load({ files });
  python.run(EVENT, 0);
  expect(python.json('run(1)')).toMatchObject({ output: false, error: null });
  // The mark is one: who leaves it sees it.
  expect(python.run(EVENT, 2)).toMatchObject({ output: true, error: null });
  expect(python.test({ log: EVENT, expected: true }, 2)).toMatchObject({ passed: true });
  expect(python.test({ log: EVENT, expected: false }, 1)).toMatchObject({ passed: true, error: null });
});

it.each(MARKS)('a module leaves nothing for the next: %s', (statement, sees) => {
  python.load({ files: { 'rules/a.py': `${IMPORTS}${statement}\ndef rule(event): return False\n`, 'rules/b.py': `${IMPORTS}def rule(event): return ${sees}\n` } });
  expect(python.run(EVENT, 1)).toMatchObject({ output: false, error: null });
});

it('one function leaves no limit that fails the next of the same detection', () => {
  const low = 'import sys\n\ndef rule(event):\n    return True\n\ndef title(event):\n    depth = 0\n    frame = sys._getframe()\n    while frame:\n        depth, frame = depth + 1, frame.f_back\n    sys.setrecursionlimit(depth + 3)\n    return "t"\n\ndef deep(n):\n    return n and deep(n - 1)\n\ndef dedup(event):\n    deep(50)\n    return "d"\n';
  python.load({ files: { 'rules/a.py': low } });
  expect(python.alert({})).toMatchObject({ title: 't', dedup: 'd', problems: [] });
});

it('what imports bring stays: modules, what a helper puts there, and what is below another module', () => {
  const rule = 'import importlib, sys\n\ndef rule(event):\n    import colorsys, shim, alias, json.tool\n    sys.modules["evil"] = sys\n    return shim.value == 1 and alias is sys and json.tool.__name__ == "json.tool"\n';
  const again = 'import sys\n\ndef rule(event):\n    import shim, alias, json.tool\n    return "evil" not in sys.modules and "colorsys" in sys.modules and "a" in sys.modules and shim.value == 1 and alias is sys and callable(json.tool.main)\n';
  const shim = 'import sys\nsys.modules["alias"] = sys\nclass Config:\n    value = 1\nsys.modules[__name__] = Config()\n';
  python.load({ files: { 'rules/a.py': rule, 'rules/b.py': again, 'global_helpers/shim.py': shim } });
  for (const index of [0, 1, 0, 1]) expect(python.run({}, index)).toMatchObject({ output: true, error: null });
});

it('the host keeps its clock after a module was put back', () => {
  python.load({ files: { 'rules/a.py': 'import time\n\ndef rule(event):\n    time.sleep(2)\n    time.sleep = None\n    return False\n' } });
  const before = python.slept.length;
  python.run({});
  python.run({});
  expect(python.slept.slice(before)).toEqual([2, 2]);
});
