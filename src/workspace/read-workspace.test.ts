import { describe, expect, it } from 'vitest';
import { readWorkspace } from './read-workspace';
import type { Workspace, WorkspaceFile } from './workspace-types';

function workspace(files: Record<string, string>, disabledPaths: string[] = []): Workspace {
  return { name: 'w', files: Object.entries(files).map(([path, text]) => ({ path, text })), disabledPaths };
}
function read(files: Record<string, string>) {
  const { problems, ...rest } = readWorkspace(workspace(files));
  return { ...rest, problems: problems.map((problem) => `${problem.path}:${problem.line} ${problem.severity}: ${problem.message}`) };
}
const RULE = 'AnalysisType: rule\nRuleID: A.Rule\nFilename: a.py\nEnabled: true\nLogTypes: [AWS.CloudTrail]\nSeverity: High\n';
const PYTHON = 'def rule(event):\n    return True\n';

describe('detections', () => {
  it('have the fields of their YAML', () => {
    const text =
      '# a comment\nAnalysisType: rule\nRuleID: A.Rule\nFilename: a.py\nDisplayName: A rule\nEnabled: false\nLogTypes:\n  - AWS.CloudTrail\n  - Okta.SystemLog\n' +
      'Severity: Medium\nDescription: >\n  Two\n  lines\nReference: https://example.com\nRunbook: Look.\nOutputIds: [one, two]\nDedupPeriodMinutes: 15\nThreshold: 3\nTags: [x]\nTests: []\n';
    expect(read({ 'rules/x/a.yml': text, 'rules/x/a.py': PYTHON })).toMatchObject({
      detections: [
        {
          id: 'A.Rule',
          path: 'rules/x/a.py',
          yamlPath: 'rules/x/a.yml',
          analysisType: 'rule',
          enabled: false,
          logTypes: ['AWS.CloudTrail', 'Okta.SystemLog'],
          displayName: 'A rule',
          severity: 'MEDIUM',
          description: 'Two lines\n',
          reference: 'https://example.com',
          runbook: 'Look.',
          destinations: ['one', 'two'],
          dedupPeriodMinutes: 15,
          threshold: 3,
        },
      ],
      problems: [],
    });
  });

  it('have the vendor’s defaults where the YAML is silent', () => {
    const { detections, problems } = read({ 'rules/a.yml': RULE, 'rules/a.py': PYTHON });
    expect(detections[0]).toMatchObject({ enabled: true, displayName: '', description: '', destinations: null, dedupPeriodMinutes: 60, threshold: 1 });
    expect(problems).toEqual([]);
  });

  it('have their file’s name as ID and see every event without YAML', () => {
    const files = { 'rules/okta.py': PYTHON, 'b.py': PYTHON, 'global_helpers/h.py': '', 'data_models/m.py': '' };
    const { detections, helpers } = readWorkspace(workspace(files, ['b.py']));
    expect(detections.map(({ id, logTypes, enabled, yamlPath }) => [id, logTypes, enabled, yamlPath])).toEqual([
      ['b', null, false, null],
      ['okta', null, true, null],
    ]);
    expect(helpers).toEqual([{ module: 'h', path: 'global_helpers/h.py' }]);
  });

  it('are sorted by ID in code-unit order', () => {
    const files = { 'rules/b.py': '', 'rules/a.py': '', 'rules/B.py': '', 'rules/é.py': '', 'rules/z.py': '' };
    expect(read(files).detections.map((detection) => detection.id)).toEqual(['B', 'a', 'b', 'z', 'é']);
  });

  it('can be policies and scheduled rules; other kinds are not run and no problem', () => {
    const yaml = (type: string, id: string, more = ''): string => `AnalysisType: ${type}\n${id}: X.${type}\nFilename: ${type}.py\nSeverity: Low\n${more}`;
    const { detections, problems } = read({
      'policies/p.yml': yaml('policy', 'PolicyID', 'ResourceTypes: [AWS.S3.Bucket]\n'),
      'policies/policy.py': '',
      'queries/s.yaml': yaml('scheduled_rule', 'RuleID', 'ScheduledQueries: [My Query]\n'),
      'queries/scheduled_rule.py': '',
      'queries/q.yml': 'AnalysisType: scheduled_query\nQueryName: My Query\n',
      'packs/p.yml': 'AnalysisType: pack\nPackID: P\n',
      'rules/c.yml': 'AnalysisType: correlation_rule\nRuleID: C\n',
      'data_models/m.yml': 'AnalysisType: datamodel\nDataModelID: M\nFilename: m.py\nLogTypes: [A.Log]\n',
      'data_models/m.py': '',
    });
    expect(problems).toEqual([]);
    expect(detections.map(({ id, analysisType, logTypes }) => [id, analysisType, logTypes])).toEqual([
      ['X.policy', 'policy', ['AWS.S3.Bucket']],
      ['X.scheduled_rule', 'scheduled_rule', ['My Query']],
    ]);
  });

  it.each(['constructor', 'toString', '__proto__'])('of the type %s, which every object has, are not known', (type) => {
    const { detections, problems } = read({ 'rules/a.yml': `AnalysisType: ${type}\nRuleID: A\n` });
    expect(detections).toEqual([]);
    expect(problems.join()).toContain(`AnalysisType "${type}" is not known, so the file is not used.`);
  });

  it('read YAML 1.2: yes, no, on and off are texts, and dates and leading zeros are no surprise', () => {
    const text = `${RULE}Threshold: 012\nDisplayName: off\nDescription: 2026-03-02\n`.replace('Enabled: true', 'Enabled: yes');
    const { detections, problems } = read({ 'rules/a.yml': text, 'rules/a.py': '' });
    expect(detections[0]).toMatchObject({ threshold: 12, displayName: 'off', description: '2026-03-02', enabled: true });
    expect(problems).toEqual(['rules/a.yml:4 error: Enabled must be true or false, but it is the text "yes".']);
  });

  it('share a Python file when two YAML files name it', () => {
    const files = { 'rules/a.yml': RULE, 'rules/b.yml': RULE.replace('A.Rule', 'B.Rule'), 'rules/a.py': '' };
    expect(read(files).detections.map(({ id, path }) => [id, path])).toEqual([
      ['A.Rule', 'rules/a.py'],
      ['B.Rule', 'rules/a.py'],
    ]);
  });
});

