import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootTestPython } from './test-python';
import type { TestPython } from './test-python';

let python: TestPython;
beforeAll(async () => {
  // Of its own: what is meddled with here would harm the other test files of the thread.
  python = await bootTestPython({ isFresh: true });
}, 60_000);
afterAll(() => {
  python.load({ files: {} });
});

/** A source with a mark in front of each line: `>` reached, `!` could be reached and was not, blank for what is no line to be reached. */
function marked(text: string): { source: string; lines: number[]; reached: number[] } {
  const rows = text.replace(/^\n/, '').split('\n');
  const numbers = (mark: RegExp): number[] => rows.flatMap((row, index) => (mark.test(row) ? [index + 1] : []));
  return { source: rows.map((row) => row.slice(2)).join('\n'), lines: numbers(/^[>!]/), reached: numbers(/^>/) };
}

/** Expects that loading and then tests with these logs reach exactly the marked lines. */
function expectMarks(text: string, logs: unknown[]): void {
  const { source, lines, reached } = marked(text);
  python.load({ files: { 'rules/r.py': source }, coverage: true });
  const loaded = python.lines()['rules/r.py'];
  expect(loaded?.lines).toEqual(lines);
  const all = new Set(loaded?.reached);
  for (const log of logs) {
    python.test({ log, expected: true });
    const told = python.lines()['rules/r.py'];
    expect(told?.lines ?? null).toBeNull();
    for (const line of told?.reached ?? []) all.add(line);
  }
  expect([...all].sort((a, b) => a - b)).toEqual(reached);
}

// Before the tests in which its functions are replaced.
it('is off unless a load asks for it, and then nothing is registered', () => {
  const files = { 'rules/r.py': 'def rule(event):\n    return True\n' };
  const tool = (): unknown => python.json('import sys, json\njson.dumps([sys.monitoring.get_tool(id) for id in range(6)])');
  python.load({ files, coverage: true });
  expect(tool()).toEqual([null, 'recall', null, null, null, null]);
  python.load({ files });
  expect(tool()).toEqual([null, null, null, null, null, null]);
  python.test({ log: {}, expected: true });
  expect(python.lines()).toEqual({});
});

describe('the lines of', () => {
  it('branches and early returns', () => {
    expectMarks(
      `
  """What it does."""
> import json
  
  
> def rule(event):
      """Its docstring
      has two lines."""
>     if event.get("a") == 1:
!         return True
>     elif event.get("a") == 2:
>         pass
      else:
>         return False
>     if event.get("b"): return True
!     return json.dumps(
          {}
      ) == ""
`,
      [{ a: 2, b: 1 }, { a: 3 }],
    );
  });

  it('loops, comprehensions, lambdas and statements of several lines stand for the first', () => {
    expectMarks(
      `
> NAMES = {
      name: [
          len(part) for part in name.split(".")
      ]
      for name in ("a.b", "c")
  }
> key = lambda name: (
      name.missing
  )
  
  
> def rule(event):
>     found = any(
          part > 5
          for name in NAMES
          for part in NAMES[name]
      )
>     for name in event.get("names", []):
>         if name == "skip":
!             continue
>         while True:
>             break
      else:
>         found = False
>     return bool(
          found
      )
`,
      [{ names: ['a'] }],
    );
  });

  it('decorators, classes, annotations and functions in functions', () => {
    expectMarks(
      `
> from dataclasses import dataclass
> import functools
  
  
> @dataclass
> class Sign:
      """A sign."""
  
      name: str
>     limit: int = 3
  
>     def is_far(
          self,
          by: int,
      ) -> bool:
!         return by > self.limit
  
  
> def noted(function):
>     @functools.wraps(
          function
      )
>     def inner(event):
>         return function(event)
  
>     return inner
  
  
> @noted
> @functools.lru_cache
  # about it
> def hidden(number):
!     return number
  
  
> @noted
> def rule(event):
>     return True
  
  
> def title(event):
>     async def never():
!         return 1
  
>     return "title"
`,
      [{}],
    );
  });

  it('try, except, finally and with', () => {
    expectMarks(
      `
> from contextlib import suppress
  
  
> def rule(event):
>     try:
>         value = event["value"]
>     except (
          KeyError,
          ValueError,
      ):
>         value = None
!     except TypeError as error:
!         raise error
      else:
!         value += 1
      finally:
>         done = True
>     with suppress(
          ValueError
      ):
>         int("x")
!         done = False
>     match value:
>         case 1:
!             return False
>         case None:
>             return done
!         case _: return False
`,
      [{}],
    );
  });
});

