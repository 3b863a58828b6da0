import { expect, it } from 'vitest';
import { startingWorkspace } from '../starting/starting-workspace';
import { sharePartsOf, withoutLeftOut } from './share-parts';

function file(path: string, text = ''): { path: string; text: string } {
  return { path, text };
}

it('sorts files into what they are', () => {
  const files = [
    file('README.md'),
    file('data_models/okta.py'),
    file('data_models/okta.yml', 'AnalysisType: datamodel\n'),
    file('events/a.jsonl', '{"n":1}\n// {"n":2}\n\nbroken\n'),
    file('global_helpers/keys.py'),
    file('global_helpers/keys.yml', 'AnalysisType: global\nGlobalID: keys\nFilename: keys.py\n'),
    file('rules/broken.py'),
    file('rules/broken.yml', 'RuleID: ['),
    file('rules/one.py'),
    file('rules/one_meta.yml', 'AnalysisType: rule\nRuleID: One\nFilename: one.py\n'),
  ];
  const parts = sharePartsOf({ name: 'W', files, disabledPaths: [] });
  expect([...parts].map(([group, list]) => [group, list.map(({ path }) => path)])).toEqual([
    ['Detections', ['rules/broken.py', 'rules/one.py', 'rules/one_meta.yml']],
    ['Helpers', ['global_helpers/keys.py', 'global_helpers/keys.yml']],
    ['Data models', ['data_models/okta.py', 'data_models/okta.yml']],
    ['Events', ['events/a.jsonl']],
    ['Other files', ['README.md', 'rules/broken.yml']],
  ]);
  expect(parts.get('Events')).toEqual([{ path: 'events/a.jsonl', characters: 27, events: 2 }]);
});

it('takes out what is left out, and nothing else', () => {
  const workspace = startingWorkspace();
  const whole = { workspace, settings: { seed: 1 }, table: [{ key: { S: 'a' } }] };
  expect(withoutLeftOut(whole, { paths: new Set(), settings: false, table: false })).toEqual(whole);
  const rest = withoutLeftOut(whole, { paths: new Set(['events/two_weeks.jsonl']), settings: true, table: true });
  expect(rest).toMatchObject({ settings: null, table: [] });
  expect(rest.workspace.files).toHaveLength(workspace.files.length - 1);
});
