import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { App } from './app';
import { findBarriers } from './barriers';
import { expect, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

const RULE = `from panther_detection_helpers.caching import increment_counter, set_key_expiration


def rule(event):
    count = increment_counter(f"{__name__}:{event.get('user')}")
    if count == 1:
        set_key_expiration(f"{__name__}:{event.get('user')}", 3600)
    return count >= event.get("limit")


def title(event):
    return f"{event.get('user')} again"
`;
const YAML = `AnalysisType: rule # counts
RuleID: Mocks.Counts
Filename: counts.py
Enabled: true
LogTypes: [Sample.Login]
Severity: Medium
Tests:
- Name: the first is enough
  ExpectedResult: true # of one
  # no event of ours
  Log: {user: ada, limit: 1, p_log_type: Sample.Login}
- Name: two are wanted
  ExpectedResult: false
  Log: {user: ada, limit: 2}
`;
const MOCKS = "  Mocks:\n  - objectName: increment_counter\n    returnValue: \"1\"\n  - objectName: set_key_expiration\n    returnValue: \"\"\n";
const TREE = {
  'rules/counts.py': RULE,
  'rules/counts.yml': YAML,
  'events/e.jsonl': '{"p_log_type":"Sample.Login","p_event_time":"2026-03-01 12:00:00","user":"bob","limit":2}\n{"p_log_type":"Sample.Login","p_event_time":"2026-03-01 12:01:00","user":"bob","limit":2}\n',
};

/** A file of the workspace as it is exported. */
async function fileText({ page }: App, path: string): Promise<string> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: /^Workspace/ }).click();
  return strFromU8(unzipSync(await readFile(await (await started).path()))[path] ?? new Uint8Array());
}

test('mocks are recorded, shown, written so that no table is needed, and taken back in one step; so is a test of an event', async ({ app, page }) => {
  await app.importTree(TREE);
  await app.openTab('Tests');
  const grid = page.getByRole('grid', { name: 'Tests' });
  await grid.getByRole('row', { name: /the first is enough/ }).click();
  await page.getByRole('button', { name: 'Record all of this detection' }).click();
  const dialog = page.getByRole('dialog', { name: 'Record mocks' });
  await expect(dialog).toContainText('2 tests were run, and 2 of them asked the cache without a mock.');
  await expect(dialog.getByRole('group', { name: 'Changes of rules/counts.yml' })).toContainText('increment_counter');
  await expect(dialog.getByRole('group', { name: 'Changes of rules/counts.py' })).toContainText('count = from_mock(increment_counter(');
  expect(await findBarriers(page, { within: 'dialog' })).toEqual([]);
  // Without the edit, the rule compares a text with a number.
  await dialog.getByText('Edit rules/counts.py').click();
  await expect(dialog.getByRole('list', { name: 'Without mocks' }).getByRole('listitem')).toHaveCount(2);
  await expect(dialog.getByRole('button', { name: 'Write mocks' })).toBeDisabled();
  await dialog.getByText('Edit rules/counts.py').click();
  await dialog.getByRole('button', { name: 'Write mocks' }).click();
  const written = page.getByRole('dialog', { name: 'Mocks written' });
  await expect(written).toContainText('All 2 tests were run again without a table, and gave the same results.');
  await written.getByRole('button', { name: 'Done' }).click();
  expect(await fileText(app, 'rules/counts.yml')).toBe(YAML.replace('# of one\n', `# of one\n${MOCKS}`).replace('ExpectedResult: false\n', `ExpectedResult: false\n${MOCKS}`));
  await page.getByRole('region', { name: 'Tests panel' }).getByLabel('Table in tests').selectOption('none');
  await app.button('Run all tests').click();
  await expect(app.status).toHaveText('Tests: 2 passed, 0 failed, 0 errors');
  // The tab is shared, and the choice outlives the workspace.
  await page.getByRole('region', { name: 'Tests panel' }).getByLabel('Table in tests').selectOption('empty');
  await app.button('Undo').click();
  expect(await fileText(app, 'rules/counts.yml')).toBe(YAML);
  expect(await fileText(app, 'rules/counts.py')).toBe(RULE);

  await app.run();
  await app.openTab('Trace');
  await page.getByRole('grid', { name: 'Trace' }).getByRole('row', { name: /bob again/ }).click();
  await app.button('Make this a test').click();
  const make = page.getByRole('dialog', { name: 'Make this a test' });
  await expect(make).toContainText('The last run answered true.');
  await make.getByLabel('Test name').fill('the second');
  await make.getByRole('button', { name: 'Record mocks' }).click();
  await make.getByRole('button', { name: 'Add test' }).click();
  await expect(written).toContainText('The test was run again without a table, and gave the same result.');
  await written.getByRole('button', { name: 'Done' }).click();
  const text = await fileText(app, 'rules/counts.yml');
  expect(text.startsWith(YAML)).toBe(true);
  expect(text.slice(YAML.length)).toMatch(/^- Name: "the second"\n {2}ExpectedResult: true\n {2}Mocks:\n {2}- objectName: increment_counter\n {4}returnValue: "2"\n/);
  await app.button('Undo').click();
  expect(await fileText(app, 'rules/counts.yml')).toBe(YAML);
});