it('are those of each test, and of helpers and data models that it is the first to need', () => {
  python.load({
    files: {
      'rules/a.py': 'def rule(event):\n    import late\n    if event.get("x"):\n        return late.answer(1)\n    return event.udm("y")\n',
      'rules/b.py': 'import early\n\ndef rule(event):\n    return early.yes()\n',
      'global_helpers/early.py': 'def yes():\n    return True\n\ndef no():\n    return False\n',
      'global_helpers/late.py': 'def answer(x):\n    return x == 1\n',
      'data_models/m.py': 'def y(event):\n    return True\n',
    },
    dataModels: [{ id: 'M', yamlPath: 'data_models/m.yml', path: 'data_models/m.py', logTypes: ['L'], mappings: [{ name: 'y', method: 'y' }] }],
    coverage: true,
  });
  expect(python.lines()).toEqual({
    'rules/a.py': { lines: [1, 2, 3, 4, 5], reached: [1] },
    'rules/b.py': { lines: [1, 3, 4], reached: [1, 3] },
    'global_helpers/early.py': { lines: [1, 2, 4, 5], reached: [1, 4] },
  });
  expect(python.test({ log: { x: 1 }, expected: true }, 0).passed).toBe(true);
  expect(python.lines()).toEqual({ 'rules/a.py': { lines: null, reached: [2, 3, 4] }, 'global_helpers/late.py': { lines: [1, 2], reached: [1, 2] } });
  expect(python.test({ log: { p_log_type: 'L' }, expected: true }, 0).passed).toBe(true);
  expect(python.lines()).toEqual({ 'rules/a.py': { lines: null, reached: [2, 3, 5] }, 'data_models/m.py': { lines: [1, 2], reached: [1, 2] } });
  expect(python.test({ log: {}, expected: true }, 1).passed).toBe(true);
  expect(python.lines()).toEqual({ 'rules/b.py': { lines: null, reached: [4] }, 'global_helpers/early.py': { lines: null, reached: [2] } });
  // The same line once more, in the next test.
  expect(python.test({ log: {}, expected: true }, 1).passed).toBe(true);
  expect(python.lines()).toEqual({ 'rules/b.py': { lines: null, reached: [4] }, 'global_helpers/early.py': { lines: null, reached: [2] } });
});

it('are told of code that leaves in the middle', () => {
  python.load({ files: { 'rules/exits.py': 'import sys\n\ndef rule(event):\n    sys.exit(1)\n    return True\n', 'rules/deep.py': 'def rule(event):\n    return rule(event)\n\ndef title(event):\n    return "t"\n' }, coverage: true });
  python.lines();
  expect(python.test({ log: {}, expected: true }, 0).error?.type).toBe('SystemExit');
  expect(python.lines()).toEqual({ 'rules/exits.py': { lines: null, reached: [4] } });
  expect(python.test({ log: {}, expected: true }, 1).error?.type).toBe('RecursionError');
  expect(python.lines()).toEqual({ 'rules/deep.py': { lines: null, reached: [2, 5] } });
});

it('are none of a file that cannot be compiled or is not executed', () => {
  python.load({ files: { 'rules/broken.py': 'def rule(event)\n    return True\n', 'global_helpers/unused.py': 'x = 1\n' }, coverage: true });
  expect(python.lines()).toEqual({});
});

describe('a detection that meddles with what Python tells', () => {
  const good = 'def rule(event):\n    if event.get("x"):\n        return False\n    return True\n';
  it.each([
    ['gives the tool away', 'import sys\n\ndef rule(event):\n    sys.monitoring.free_tool_id(sys.monitoring.COVERAGE_ID)\n    return True\n'],
    ['takes the tool', 'import sys\n\ndef rule(event):\n    m = sys.monitoring\n    m.free_tool_id(m.COVERAGE_ID)\n    m.use_tool_id(m.COVERAGE_ID, "mine")\n    m.register_callback(m.COVERAGE_ID, m.events.LINE, lambda *_: None)\n    m.set_events(m.COVERAGE_ID, m.events.LINE)\n    return True\n'],
    ['registers its own function', 'import sys\n\ndef rule(event):\n    m = sys.monitoring\n    m.register_callback(m.COVERAGE_ID, m.events.LINE, None)\n    return True\n'],
    ['watches everything', 'import sys\n\ndef rule(event):\n    m = sys.monitoring\n    m.set_events(m.COVERAGE_ID, m.events.LINE)\n    return True\n'],
    ['replaces the functions', 'import sys\n\nfor name in ("use_tool_id", "get_tool", "restart_events", "register_callback", "set_local_events"):\n    setattr(sys.monitoring, name, None)\n\ndef rule(event):\n    return True\n'],
    ['replaces builtins', 'import builtins\n\ndef rule(event):\n    builtins.sorted = builtins.set = builtins.list = None\n    import late\n    return True\n'],
    ['has a name for its code that no file has', 'exec(compile("def rule(event):\\n    return True", "rules/none.py", "exec"))\n'],
  ])('%s: harms no other', (_, source) => {
    for (let time = 0; time < 2; time++) {
      python.load({ files: { 'rules/a.py': source, 'rules/b.py': good, 'global_helpers/late.py': 'x = sorted([1])\n' }, coverage: true });
      expect(python.lines()['rules/b.py']).toEqual({ lines: [1, 2, 3, 4], reached: [1] });
      python.test({ log: {}, expected: true }, 0);
      python.lines();
      expect(python.test({ log: {}, expected: true }, 1).passed).toBe(true);
      expect(python.lines()).toEqual({ 'rules/b.py': { lines: null, reached: [2, 4] } });
    }
  });
});
