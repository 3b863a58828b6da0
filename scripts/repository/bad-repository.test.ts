import type { PyodideAPI } from 'pyodide';
import { beforeAll, expect, it } from 'vitest';
import { bootFreshInterpreter } from '../../src/python/test-interpreter';
import { runInNode } from './run-in-node';

let python: PyodideAPI;
beforeAll(async () => {
  // Of its own: what is replaced here would harm the other test files of the thread.
  python = await bootFreshInterpreter();
}, 120_000);

const RULE = 'def rule(event):\n    return True\n';
const TEST = 'Tests:\n  - Name: one\n    ExpectedResult: true\n    Log: {a: 1}\n';
const yaml = (id: string, file: string, more = TEST): string => `AnalysisType: rule\nRuleID: ${id}\nFilename: ${file}\nLogTypes: [L]\nSeverity: Low\n${more}`;
/** Comes after all others, and uses what they might have broken. */
const GOOD = {
  'rules/z_good.py': 'import json\nfrom collections import Counter\nfrom good import fine\n\ndef rule(event):\n    return fine() and len(Counter("aab")) == 2 and json.dumps({}) == "{}" and event.udm("user") == "ada"\n\ndef title(event):\n    return str(max(1, 2))\n',
  'rules/z_good.yml': yaml('Z.Good', 'z_good.py', TEST.replace('{a: 1}', '{p_log_type: L, name: ada}')),
  'global_helpers/good.py': 'def fine():\n    return True\n',
  'data_models/a_good.yml': 'AnalysisType: datamodel\nDataModelID: Good\nLogTypes: [L]\nMappings:\n  - {Name: user, Path: name}\n',
};
const bad = (python_: string, more = TEST): Record<string, string> => ({ 'rules/bad.py': python_, 'rules/bad.yml': yaml('A.Bad', 'bad.py', more) });
const longRule = `def rule(event):\n    n = 0\n${'    n += 1\n'.repeat(10_000)}    return n == 10_000\n`;

interface Case {
  what: string;
  files: Record<string, string>;
  /** Place and words of each problem that is named. */
  problems?: [string, number | null, RegExp][];
  /** What the tests of the other detections give: passed, or function, class, file and line of the error. */
  gives: string[];
}