describe('problems', () => {
  it.each([
    ['a syntax error', 'AnalysisType: rule\nRuleID: "A', 2, 'The YAML is incomplete: Missing closing "quote.'],
    ['a tab', 'AnalysisType: rule\nX:\n\t- a\n', 3, 'The YAML is indented with a tab; only spaces may indent.'],
    ['a key twice', `${RULE}Severity: Low\n`, 7, 'The YAML has the key Severity twice.'],
    ['a second colon', 'AnalysisType: rule\nDescription: what: it is\n', 2, 'The YAML has a second "key:" in one value; put the value in quotes, or check the indentation.'],
    ['a list', '- a\n', 1, 'A YAML file must hold a mapping (key: value lines), but it is a list.'],
    ['nothing', '# empty\n', 1, 'A YAML file must hold a mapping (key: value lines), but it is empty.'],
    ['an unknown type', RULE.replace('AnalysisType: rule', 'AnalysisType: ruel'), 1, 'AnalysisType "ruel" is not known, so the file is not used.'],
    ['a missing ID', RULE.replace('RuleID: A.Rule\n', ''), 1, 'RuleID is missing, so the detection is not run.'],
    ['an ID that is no text', RULE.replace('A.Rule', '5'), 2, 'RuleID must be a text, but it is the number 5.'],
    ['a missing file', RULE.replace('a.py', 'b.py'), 3, 'Filename names b.py, but there is no file rules/b.py.'],
    ['a file outside', RULE.replace('a.py', '../../a.py'), 3, 'Filename names ../../a.py, but there is no file ../../a.py.'],
    ['no Filename', RULE.replace('Filename: a.py\n', ''), null, 'Filename is missing: it names the Python file beside the YAML.'],
  ])('%s: the detection is not run, and its Python file does not run without YAML', (_, yaml, line, message) => {
    const { detections, problems } = read({ 'rules/a.yml': yaml, 'rules/a.py': PYTHON, 'rules/other.py': PYTHON });
    expect(detections.map((detection) => detection.id)).toEqual(['other']);
    expect(problems).toEqual([`rules/a.yml:${line} error: ${message}`]);
  });

  it.each([
    ['LogTypes: [AWS.CloudTrail]', 'LogTypes: AWS.CloudTrail', 5, 'error: LogTypes must be a list of texts, but it is the text "AWS.CloudTrail".', { logTypes: [] }],
    ['Enabled: true', 'Enabled: 1', 4, 'error: Enabled must be true or false, but it is the number 1.', { enabled: true }],
    ['Severity: High', 'Severity: Urgent', 6, 'error: Severity "Urgent" is not known; it must be one of INFO, LOW, MEDIUM, HIGH, CRITICAL. INFO counts.', { severity: 'INFO' }],
    ['Enabled: true', 'DedupPeriodMinutes: 3', 4, 'warning: DedupPeriodMinutes should be at least 5.', { dedupPeriodMinutes: 3 }],
    ['Enabled: true', 'DedupPeriodMinutes: 0', 4, 'warning: DedupPeriodMinutes should be at least 5, and 0 is ignored: 60 minutes count.', { dedupPeriodMinutes: 60 }],
    ['Enabled: true', 'DedupPeriodMinutes: an hour', 4, 'error: DedupPeriodMinutes must be a whole number from 0, but it is the text "an hour".', { dedupPeriodMinutes: 60 }],
    ['Enabled: true', 'Threshold: 0', 4, 'error: Threshold must be a whole number from 1, but it is the number 0.', { threshold: 1 }],
    ['Enabled: true', 'Runbook: {a: 1}', 4, 'error: Runbook must be a text, but it is a mapping.', { runbook: '' }],
    ['Enabled: true', 'OutputIds: [1]', 4, 'error: OutputIds must be a list of texts, but it is a list.', { destinations: null }],
    ['LogTypes: [AWS.CloudTrail]\n', '', 1, 'warning: LogTypes is missing, so the detection sees every event.', { logTypes: null }],
    ['AnalysisType: rule\n', '', null, 'warning: AnalysisType is missing; rule is assumed.', { analysisType: 'rule' }],
    [
      'Enabled: true',
      'InlineFilters:\n  - All:\n      - KeyPath: a.b\n        Condition: Equals\n        Value: 1',
      4,
      'warning: InlineFilters are applied by the vendor’s server alone: here the rule is called for the events that they keep away, too.',
      { enabled: true },
    ],
  ])('%s → %j: the other fields count', (from, to, line, problem, fields) => {
    const { detections, problems } = read({ 'rules/a.yml': RULE.replace(from, to), 'rules/a.py': PYTHON });
    expect(detections[0]).toMatchObject({ id: 'A.Rule', ...fields });
    expect(problems).toEqual([`rules/a.yml:${line} ${problem}`]);
  });

  it.each(['InlineFilters: []', 'InlineFilters:\n  - All: []', 'InlineFilters:'])('%s, which keeps no event away, is none', (yaml) => {
    expect(read({ 'rules/a.yml': `${RULE}${yaml}\n`, 'rules/a.py': PYTHON }).problems).toEqual([]);
  });

  it('an ID that is used twice: the second detection is not run', () => {
    const { detections, problems } = read({ 'rules/a.yml': RULE, 'rules/a.py': '', 'rules/b.yml': RULE.replace('a.py', 'b.py'), 'rules/b.py': '', 'rules/A.Rule.py': '' });
    expect(detections.map(({ path }) => path)).toEqual(['rules/a.py']);
    expect(problems).toEqual([
      'rules/b.yml:2 error: The ID A.Rule is used by rules/a.yml already, so this detection is not run.',
      'rules/A.Rule.py:null error: The ID A.Rule is used by rules/a.yml already, so this detection is not run.',
    ]);
  });

  it('modules that cannot be imported', () => {
    const global = (id: string, file: string): string => `AnalysisType: global\nGlobalID: ${id}\nFilename: ${file}\n`;
    const { helpers, problems } = read({
      'global_helpers/a.yml': global('shared', 'one.py'),
      'global_helpers/one.py': '',
      'global_helpers/b.yml': global('shared', 'two.py'),
      'global_helpers/two.py': '',
      'global_helpers/no-name.py': '',
      'global_helpers/class.py': '',
      'lib/helper.py': '',
      'lib/helper.yml': global('lib_helper', 'helper.py'),
    });
    expect(helpers).toEqual([
      { module: 'lib_helper', path: 'lib/helper.py' },
      { module: 'shared', path: 'global_helpers/one.py' },
    ]);
    expect(problems).toEqual([
      'global_helpers/two.py:null error: The module name shared is used by global_helpers/one.py already, so this file cannot be imported.',
      'global_helpers/class.py:null error: class is no name that Python can import; use letters, digits and _.',
      'global_helpers/no-name.py:null error: no-name is no name that Python can import; use letters, digits and _.',
    ]);
  });
});

