import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { App } from './app';
import { findBarriers } from './barriers';
import { expectNoSidewaysScroll, inEachLook } from './looks';
import { expect, test } from './test';

/** The grid's rows, its heading among them, after a run of the starting workspace. */
const ROWS_OF_STARTING_RUN = '13';

test('workspaces are made, switched, renamed, copied, deleted and restored, and each is as it was left', async ({ page }) => {
  const app = new App(page);
  await app.openShell();
  await app.createDetection('Mine.One');
  await app.newWorkspace('Case A', 'Empty');
  await expect(page.getByRole('treegrid', { name: 'Files' })).toBeHidden();
  await app.createDetection('Other.One');
  await expect(app.fileRow('Mine.One')).toHaveCount(0);

  await app.chooseWorkspaceItem('Rename…');
  const rename = page.getByRole('dialog', { name: 'Rename workspace' });
  await rename.getByLabel('Name', { exact: true }).fill(' ');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await expect(rename.getByText('It needs a name.')).toBeVisible();
  await rename.getByLabel('Name', { exact: true }).fill('starting workspace');
  await page.keyboard.press('Enter');
  await app.expectWorkspace('starting workspace 2');
  // The one that was changed last is opened when another one is deleted: the copy, then.
  await app.waitUntilSaved();
  await app.chooseWorkspaceItem('Duplicate');
  await expect(page.getByText('Copied as “starting workspace 2 copy”.')).toBeVisible();

  await app.chooseWorkspaceItem('Starting workspace');
  await app.expectWorkspace('Starting workspace');
  await expect(app.fileRow('Mine.One')).toBeVisible();
  await expect(page.getByRole('tablist', { name: 'Open files' }).getByRole('tab', { selected: true })).toContainText('mine_one');
  await app.reloadShell();
  await app.expectWorkspace('Starting workspace');
  await expect(app.fileRow('Mine.One')).toBeVisible();

  await app.chooseWorkspaceItem('Delete…');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await app.expectWorkspace('starting workspace 2 copy');
  await expect(app.fileRow('Other.One')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await app.expectWorkspace('Starting workspace');
  await expect(app.fileRow('Mine.One')).toBeVisible();

  await app.chooseWorkspaceItem('Manage workspaces…');
  const dialog = page.getByRole('dialog', { name: 'Workspaces' });
  await dialog.getByRole('button', { name: 'Actions for starting workspace 2', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();
  const deleted = dialog.getByRole('table', { name: 'Deleted' });
  await deleted.getByRole('button', { name: 'Restore starting workspace 2', exact: true }).click();
  await expect(deleted).toBeHidden();
  await dialog.getByRole('button', { name: 'Actions for starting workspace 2 copy' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();
  // News lie above the dialog: their button does what it says, and the dialog stays.
  await page.getByRole('listitem').filter({ hasText: 'Deleted “starting workspace 2 copy”' }).getByRole('button', { name: 'Undo' }).click();
  await expect(deleted).toBeHidden();
  await dialog.getByRole('button', { name: 'Actions for starting workspace 2 copy' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await deleted.getByRole('button', { name: 'Delete starting workspace 2 copy for good' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete for good', exact: true }).click();
  await expect(deleted).toBeHidden();
  await expect(dialog.getByRole('table', { name: 'Workspaces' }).getByRole('row')).toHaveCount(3);
  await dialog.getByRole('button', { name: 'Open starting workspace 2', exact: true }).click();
  await app.expectWorkspace('starting workspace 2');
  await expect(app.fileRow('Other.One')).toBeVisible();
});

test('two workspaces with the same path keep their texts and their undo apart', async ({ page }) => {
  const app = new App(page);
  await app.openShell({ needs: ['editor'] });
  await app.newWorkspace('First', 'Empty');
  await app.createDetection('Same');
  await app.setText('first = 1\n');
  await app.newWorkspace('Second', 'Empty');
  await app.createDetection('Same');
  await app.setText('second = 2\n');
  await app.chooseWorkspaceItem('First');
  await app.expectWorkspace('First');
  await expect(app.editor).toContainText('first = 1');
  await app.selectAllText();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(app.editor).toContainText('first = 1');
  await expect(app.editor).not.toContainText('second');
});

test('all workspaces go into one zip, a folder each', async ({ page }) => {
  const app = new App(page);
  await app.openShell();
  await app.newWorkspace('Case: A', 'Empty');
  await app.createDetection('Mine.One');
  await app.chooseWorkspaceItem('Manage workspaces…');
  const started = page.waitForEvent('download');
  await app.button('Export all').click();
  const download = await started;
  expect(download.suggestedFilename()).toBe('recall-workspaces.zip');
  const entries = unzipSync(await readFile(await download.path()));
  const paths = Object.keys(entries).sort();
  expect(paths).toContain('Case- A/rules/mine_one.py');
  expect(paths).toContain('Starting workspace/events/two_weeks.jsonl');
  expect(JSON.parse(strFromU8(entries['workspaces.json'] ?? new Uint8Array()))).toMatchObject({ workspaces: [{ name: 'Case: A' }, { name: 'Starting workspace' }] });
});

/** From the next number on that is shown, nothing can be drawn: as if the page's own code had a fault. */
async function breakDrawing(page: Page): Promise<void> {
  await page.evaluate(() => {
    Number.prototype.toLocaleString = () => {
      throw new Error('broken on purpose');
    };
  });
}

test('a crash of the page still offers everything as a file', async ({ page }) => {
  const app = new App(page);
  await app.openShell();
  await app.newWorkspace('Case A', 'Empty');
  await app.createDetection('Mine.One');
  await page.setViewportSize({ width: 600, height: 800 });
  await breakDrawing(page);
  // The status bar of a wide screen shows numbers.
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.getByText('Recall met an error that it cannot recover from')).toBeVisible();
  const started = page.waitForEvent('download');
  await app.button('Export all workspaces').click();
  const entries = unzipSync(await readFile(await (await started).path()));
  expect(Object.keys(entries)).toEqual(expect.arrayContaining(['Case A/rules/mine_one.py', 'Starting workspace/global_helpers/cache_keys.py']));
});

test('menu and dialogs of workspaces can be used by everybody', async ({ page }) => {
  const app = new App(page);
  await app.openShell();
  await inEachLook(page, async ({ name, only }) => {
    await app.newWorkspace('Case A', 'Empty');
    await app.chooseWorkspaceItem('Delete…');
    expect(await findBarriers(page, { within: 'dialog', only }), `question, ${name}`).toEqual([]);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();
    await app.expectWorkspace('Starting workspace');
    await page.keyboard.press('Alt+Shift+W');
    await expect(page.getByRole('menu', { name: /^Workspace: / })).toBeVisible();
    expect(await findBarriers(page, { only }), `menu, ${name}`).toEqual([]);
    await page.getByRole('menuitem', { name: 'Manage workspaces…' }).click();
    await expect(page.getByRole('table', { name: 'Deleted' })).toBeVisible();
    expect(await findBarriers(page, { within: 'dialog', only }), `dialog, ${name}`).toEqual([]);
    await app.button('New…').click();
    await expect(page.getByRole('dialog', { name: 'New workspace' })).toBeVisible();
    expect(await findBarriers(page, { within: 'dialog', only }), `new, ${name}`).toEqual([]);
    await expectNoSidewaysScroll(page, name);
    await app.button('Cancel').click();
    await app.button('Done').click();
  });
});

test('a run belongs to its workspace: it is stopped on leaving, and is there again on coming back', async ({ app, page }) => {
  const done = await app.run();
  // The grid follows the status, a moment later: its rows are waited for, not read.
  await expect(app.grid).toHaveAttribute('aria-rowcount', ROWS_OF_STARTING_RUN);
  await app.newWorkspace('Endless', 'Empty');
  await expect(app.status).toHaveText('Ready');
  // The heading alone.
  await expect(app.grid).toHaveAttribute('aria-rowcount', '1');
  await app.importTree({ 'rules/endless.py': 'def rule(event):\n    while True:\n        pass\n', 'events/one.jsonl': '{"n":1}\n' });
  await app.startRun();
  await expect(app.status).toHaveText(/^Running/);
  await app.chooseWorkspaceItem('Starting workspace');
  await app.expectWorkspace('Starting workspace');
  await expect(page.getByText(/^Stopped while/)).toBeVisible();
  await expect(app.status).toHaveText(done);
  await expect(app.grid).toHaveAttribute('aria-rowcount', ROWS_OF_STARTING_RUN);
  await expect(app.button('Undo')).toBeDisabled();
  await app.chooseWorkspaceItem('Endless');
  await expect(app.status).toHaveText(/^Stopped at event 0/);
});
