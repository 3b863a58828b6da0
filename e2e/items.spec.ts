import { findBarriers } from './barriers';
import { counterWorkspace, COUNTER_KEY } from './sample-workspace';
import { expect, testInSharedTab as test } from './test';

test.use({ content: 'Empty' });

const line = (key: string, count: number): string => `${JSON.stringify({ Item: { key: { S: key }, intCount: { N: String(count) } } })}\n`;

test('an import of items says what it would change and which lines it cannot read, and is one step', async ({ app, page }) => {
  await app.openTab('Cache');
  await app.importFiles([{ name: 'table.jsonl', text: line('same', 1) + line('other', 1) + line('gone', 1) }], { trust: false });
  const payload = `${line('same', 1)}${line('other', 2)}{"Item":\n${line('new', 3)}{"Item":{"key":{"S":"bad"},"profile":{"M":{"tags":{"L":[{"N":"x"}]}}}}}\n`;
  await page.getByLabel('Import files', { exact: true }).setInputFiles([{ name: 'table.jsonl', mimeType: 'application/octet-stream', buffer: Buffer.from(payload) }]);
  const dialog = app.itemsQuestion;
  await expect(dialog.getByRole('list', { name: 'Items of the import' }).getByRole('listitem')).toHaveText(['1 new', '1 changed', '1 unchanged', '2 lines left out']);
  const changes = dialog.getByRole('grid', { name: 'Changes' });
  await expect(changes.getByRole('row')).toHaveText([/^Key/, /^new/, /^other/]);
  await changes.getByRole('row').nth(2).click();
  await expect(dialog.getByRole('region', { name: 'What differs' })).toContainText('before: 1');
  await dialog.getByLabel('Existing items', { exact: true }).selectOption('Replace the whole table');
  await expect(changes.getByRole('row').last()).toContainText('deleted');
  expect(await findBarriers(page, { within: 'dialog' })).toEqual([]);
  await dialog.getByRole('tab', { name: 'Lines left out' }).click();
  await expect(dialog.getByRole('grid', { name: 'Lines left out' }).getByRole('row').last()).toContainText('profile.tags[0]: "x" is no decimal number');
  await dialog.getByRole('button', { name: 'Import 3 items, delete 1' }).click();
  await expect(app.status).toHaveText('Imported 1 files, 2 problems');
  await expect(app.gridRow('new')).toBeVisible();
  await expect(app.gridRow('gone')).toBeHidden();
  // The first is the one of the bar; news have one of their own.
  await app.button('Undo').first().click();
  await expect(app.gridRow('gone')).toBeVisible();
  await expect(app.gridRow('new')).toBeHidden();
});

test('an edit before a run is taken back alone, or in a branch where the run has changed the item', async ({ app, page }) => {
  await app.importTree(counterWorkspace(9));
  await app.openTab('Cache');
  for (const key of [COUNTER_KEY, 'alone']) {
    await app.button('Add item').click();
    const dialog = page.getByRole('dialog', { name: 'Add item' });
    await dialog.getByLabel('Key', { exact: true }).fill(key);
    await dialog.getByLabel('Counter', { exact: true }).fill('7');
    await dialog.getByLabel('Expires', { exact: true }).fill('none');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog).toBeHidden();
  }
  await app.run();
  const list = page.getByRole('dialog', { name: 'Edits by hand' });
  await app.button('Edits by hand').click();
  await list.getByRole('button', { name: 'Take back Addition of key alone' }).click();
  await list.getByRole('button', { name: `Take back Addition of key ${COUNTER_KEY}` }).click();
  const question = page.getByRole('alertdialog', { name: 'The cache has changed since' });
  await expect(question).toContainText('in event 3 by increment_counter → UpdateItem of Sample.Counter, rules/sample_counter.py, line 6');
  expect(await findBarriers(page, { within: 'dialog' })).toEqual([]);
  await question.getByRole('button', { name: 'Open as a branch' }).click();
  await expect(page.getByRole('button', { name: new RegExp(`^Workspace: Test \\d+, without the edit of ${COUNTER_KEY}$`) })).toBeEnabled();
  await expect(page.getByText('The cache is empty.')).toBeVisible();
});