describe('events', () => {
  it('come in order of paths, then lines', () => {
    const { events, problems } = read({ 'events/b.jsonl': '{"n":3}', 'events/a.jsonl': '{"n":1}\n{"n":2}\n{', 'events/readme.txt': 'x', 'rules/x.jsonl': '{}' });
    expect(events.map((row) => row.text)).toEqual(['{"n":1}', '{"n":2}', '{"n":3}']);
    expect(problems).toEqual(['events/a.jsonl:3 error: This line is no event: the text ends inside an object: } is missing.']);
  });
});

it('reads a file again only when its object is a new one', () => {
  let reads = 0;
  const counting = (path: string, text: string): WorkspaceFile => ({
    path,
    get text() {
      reads++;
      return text;
    },
  });
  const files = [counting('rules/a.yml', RULE), counting('rules/a.py', PYTHON), counting('events/a.jsonl', '{"a":1}')];
  const first = readWorkspace({ name: 'w', files, disabledPaths: [] });
  const before = reads;
  const edited = { path: 'rules/a.py', text: 'edited' };
  const second = readWorkspace({ name: 'w', files: files.map((file) => (file.path === edited.path ? edited : file)), disabledPaths: [] });
  expect(reads).toBe(before);
  expect(second.detections).toEqual(first.detections);
  expect(second.events).toBe(first.events);
});

