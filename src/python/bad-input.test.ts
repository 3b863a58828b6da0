import { beforeAll, describe, expect, it } from 'vitest';
import { bootTestPython } from './test-python';
import type { TestPython } from './test-python';

let python: TestPython;
beforeAll(async () => {
  // Of its own: what is replaced here would harm the other test files of the thread.
  python = await bootTestPython({ isFresh: true });
}, 60_000);

const GOOD = 'import json\nfrom collections import Counter\n\ndef rule(event):\n    print(len(Counter("aab")), json.dumps({}))\n    return True\n\ndef title(event):\n    return str(max(1, 2))\n';
/** Loads files beside a rule that is in order and runs last, which must not notice them. */
function besideGood(files: Record<string, string>) {
  const { setupErrors } = python.load({ files: { ...files, 'rules/z_good.py': GOOD } });
  const index = Object.keys(files).filter((path) => path.startsWith('rules/')).length;
  const others = Array.from({ length: index }, (_, one) => (setupErrors.some(({ detection }) => `rules/${detection}.py` === Object.keys(files)[one]) ? null : python.run({}, one)));
  expect(python.run({}, index)).toMatchObject({ output: true, error: null, stdout: '2 {}\n', alert: { title: '2', problems: [] } });
  expect(python.test({ log: {}, expected: true }, index)).toMatchObject({ passed: true, error: null, stdout: '2 {}\n' });
  return { setupErrors: setupErrors.map(({ detection, error }) => [detection, error.type, error.message, error.file, error.line]), others };
}

describe('a helper', () => {
  it('that raises at import is the error of each detection that imports it, with its line', () => {
    const rule = 'from bad import thing\n\ndef rule(event):\n    return True\n';
    const { setupErrors } = besideGood({ 'rules/a.py': rule, 'rules/b.py': rule, 'global_helpers/bad.py': 'x = 1\nraise KeyError("no config")\n' });
    expect(setupErrors).toEqual([
      ['a', 'KeyError', "'no config'", 'global_helpers/bad.py', 2],
      ['b', 'KeyError', "'no config'", 'global_helpers/bad.py', 2],
    ]);
  });

  it('that leaves the interpreter at import is that too', () => {
    const { setupErrors } = besideGood({ 'rules/a.py': 'import bad\n', 'global_helpers/bad.py': 'import sys\nsys.exit("bye")\n' });
    expect(setupErrors).toEqual([['a', 'SystemExit', 'bye', 'global_helpers/bad.py', 2]]);
  });

  it('that cannot be compiled is told with its own line', () => {
    const { setupErrors } = besideGood({ 'rules/a.py': 'import bad\n', 'global_helpers/bad.py': '\n\ndef f(:\n' });
    expect(setupErrors).toMatchObject([['a', 'SyntaxError', expect.any(String), 'global_helpers/bad.py', 3]]);
  });

  it('that is imported in a circle is told with the name that is not there yet', () => {
    const circle = { 'global_helpers/one.py': 'from two import b\na = 1\n', 'global_helpers/two.py': 'from one import a\nb = 1\n' };
    const { setupErrors } = besideGood({ 'rules/a.py': 'import one\n', ...circle });
    expect(setupErrors).toMatchObject([['a', 'ImportError', expect.stringMatching(/^cannot import name 'a' from partially initialized module 'one' \(most likely due to a circular import\)/), 'global_helpers/two.py', 1]]);
  });
});

describe('a detection that changes what others share', () => {
  it.each([
    ['builtins at import', 'import builtins\nbuiltins.len = builtins.print = builtins.str = None\n\ndef rule(event):\n    return True\n'],
    ['builtins through the namespace', 'def rule(event):\n    __builtins__["len"] = None\n    return False\n'],
    ['sys.modules', 'import sys\n\ndef rule(event):\n    sys.modules["json"] = None\n    return True\n'],
    ['stdout', 'import sys\nsys.stdout = None\n\ndef rule(event):\n    sys.stdout = None\n    return True\n'],
    ['the event', 'def rule(event):\n    event._container.clear()\n    return False\n'],
  ])('%s harms no other', (_, source) => {
    const { setupErrors } = besideGood({ 'rules/a.py': source });
    expect(setupErrors).toEqual([]);
  });

  it('in a unit test harms no other', () => {
    python.load({ files: { 'rules/a.py': 'import builtins\n\ndef rule(event):\n    builtins.len = None\n    return True\n\ndef title(event):\n    builtins.print = None\n    return len("ab") * "x"\n', 'rules/b.py': GOOD } });
    expect(python.test({ log: {}, expected: true }, 0)).toMatchObject({ passed: true, functions: { title: { output: 'xx' } } });
    expect(python.test({ log: {}, expected: true }, 1)).toMatchObject({ passed: true, stdout: '2 {}\n' });
  });
});
