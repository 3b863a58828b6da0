import { describe, expect, it } from 'vitest';
import { checkPath, endingOf, fileName, folderOf, freeName, isEventsPath, isYamlPath, pathBeside, pythonRole, stemOf } from './paths';

describe('checkPath', () => {
  it.each(['rules/a.py', 'a', 'rules/aws/über.yml', '.hidden/x', 'a b/c d.py'])('accepts %s', (path) => {
    expect(checkPath(path)).toBeNull();
  });
  it.each([
    ['', 'empty'],
    ['/etc/passwd', 'absolute'],
    ['C:/x.py', 'absolute'],
    ['../x.py', '..'],
    ['rules/../../x.py', '..'],
    ['rules/./x.py', 'part .;'],
    ['rules\\x.py', 'backslash'],
    ['rules//x.py', 'empty part'],
    ['rules/', 'empty part'],
    ['a\0b', 'control'],
    ['rules/\u202eabc.yml', 'control'],
    ['a?.py', '?'],
    ['rules/ a.py', 'space'],
    ['x'.repeat(401), '400'],
  ])('refuses %j', (path, word) => {
    expect(checkPath(path)).toContain(word);
  });
});

describe('freeName', () => {
  it('counts up until nobody has the name, in any case of letters', () => {
    expect(freeName('rules/a.py', [])).toBe('rules/a.py');
    expect(freeName('rules/a.py', ['rules/A.py'])).toBe('rules/a_2.py');
    expect(freeName('rules/a.py', ['rules/a.py', 'rules/a_2.py'])).toBe('rules/a_3.py');
    expect(freeName('rules/a_2.py', ['rules/a_2.py'])).toBe('rules/a_3.py');
    expect(freeName('v1.2/readme', ['v1.2/readme'])).toBe('v1.2/readme_2');
    expect(freeName('.hidden', ['.hidden'])).toBe('.hidden_2');
  });
});

it('takes paths apart', () => {
  expect([fileName('a/b.c.py'), folderOf('a/b.c.py'), stemOf('a/b.c.py'), endingOf('a/b.c.PY')]).toEqual(['b.c.py', 'a/', 'b.c', '.py']);
  expect([fileName('b'), folderOf('b'), stemOf('b'), endingOf('a.b/c')]).toEqual(['b', '', 'b', '']);
  expect(['events/x/a.jsonl', 'events/A.JSONL', 'events/a.json', 'x/events/a.jsonl'].map(isEventsPath)).toEqual([true, true, false, false]);
  expect(['rules/a.yml', 'rules/A.YML', 'a.yaml', 'a.yml.txt'].map(isYamlPath)).toEqual([true, true, true, false]);
  expect([pathBeside('rules/A.PY', '.yml'), pathBeside('a', '.py')]).toEqual(['rules/A.yml', 'a.py']);
  expect(['rules/a.py', 'x/global_helpers/a.py', 'data_models/a.py', 'global_helpers.py'].map(pythonRole)).toEqual(['detection', 'helper', 'data model', 'detection']);
});