describe('derived detections', () => {
  const DERIVED = 'AnalysisType: rule\nRuleID: B.Derived\nBaseDetection: A.Rule\nSeverity: Low\nThreshold: 4\n';
  const BASE = { 'rules/a.yml': `${RULE}DisplayName: Base\nRunbook: Look.\n`, 'rules/a.py': PYTHON };

  it('run the Python of their base under their own ID, and have its fields unless they say otherwise', () => {
    const { detections, problems } = read({ ...BASE, 'rules/0.yml': `${DERIVED}LogTypes: [Other]\nFilename: 0.py\n`, 'rules/0.py': PYTHON });
    expect(problems).toEqual([]);
    expect(detections).toMatchObject([
      { id: 'A.Rule', severity: 'HIGH', threshold: 1 },
      { id: 'B.Derived', base: 'A.Rule', path: 'rules/a.py', yamlPath: 'rules/0.yml', severity: 'LOW', threshold: 4, displayName: 'Base', runbook: 'Look.', logTypes: ['AWS.CloudTrail'], enabled: true },
    ]);
    expect(detections[0]).not.toHaveProperty('base');
  });

  it.each([
    ['Missing.Rule', 'BaseDetection names Missing.Rule, but no detection of the workspace with Python has this ID'],
    ['P', 'BaseDetection names P, but only rules can be derived, from rules of the same kind'],
  ])('are not run without a base of which they can be: %s', (base, reason) => {
    const policy = { 'policies/p.yml': 'AnalysisType: policy\nPolicyID: P\nFilename: p.py\nSeverity: Low\n', 'policies/p.py': '' };
    const { detections, problems } = read({ ...BASE, ...policy, 'rules/b.yml': DERIVED.replace('A.Rule', base) });
    expect(detections.map(({ id }) => id)).toEqual(['A.Rule', 'P']);
    expect(problems).toEqual([`rules/b.yml:2 error: ${reason}, so this detection is not run.`]);
  });
});