const CASES: Case[] = [
  {
    what: 'an ID that two detections have',
    files: { ...bad(RULE), 'rules/bad2.py': 'def rule(event):\n    return False\n', 'rules/bad2.yml': yaml('A.Bad', 'bad2.py') },
    problems: [['rules/bad2.yml', 2, /^The ID A\.Bad is used by rules\/bad\.yml already, so this detection is not run\.$/]],
    gives: ['passed'],
  },
  {
    what: 'two data models for one log type',
    files: { ...bad(RULE), 'data_models/b_other.yml': 'AnalysisType: datamodel\nDataModelID: Other\nLogTypes: [L]\nMappings:\n  - {Name: user, Path: other}\n' },
    problems: [['data_models/b_other.yml', null, /^The log type L has the data model data_models\/a_good\.yml already/]],
    gives: ['passed'],
  },
  {
    what: 'anchors in a YAML, which are read as what they stand for',
    files: bad('def rule(event):\n    return event["a"] == [1] and event["b"] == 2\n', 'Tests:\n  - Name: one\n    ExpectedResult: true\n    Log: &log {a: [1], b: 2}\n  - Name: two\n    ExpectedResult: true\n    Log: *log\n  - Name: three\n    ExpectedResult: true\n    Log: {<<: *log, b: 2}\n'),
    gives: ['passed', 'passed', 'passed'],
  },
  {
    what: 'an anchor that there is not',
    files: bad(RULE, 'Tests:\n  - Name: one\n    ExpectedResult: true\n    Log: *missing\n'),
    problems: [['rules/bad.yml', 9, /missing/]],
    gives: [],
  },
  {
    what: 'anchors that stand for far too much',
    files: bad(RULE, `X: ${Array.from({ length: 12 }, (_, n) => `\n  - &a${n} [${n === 0 ? '1' : Array.from({ length: 9 }, () => `*a${n - 1}`).join(', ')}]`).join('')}\nTests:\n  - Name: one\n    ExpectedResult: true\n    Log: {a: *a11}\n`),
    problems: [['rules/bad.yml', 6, /^X is no field/]],
    gives: ['test InvalidTest rules/bad.yml:22'],
  },
  {
    what: 'an event that is part of itself',
    files: bad(RULE, 'Tests:\n  - Name: one\n    ExpectedResult: true\n    Log: &log\n      a: *log\n'),
    gives: ['test InvalidTest rules/bad.yml:9'],
  },
  {
    what: 'a YAML that is indented with tabs',
    files: bad(RULE, 'Tests:\n\t- Name: one\n'),
    problems: [['rules/bad.yml', 7, /indented with a tab; only spaces may indent/]],
    gives: [],
  },
  {
    what: 'fields that nobody knows, and one in another case',
    files: bad(RULE, `Treshold: 3\nseverity: High\n${TEST}`),
    problems: [
      ['rules/bad.yml', 6, /^Treshold is no field that is known here; it means nothing/],
      ['rules/bad.yml', 7, /^severity is no field that is known here: Severity is meant, in this spelling/],
    ],
    gives: ['passed'],
  },
  {
    what: 'values of wrong types',
    files: bad(RULE, `Threshold: many\nEnabled: yes\nRunbook: [1]\n${TEST}`),
    problems: [
      ['rules/bad.yml', 7, /^Enabled must be true or false, but it is the text "yes"/],
      ['rules/bad.yml', 8, /^Runbook must be a text, but it is a list/],
      ['rules/bad.yml', 6, /^Threshold must be a whole number from 1, but it is the text "many"/],
    ],
    gives: ['passed'],
  },
  {
    what: 'a test without a log, a mock of no name, and one of a name that does not exist',
    files: bad(RULE, 'Tests:\n  - Name: one\n    ExpectedResult: true\n  - Name: two\n    ExpectedResult: true\n    Log: {}\n    Mocks:\n      - {returnValue: x}\n  - Name: three\n    ExpectedResult: true\n    Log: {}\n    Mocks:\n      - {objectName: nowhere, returnValue: x}\n  - Name: four\n    ExpectedResult: true\n    Log: {}\n'),
    gives: ['test InvalidTest rules/bad.yml:7', 'test InvalidTest rules/bad.yml:12', 'mocks AttributeError null:null', 'passed'],
  },
  {
    what: 'a helper that raises at import',
    files: { ...bad('import worse\n\n' + RULE), 'global_helpers/worse.py': 'x = 1\nraise KeyError("no config")\n' },
    gives: ['import KeyError global_helpers/worse.py:2'],
  },
  {
    what: 'helpers that import each other in a circle',
    files: { ...bad('import one\n\n' + RULE), 'global_helpers/one.py': 'from two import b\na = 1\n', 'global_helpers/two.py': 'from one import a\nb = 1\n' },
    gives: ['import ImportError global_helpers/two.py:1'],
  },
  { what: 'a rule of 10,000 lines', files: bad(longRule), gives: ['passed'] },
  {
    what: 'a rule that replaces builtins, at import and in a test',
    files: bad('import builtins\nbuiltins.len = None\n\ndef rule(event):\n    builtins.max = builtins.str = builtins.print = None\n    __builtins__["isinstance"] = None\n    return True\n'),
    gives: ['passed'],
  },
  {
    what: 'a rule that empties sys.modules, at import and in a test',
    files: bad('import sys\nsys.modules["json"] = None\n\ndef rule(event):\n    for name in ("json", "collections", "good"):\n        sys.modules[name] = None\n    sys.modules = {}\n    return True\n'),
    gives: ['passed'],
  },
  {
    what: 'a data model that raises at import, of another log type',
    files: { ...bad('def rule(event):\n    return event.udm("x")\n', TEST.replace('{a: 1}', '{p_log_type: M}')), 'data_models/worse.py': '1 / 0\n', 'data_models/worse.yml': 'AnalysisType: datamodel\nDataModelID: Worse\nFilename: worse.py\nLogTypes: [M]\nMappings:\n  - {Name: x, Method: y}\n' },
    gives: ['rule PantherError rules/bad.py:2'],
  },
];

it.each(CASES)('$what is named, and the next detection begins clean', ({ files, problems = [], gives }) => {
  const { problems: found, tests } = runInNode(python, { ...files, ...GOOD });
  expect(found.map(({ path, line }) => [path, line])).toEqual(problems.map(([path, line]) => [path, line]));
  for (const [index, [, , message]] of problems.entries()) expect(found[index]?.message).toMatch(message);
  const told = tests.map(({ result: { passed, error } }) => (passed ? 'passed' : error ? `${error.function} ${error.type} ${error.file}:${error.line}` : 'failed'));
  expect(told).toEqual([...gives, 'passed']);
});
