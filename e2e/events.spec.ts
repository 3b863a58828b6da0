import { findBarriers } from './barriers';
import { ruleYaml } from './sample-workspace';
import { expect, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

test('events are made up, and a column shows a field of them', async ({ app, page }) => {
  await app.openTab('Events');
  await app.button('Generate events').click();
  const dialog = page.getByRole('dialog', { name: 'Generate events' });
  await dialog.getByLabel('Attack', { exact: true }).selectOption('MFA fatigue');
  await dialog.getByLabel('Days', { exact: true }).fill('2');
  await dialog.getByLabel('Seed', { exact: true }).fill('7');
  await dialog.getByLabel('Attack begins (UTC)', { exact: true }).click();
  await expect(dialog.getByText(/^413 events, about \d+ kB\. The first ones:$/)).toBeVisible();
  await expect(dialog.getByText('Adds 13 events to Okta.SystemLog.')).toBeVisible();
  expect(await findBarriers(page, { within: 'dialog' })).toEqual([]);
  await dialog.getByRole('button', { name: 'Generate', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('413 events, 413 enabled')).toBeVisible();

  await app.button('Columns').click();
  const columns = page.getByRole('dialog', { name: 'Columns' });
  await columns.getByRole('searchbox', { name: 'Search fields' }).fill('actor.alternate');
  await columns.getByText('actor.alternateId', { exact: true }).click();
  await page.keyboard.press('Escape');
  const grid = page.getByRole('grid', { name: 'Events', exact: true });
  await expect(grid.getByRole('columnheader')).toHaveText(['Number', 'Enabled', 'Time', 'Log type', 'Summary', 'actor.alternateId', 'Last run']);
  await expect(grid.getByRole('row').nth(1).getByRole('gridcell').nth(5)).toHaveText(/@example\.com$/);
  expect(await findBarriers(page, { within: 'panel' })).toEqual([]);
  // The news of what was added has a button of that name too.
  await page.getByLabel('Undo', { exact: true }).click();
  await expect(page.getByText('There are no events yet.')).toBeVisible();
});

test('an event becomes a test of a detection', async ({ app, page }) => {
  await app.importTree({
    'rules/long.py': 'def rule(event):\n    return event.get("user") == "mira"\n',
    'rules/long.yml': `${ruleYaml('Sample.Long', 'long.py')}# keep this\n`,
    'events/sample.jsonl': '{"p_log_type": "Sample.Login", "p_event_time": "2026-03-20 10:00:00.000", "user": "ben", "big": 12345678901234567890}\n',
  });
  await app.run();
  await app.openTab('Events');
  await page.getByRole('grid', { name: 'Events', exact: true }).getByRole('row').nth(1).click();
  await app.button('Make this a test').click();
  const dialog = page.getByRole('dialog', { name: 'Make this a test' });
  await expect(dialog.getByLabel('Expected result', { exact: true })).toHaveValue('false');
  await dialog.getByLabel('Test name', { exact: true }).fill('Somebody else');
  expect(await findBarriers(page, { within: 'dialog' })).toEqual([]);
  await dialog.getByRole('button', { name: 'Add test' }).click();
  await expect(dialog).toBeHidden();
  await app.button('Show').click();
  await expect(app.editor).toContainText('"big": 12345678901234567890');
  await expect(app.editor).toContainText('# keep this');
  await expect(app.editor).toContainText('- Name: "Somebody else"');
});
