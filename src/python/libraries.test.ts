import { beforeAll, describe, expect, it } from 'vitest';
import { bootTestPython } from './test-python';
import type { TestPython } from './test-python';

let python: TestPython;
beforeAll(async () => {
  python = await bootTestPython();
}, 60_000);

const library = (name: string, files: Record<string, string>) => ({ folder: `wheels/${name}/`, files: Object.entries(files).map(([path, text]) => ({ path, text })) });
const UNIVERSE = library('universe-1.2.0', {
  'universe/__init__.py': 'from .names import NAMES\nimport json, os\nwith open(os.path.join(os.path.dirname(__file__), "data.json")) as file:\n    DATA = json.load(file)\n',
  'universe/names.py': 'NAMES = ["a"]\n',
  'universe/data.json': '{"é": 1}',
  'single.py': 'VALUE = 7\n',
  'universe-1.2.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: universe\nVersion: 1.2.0\n',
});

/** What a rule prints that imports something and evaluates an expression. */
function evaluate(imports: string, expression: string, libraries = [UNIVERSE], files: Record<string, string> = {}): string {
  const { setupErrors } = python.load({ files: { 'rules/r.py': `${imports}\n\ndef rule(event):\n    print(${expression})\n    return False\n`, ...files }, libraries });
  return setupErrors[0] ? `${setupErrors[0].error.type} at ${setupErrors[0].error.file}:${setupErrors[0].error.line}: ${setupErrors[0].error.message}` : python.run({}).stdout.trim();
}

describe('a package of the workspace', () => {
  it('can be imported with its data, its modules and its version', () => {
    expect(evaluate('import universe, single\nfrom universe.names import NAMES', '(universe.DATA, NAMES, single.VALUE)')).toBe("({'é': 1}, ['a'], 7)");
    expect(evaluate('from importlib.metadata import version', 'version("universe")')).toBe('1.2.0');
  });

  it('takes the place of a bundled one, until the next run', () => {
    const wheel = library('python_dateutil-2.9.0', { 'dateutil/__init__.py': '', 'dateutil/rrule.py': 'mine = True\n' });
    expect(evaluate('from dateutil import rrule', 'rrule.mine', [wheel])).toBe('True');
    expect(evaluate('import dateutil.parser', 'dateutil.parser.parse("2023-05-26")', [])).toBe('2023-05-26 00:00:00');
    expect(evaluate('from dateutil import rrule', '1', [])).toMatch(/^ImportError/);
  });

  it('never takes the place of the standard library, nor of a helper', () => {
    const wheel = library('bad-1', { 'json/__init__.py': 'mine = True\n', 'colorsys.py': 'mine = True\n', 'helper.py': 'whose = "package"\n' });
    const helper = { 'global_helpers/helper.py': 'whose = "helper"\n' };
    expect(evaluate('import json, colorsys, helper', '(hasattr(json, "mine"), hasattr(colorsys, "mine"), helper.whose)', [wheel], helper)).toBe("(False, False, 'helper')");
  });

  it('is gone with the next run', () => {
    evaluate('import universe', '1');
    expect(evaluate('import universe', '1', [])).toMatch(/^ModuleNotFoundError at rules\/r\.py:1: No module named 'universe'\. Add it as global_helpers\/universe\.py, or import its wheel \(universe-….whl\) as a file\./);
  });

  it('that fails is told where it is imported, and other detections go on', () => {
    const wheel = library('broken-1', { 'broken.py': 'import builtins\nbuiltins.print = None\nraise RuntimeError("inside")\n' });
    const { setupErrors } = python.load({ files: { 'rules/a.py': '\nimport broken\n', 'rules/b.py': 'def rule(event):\n    print("still")\n    return True\n' }, libraries: [wheel] });
    expect(setupErrors.map(({ error }) => [error.type, error.message, error.file, error.line])).toEqual([['RuntimeError', 'inside', 'rules/a.py', 2]]);
    expect(python.run({}, 1).output).toBe(true);
  });

  it('of two with one name the first counts', () => {
    const two = [library('p-1', { 'p.py': 'v = 1\n' }), library('p-2', { 'p.py': 'v = 2\n' })];
    expect(evaluate('import p', 'p.v', two)).toBe('1');
  });

  it.each([
    'import sys\nsys.path.append(5)',
    'import sys\nsys.path = sys.meta_path = None',
    'import sys\nsys.path.clear()\nsys.meta_path.insert(0, object())',
    'import sys\nclass Odd:\n    @property\n    def __file__(self):\n        raise SystemExit\nsys.modules["odd"] = Odd()',
    'import sys\nclass Odd:\n    __file__ = []\nsys.modules["odd"] = Odd()',
  ])('can be imported whatever the run before left where Python looks for modules: %s', (left) => {
    evaluate(left, '1');
    expect(evaluate('import universe, single, colorsys', 'single.VALUE')).toBe('7');
    python.json('import sys; sys.modules.pop("odd", None); "1"');
  });
});