describe('data models', () => {
  const MODEL = 'AnalysisType: datamodel\nDataModelID: M\nEnabled: true\nLogTypes: [A.Log]\nMappings:\n  - Name: user\n    Path: $.actor.name\n';

  it('have mappings to paths and functions', () => {
    const files = { 'data_models/m.yml': `${MODEL}  - Name: ip\n    Method: get_ip\nFilename: m.py\n`, 'data_models/m.py': '', 'data_models/n.yml': MODEL.replace('DataModelID: M', 'DataModelID: N').replace('A.Log', 'B.Log') };
    const { dataModels, problems } = read(files);
    expect(problems).toEqual([]);
    expect(dataModels).toEqual([
      { id: 'M', path: 'data_models/m.py', yamlPath: 'data_models/m.yml', logTypes: ['A.Log'], mappings: [{ name: 'user', path: '$.actor.name' }, { name: 'ip', method: 'get_ip' }] },
      { id: 'N', path: null, yamlPath: 'data_models/n.yml', logTypes: ['B.Log'], mappings: [{ name: 'user', path: '$.actor.name' }] },
    ]);
  });

  it('are one for a log type; one that is switched off does not count', () => {
    const two = { 'data_models/m.yml': MODEL, 'data_models/n.yml': MODEL.replace('[A.Log]', '[A.Log, B.Log]') };
    expect(read(two)).toMatchObject({
      dataModels: [{ logTypes: ['A.Log'] }, { logTypes: ['B.Log'] }],
      problems: ['data_models/n.yml:null error: The log type A.Log has the data model data_models/m.yml already, so this one is not used for it: switch one of them off.'],
    });
    expect(read({ ...two, 'data_models/m.yml': MODEL.replace('true', 'false') })).toMatchObject({ dataModels: [{ logTypes: ['A.Log', 'B.Log'] }], problems: [] });
  });

  it.each([
    ['LogTypes: [A.Log]\n', '', 'null error: LogTypes is missing, so the data model is for no event.'.replace('null', '1')],
    ['Path: $.actor.name', 'Paht: x', '5 error: Mapping 1 of Mappings is left out: user needs a Path or a Method.'],
    ['Path: $.actor.name', 'Path: $..name', '5 error: Mapping 1 of Mappings is left out: the Path of user is not understood here: $..name. Names behind dots are, indices and *.'],
    ['Path: $.actor.name', 'Path: $.a[?(@.b)]', '5 error: Mapping 1 of Mappings is left out: the Path of user is not understood here: $.a[?(@.b)]. Names behind dots are, indices and *.'],
    ['Name: user', 'Nmae: user', '5 error: Mapping 1 of Mappings is left out: it has no Name.'],
    ['Path: $.actor.name', 'Path: a\n    Method: b', '5 error: Mapping 1 of Mappings is left out: user has both a Path and a Method.'],
    ['Path: $.actor.name', 'Method: get_user', 'null error: Filename is missing: it names the Python file beside the YAML.'],
  ])('%s → %j is a problem', (from, to, problem) => {
    expect(read({ 'data_models/m.yml': MODEL.replace(from, to) }).problems).toEqual([`data_models/m.yml:${problem}`]);
  });

  it.each(['a', '$.a', '$.a.b', 'a.b-c.@d', '$.a[0].b', "$['a b'].c", '$.a.*', '$.a[*].b', 'requestParameters.bucketName'])('the path %s is understood', (path) => {
    expect(read({ 'data_models/m.yml': MODEL.replace('$.actor.name', JSON.stringify(path)) }).problems).toEqual([]);
  });
});

describe('what is not run here', () => {
  it('is listed with its reason', () => {
    const { notRun, detections, problems } = read({
      'rules/c.yml': 'AnalysisType: correlation_rule\nRuleID: C\n',
      'queries/q.yml': 'AnalysisType: scheduled_query\nQueryName: Q\n',
      'queries/s.yml': 'AnalysisType: saved_query\nQueryName: S\n',
      'rules/simple.yml': 'AnalysisType: rule\nRuleID: Simple\nDetection:\n  - All: []\n',
    });
    expect(detections).toEqual([]);
    expect(notRun.map(({ id, type }) => [id, type])).toEqual([['Q', 'scheduled_query'], ['S', 'saved_query'], ['C', 'correlation_rule'], ['Simple', 'rule']]);
    expect(notRun.every(({ reason }) => /^A .*\.$/.test(reason))).toBe(true);
    expect(problems).toEqual(['rules/simple.yml:3 warning: A detection without Python (Detection in its YAML) is translated and run by the vendor’s server alone.']);
  });
});
