import { strToU8, zipSync } from 'fflate';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test';

const rule = (result: string): string => `def rule(event):\n    return ${result}\n`;

async function choose(page: Page, name: string, tree: Record<string, string>): Promise<Locator> {
  const zip = zipSync(Object.fromEntries(Object.entries(tree).map(([path, text]) => [path, strToU8(text)])));
  await page.getByLabel('Import files', { exact: true }).setInputFiles([{ name, mimeType: 'application/zip', buffer: Buffer.from(zip) }]);
  const question = page.getByRole('alertdialog', { name: 'Load Python code?' });
  await expect(question).toBeVisible();
  return question;
}

test('an import that comes again: what was edited here can stay, and of the files that it lacks some can go', async ({ app, page }) => {
  const tree = { 'rules/one.py': rule('True'), 'rules/two.py': rule('True'), 'rules/old.py': rule('True'), 'rules/older.py': rule('True') };
  await app.newWorkspace('Repository', 'Empty');
  await app.importTree(tree);
  await app.openFile('one');
  await app.setText(rule('"edited here"'));
  await app.waitUntilSaved();
  await app.reload();

  const question = await choose(page, 'workspace.zip', { 'rules/one.py': rule('False'), 'rules/two.py': rule('False') });
  await expect(question.getByText('1 changed file was edited here since the import.')).toBeVisible();
  const files = question.getByRole('grid', { name: 'Files that differ' });
  await expect(files.getByRole('row', { name: 'rules/one.py, changed, edited here; replacing it loses that' })).toBeVisible();
  await expect(files.getByRole('row', { name: 'rules/two.py, changed', exact: true })).toBeVisible();
  await question.getByRole('button', { name: 'Keep what was edited here' }).click();
  await expect(files.getByRole('checkbox', { name: 'Replace rules/one.py' })).not.toBeChecked();
  await expect(files.getByRole('checkbox', { name: 'Replace rules/two.py' })).toBeChecked();

  // By keyboard: to the last row, and to its box.
  await files.getByRole('row', { name: /^rules\/two\.py/ }).click();
  await page.keyboard.press('End');
  await expect(files.getByRole('row', { name: /^rules\/older\.py/ })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(files.getByRole('checkbox', { name: 'Remove rules/older.py' })).toBeChecked();
  await expect(question.getByRole('checkbox', { name: 'Also remove the 2 files that the import does not have' })).toBeChecked({ indeterminate: true });
  await question.getByRole('button', { name: 'Trust and load' }).click();
  await expect(app.status).toHaveText('Imported 1 files');
  const list = page.getByRole('treegrid', { name: 'Files' });
  await expect(list.getByRole('row', { name: 'old', exact: true })).toBeVisible();
  await expect(list.getByRole('row', { name: 'older', exact: true })).toBeHidden();
  await app.openFile('one');
  await expect(app.editor).toContainText('"edited here"');
});

test('a repository gets a workspace of its own unless the user says otherwise, and its paths are shown', async ({ app, page }) => {
  const tree = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`detections-main/rules/r${index}.py`, rule('True')]));
  const before = ((await app.workspaceButton.textContent()) ?? '').trim();
  const question = await choose(page, 'detections-main.zip', tree);
  const place = question.getByRole('combobox', { name: 'Import into' });
  await expect(place).toHaveValue('own');
  await expect(question.getByRole('list', { name: 'New files' })).toContainText('rules/r24.py');
  await place.selectOption({ label: `The open workspace “${before}”` });
  await place.selectOption({ label: 'A new workspace “detections-main”' });
  await question.getByRole('button', { name: 'Trust and load' }).click();
  await expect(app.status).toHaveText('Imported 25 files');
  await app.expectWorkspace('detections-main');
  await expect(page.getByRole('treegrid', { name: 'Files' }).getByRole('row', { name: /^Detections/ })).toContainText('25');
});
