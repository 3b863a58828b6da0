import type { BrowserContext } from '@playwright/test';
import { App } from './app';
import { findBarriers } from './barriers';
import type { Part } from './held-back';
import { expect, test } from './test';

const READ_ONLY = 'This workspace is open in another tab, so it can only be read here.';
const TAKEN_OVER = 'Another tab has taken this workspace over.';

/** Another tab of the same browser. */
async function openTab(context: BrowserContext, needs: readonly Part[] = []): Promise<App> {
  const tab = new App(await context.newPage());
  await tab.openShell({ needs });
  return tab;
}

test('a second tab reads and follows, takes over, and the first one says so; nothing is overwritten', async ({ context }) => {
  const first = await openTab(context);
  await first.createDetection('From.First');
  await first.importFiles([{ name: 'table.jsonl', text: '{"Item":{"key":{"S":"first-key"},"intCount":{"N":"7"}}}\n' }], { trust: false });
  await first.waitUntilSaved();

  const second = await openTab(context, ['editor']);
  await expect(second.page.getByText(READ_ONLY)).toBeVisible();
  await expect(second.saving).toHaveText('Read only');
  await expect(second.fileRow('From.First')).toBeVisible();
  await expect(second.button('Run')).toBeDisabled();
  expect(await findBarriers(second.page), 'banner').toEqual([]);

  // It follows.
  await first.createDetection('Later.First');
  await expect(second.fileRow('Later.First')).toBeVisible();

  // It can be read, not changed: what is typed changes nothing.
  const item = await second.openItem('first-key', 'View item');
  await expect(item.getByLabel('Counter', { exact: true })).toHaveJSProperty('readOnly', true);
  await expect(item.getByRole('button', { name: /^(Save|Delete item|Remove counter)$/ })).toHaveCount(0);
  await item.getByRole('button', { name: 'Done', exact: true }).click();
  await second.openFile('From.First');
  await second.editor.locator('.view-lines').click();
  await second.page.keyboard.type('typed here');
  await expect(second.editor).not.toContainText('typed here');

  await second.button('Take over').click();
  await second.waitUntilSaved();
  await expect(second.page.getByText(READ_ONLY)).toBeHidden();
  await expect(second.fileRow('Later.First')).toBeVisible();
  await expect(first.page.getByText(TAKEN_OVER)).toBeVisible();
  await expect(first.button('Run')).toBeDisabled();
  expect(await findBarriers(first.page), 'taken over').toEqual([]);

  await second.createDetection('From.Second');
  await second.waitUntilSaved();
  // What the first one shows can be kept.
  await first.button('Open a copy').click();
  await first.expectWorkspace('Starting workspace copy');
  await expect(first.fileRow('Later.First')).toBeVisible();
  await expect(first.fileRow('From.Second')).toHaveCount(0);
  await first.createDetection('Copy.First');
  await first.waitUntilSaved();

  await second.reloadShell();
  await second.expectWorkspace('Starting workspace');
  await expect(second.fileRow('From.Second')).toBeVisible();
  await expect(second.fileRow('Copy.First')).toHaveCount(0);
  await first.reloadShell();
  await first.expectWorkspace('Starting workspace copy');
  await expect(first.fileRow('Copy.First')).toBeVisible();
});

test('once the first tab is closed, the second one can change the workspace', async ({ context }) => {
  const first = await openTab(context);
  const second = await openTab(context);
  await expect(second.page.getByText(READ_ONLY)).toBeVisible();
  await first.createDetection('At.Last');
  // What is not said to be saved yet may be lost with its tab.
  await first.waitUntilSaved();
  await first.page.close({ runBeforeUnload: true });
  await second.waitUntilSaved();
  await expect(second.page.getByText('it can be changed here now')).toBeVisible();
  await expect(second.fileRow('At.Last')).toBeVisible();
  await second.createDetection('From.Second');
  await second.waitUntilSaved();
  await second.reloadShell();
  await expect(second.fileRow('At.Last')).toBeVisible();
  await expect(second.fileRow('From.Second')).toBeVisible();
});

test('two tabs with a workspace each do not disturb each other', async ({ context }) => {
  const first = await openTab(context);
  await first.newWorkspace('Case A', 'Empty');
  const second = await openTab(context);
  await second.chooseWorkspaceItem('Starting workspace');
  await second.expectWorkspace('Starting workspace');
  await second.createDetection('From.Second');
  await first.createDetection('From.First');
  await Promise.all([first.waitUntilSaved(), second.waitUntilSaved()]);
  await Promise.all([first.reloadShell(), second.reloadShell()]);
  await first.expectWorkspace('Case A');
  await second.expectWorkspace('Starting workspace');
  await expect(first.fileRow('From.First')).toBeVisible();
  await expect(second.fileRow('From.Second')).toBeVisible();
});

test('a tab that is taken over stops its run and keeps what was typed last', async ({ app, context }) => {
  await app.newWorkspace('Endless', 'Empty');
  await app.importTree({ 'global_helpers/notes.py': 'A = 1\n', 'rules/endless.py': 'def rule(event):\n    while event.get("n") == 3:\n        pass\n', 'events/three.jsonl': '{"n":1}\n{"n":2}\n{"n":3}\n' });
  await app.openFile('notes');
  const second = await openTab(context, ['Python', 'editor']);
  await expect(second.page.getByText(READ_ONLY)).toBeVisible();
  // A call is ended after 15 s: nothing slow comes between the run and its end.
  await app.startRun();
  await expect(app.status).toHaveText('Running 2 of 3');
  await app.setText('# typed last\n');
  await second.button('Take over').click();
  await expect(app.page.getByText(TAKEN_OVER)).toBeVisible();
  await expect(app.status).toHaveText('Stopped at event 2');
  await expect(second.status).toHaveText('Stopped at event 2');
  await second.openFile('notes');
  await expect(second.editor).toContainText('# typed last');
});
