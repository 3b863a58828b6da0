import type { Page } from '@playwright/test';
import type { App, TabName } from './app';
import { findBarriers } from './barriers';
import { WIDE, expectNoSidewaysScroll, inEachLook } from './looks';
import { expect, test as testInFreshPage, testInSharedTab as test } from './test';

const TABS: TabName[] = ['Cache', 'Events', 'Trace', 'Alerts', 'Timeline', 'Pitfalls', 'Tests', 'Output'];

async function showTab(app: App, name: TabName, isNarrow: boolean): Promise<void> {
  if (isNarrow && ['Trace', 'Alerts', 'Timeline', 'Pitfalls', 'Tests', 'Output'].includes(name)) await app.openTab('Results');
  await app.openTab(name);
}

testInFreshPage('every tab and dialog can be used by everybody', async ({ app, page }) => {
  // Some forty screens are searched through.
  testInFreshPage.setTimeout(600_000);
  const searchTabs = (when: string): Promise<void> =>
    inEachLook(page, async ({ isNarrow, name, only }) => {
      // The page around the tabs is the same for each.
      for (const tab of TABS) {
        await showTab(app, tab, isNarrow);
        // A narrow screen does not show the editor beside a tab.
        expect(await findBarriers(page, { only, ...(tab === TABS[0] ? { inEditor: !isNarrow } : { within: 'panel' as const }) }), `${tab} ${when}, ${name}`).toEqual([]);
      }
      await expectNoSidewaysScroll(page, name);
    });
  // What says that there is nothing yet; it has no look of its own.
  for (const tab of TABS) {
    await app.openTab(tab);
    expect(await findBarriers(page, { within: 'panel' }), `${tab} before a run`).toEqual([]);
  }
  await page.setViewportSize(WIDE);
  await app.run();
  await searchTabs('after a run');
  await expect(page.getByRole('status')).toHaveCount(1);

  await inEachLook(page, async ({ isNarrow, name, only }) => {
    await app.button('Settings').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await findBarriers(page, { within: 'dialog', only }), `Settings, ${name}`).toEqual([]);
    await app.button('Done').click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await showTab(app, 'Cache', isNarrow);
    await app.grid.getByRole('row').nth(1).dblclick();
    const item = page.getByRole('dialog', { name: 'Edit item' });
    await expect(item).toBeVisible();
    expect(await findBarriers(page, { within: 'dialog', only }), `item, ${name}`).toEqual([]);
    await item.getByRole('button', { name: 'Cancel' }).click();
  });
});

test.describe('by keyboard alone', () => {
  /** Presses Tab until the focus is where it should be; as a person does, but not for ever. */
  async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await isThere()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('80 presses of Tab did not get there');
  }

  test('Run is reached and pressed, and the grid is reached and its rows are walked', async ({ app, page }) => {
    const focusedName = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
    await tabTo(page, async () => (await focusedName()) === 'Run');
    await page.keyboard.press('Enter');
    await expect(app.status).toHaveText(/^Done: /);

    await app.openTab('Cache');
    await tabTo(page, () => app.grid.evaluate((grid) => grid.contains(document.activeElement)));
    await page.keyboard.press('ArrowDown');
    await expect(app.grid.getByRole('row', { selected: true })).toHaveCount(1);
    await page.keyboard.press('Enter');
    const item = page.getByRole('dialog', { name: 'Edit item' });
    await expect(item).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(item).toBeHidden();
  });

  test('Tab leaves the editor once it was told to', async ({ app, page }) => {
    await app.editor.locator('.view-lines').click();
    const inEditor = (): Promise<boolean> => app.editor.evaluate((editor) => editor.contains(document.activeElement));
    expect(await inEditor()).toBe(true);
    await page.keyboard.press('Control+M');
    await page.keyboard.press('Tab');
    expect(await inEditor()).toBe(false);
  });

  test('Ctrl+Enter runs from within the editor', async ({ app, page }) => {
    await app.editor.locator('.view-lines').click();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(app.status).toHaveText(/^Done: /);
  });
});
