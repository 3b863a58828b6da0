import { describe, expect, test } from 'vitest';
import type { DetectionSpec } from '../../workspace/workspace-types';
import { isSameList, listFiles, searchFiles } from './file-list';

function detection(id: string, path: string, yamlPath: string | null): DetectionSpec {
  return {
    id,
    path,
    yamlPath,
    analysisType: 'rule',
    enabled: true,
    logTypes: null,
    displayName: id,
    severity: 'INFO',
    description: '',
    reference: '',
    runbook: '',
    destinations: null,
    dedupPeriodMinutes: 60,
    threshold: 1,
  };
}

const PATHS = [
  'events/b.jsonl',
  'global_helpers/keys.py',
  'global_helpers/keys.yml',
  'README.md',
  'rules/a.py',
  'rules/a.yml',
  'rules/b.py',
  'rules/lonely.yml',
];
const files = PATHS.map((path) => ({ path, text: '' }));
const detections = [detection('Z.First', 'rules/a.py', 'rules/a.yml'), detection('b', 'rules/b.py', null)];

describe('listFiles', () => {
  test('lists detections by ID, then helpers, events and the rest, without the YAML beside a Python file', () => {
    const list = listFiles({ files, detections, problems: [] });
    expect(list.map(({ group, name, yamlPath }) => [group, name, yamlPath])).toEqual([
      ['Detections', 'Z.First', 'rules/a.yml'],
      ['Detections', 'b', null],
      ['Global helpers', 'keys.py', 'global_helpers/keys.yml'],
      ['Events', 'b.jsonl', null],
      ['Other files', 'README.md', null],
      ['Other files', 'rules/lonely.yml', null],
    ]);
  });

  test('counts the problems of the YAML with those of its Python file', () => {
    const problem = { line: 1, column: null, message: '' };
    const problems = [
      { ...problem, path: 'rules/a.yml', severity: 'warning' as const },
      { ...problem, path: 'rules/a.py', severity: 'error' as const },
      { ...problem, path: 'rules/lonely.yml', severity: 'error' as const },
    ];
    const [first, second] = listFiles({ files, detections, problems });
    expect(first).toMatchObject({ errors: 1, warnings: 1 });
    expect(second).toMatchObject({ errors: 0, warnings: 0 });
  });

  test('has the YAML of a detection that is derived from another one as its row', () => {
    const derived = { ...detection('A.Derived', 'rules/a.py', 'rules/lonely.yml'), base: 'Z.First' };
    const list = listFiles({ files, detections: [derived, ...detections], problems: [] });
    expect(list.slice(0, 2).map(({ name, path }) => [name, path])).toEqual([
      ['A.Derived', 'rules/lonely.yml'],
      ['Z.First', 'rules/a.py'],
    ]);
  });
});

test('listFiles has one row for the files of a wheel, with its version, and says what is not run', () => {
  const paths = ['queries/q.yml', 'wheels/p-1.0/p/__init__.py', 'wheels/p-1.0/p/data.json', 'wheels/q-2/q.py'];
  const notRun = [{ path: 'queries/q.yml', id: 'Q', type: 'scheduled_query', reason: 'Because.' }];
  const list = listFiles({ files: paths.map((path) => ({ path, text: '' })), detections: [], problems: [], notRun });
  expect(list.map(({ group, name, notRun: reason }) => [group, name, reason])).toEqual([
    ['Other files', 'queries/q.yml', 'Because.'],
    ['Wheels', 'p-1.0', null],
    ['Wheels', 'q-2', null],
  ]);
});

test('listFiles has data models in a group of their own, with their log types, and beside its Python file the YAML that names it', () => {
  const paths = ['data_models/okta.yml', 'data_models/off.py', 'models/aws.py', 'models/aws_model.yml', 'global_helpers/h.py'];
  const model = { mappings: [] };
  const dataModels = [
    { ...model, id: 'Okta', yamlPath: 'data_models/okta.yml', path: null, logTypes: ['Okta.SystemLog'] },
    { ...model, id: 'AWS', yamlPath: 'models/aws_model.yml', path: 'models/aws.py', logTypes: ['AWS.CloudTrail', 'AWS.S3'] },
  ];
  const list = listFiles({ files: paths.map((path) => ({ path, text: '' })), detections: [], problems: [], dataModels });
  expect(list.map(({ group, name, yamlPath, modelOf }) => [group, name, yamlPath, modelOf])).toEqual([
    ['Global helpers', 'h.py', null, null],
    ['Data models', 'aws.py', 'models/aws_model.yml', 'AWS.CloudTrail, AWS.S3'],
    ['Data models', 'off.py', null, null],
    ['Data models', 'okta.yml', null, 'Okta.SystemLog'],
  ]);
});

test('listFiles knows whether all events of a file are switched off', () => {
  const row = (path: string, line: number, enabled: boolean) => ({ path, line, enabled, text: '{}', logType: null, time: null, epoch: null });
  const paths = ['events/a.jsonl', 'events/b.jsonl', 'events/c.jsonl'];
  const events = [row('events/a.jsonl', 1, false), row('events/a.jsonl', 2, false), row('events/b.jsonl', 1, false), row('events/b.jsonl', 2, true)];
  const list = listFiles({ files: paths.map((path) => ({ path, text: '' })), detections: [], problems: [], events });
  expect(list.map((entry) => entry.events)).toEqual([{ count: 2, allDisabled: true }, { count: 2, allDisabled: false }, null]);
});

test('isSameList compares the rows and their marks, not the objects', () => {
  const events = [{ path: 'events/b.jsonl', line: 1, enabled: true, text: '{}', logType: null, time: null, epoch: null }];
  const input = { files, detections, problems: [], events };
  const problem = { path: 'rules/a.py', line: 1, column: null, message: '', severity: 'error' as const };
  expect(isSameList(listFiles(input), listFiles({ ...input }))).toBe(true);
  expect(isSameList(listFiles(input), listFiles({ ...input, detections: detections.map((one) => ({ ...one })) }))).toBe(true);
  for (const other of [
    { ...input, problems: [problem] },
    { ...input, events: [...events, ...events] },
    { ...input, events: events.map((event) => ({ ...event, enabled: false })) },
    { ...input, detections: detections.map((one) => ({ ...one, enabled: false })) },
    { ...input, detections: detections.map((one) => ({ ...one, logTypes: ['Other'] })) },
    { ...input, files: files.slice(1) },
  ]) {
    expect(isSameList(listFiles(input), listFiles(other))).toBe(false);
    expect(isSameList(listFiles(other), listFiles(input))).toBe(false);
  }
});

test('searchFiles finds all words in name or path', () => {
  const list = listFiles({ files, detections, problems: [] });
  expect(searchFiles(list, 'FIRST rules').map((entry) => entry.name)).toEqual(['Z.First']);
  expect(searchFiles(list, '')).toHaveLength(list.length);
});
